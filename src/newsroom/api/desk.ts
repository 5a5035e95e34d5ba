import { DAY } from '../../base/clock.ts';
import type { ImageId } from '../../story/image.ts';
import { inLanguage, type Localized, type Publication } from '../../story/publication.ts';
import type { Byline, RevisionId, StoryId, StoryKind, StoryState } from '../../story/story.ts';
import type { DeskLine, DeskQuery, DeskTranslation } from '../../store/desk-reader.ts';
import { namedLexeme, searchWords, type NamedKind, type SearchTerm } from '../../store/search-words.ts';
import { requireRight, type Actor } from './actor.ts';
import { smallestRendition } from './image-state.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { urlOf } from './story-at-hand.ts';

/** A story as a list of the newsroom shows it. */
export interface StoryLine {
  readonly id: StoryId;
  readonly revision: RevisionId;
  readonly service: string;
  readonly kind: StoryKind;
  readonly state: StoryState;
  /** Whether readers can open it, and then whether they see an older revision than this. */
  readonly public: boolean;
  readonly changed: boolean;
  /** Whether an editor approved this revision. */
  readonly approved: boolean;
  readonly headline: string;
  readonly words: number;
  readonly savedAt: Date;
  readonly savedBy: string | null;
  readonly createdBy: string | null;
  readonly heldBy: { readonly name: string; readonly mine: boolean } | null;
  readonly scheduledFor: Date | null;
  /** Whether a schedule was not kept, and an editor has to decide. */
  readonly missed: boolean;
  readonly unpublishAt: Date | null;
  readonly embargoUntil: Date | null;
  readonly url: string | null;
  /** Names. */
  readonly topics: readonly string[];
  /** As readers see them. */
  readonly bylines: readonly string[];
  readonly image: ImageId | null;
  /** The path of the smallest rendition of the lead picture. */
  readonly thumbnail: string | null;
  readonly translations: readonly Omit<DeskTranslation, 'set' | 'headline'>[];
  readonly translationOf: StoryId | null;
  /** Whether what it was translated from says something else since. */
  readonly outdated: boolean;
}

export interface StoryQuery {
  readonly service?: string;
  readonly state?: StoryState;
  /** Ids of a person and a unit of the publication, the slug of a topic. */
  readonly person?: string;
  readonly unit?: string;
  readonly topic?: string;
  /** Those that the one who asks writes in just now; those that they made. */
  readonly mine?: 'held' | 'made';
  /** Originals that a service (`into`, else any) does not have; translations whose original says something else since. */
  readonly translation?: 'missing' | 'outdated';
  readonly into?: string;
  /** Words: each begins a word of headline, standfirst, slug or the people, in whatever language and case. */
  readonly search?: string;
  readonly limit: number;
  /** The revision of the last line of the page before. */
  readonly before?: RevisionId;
}

export interface StoryPage {
  readonly stories: readonly StoryLine[];
  /** Where the next page begins (`before`); null when these were all. */
  readonly next: RevisionId | null;
}

/** The last saved first. */
export async function listStories(newsroom: Newsroom, actor: Actor, query: StoryQuery): Promise<StoryPage> {
  requireRight(actor, 'read');
  const { document: publication } = await publicationOf(newsroom);
  const asked = deskQuery(newsroom, actor, { publication, query });
  if (asked === null) return { stories: [], next: null };
  // One more than a page, so that the last page is known to be it.
  const found = await newsroom.store.read.desk.list({ ...asked, limit: query.limit + 1 });
  const page = found.slice(0, query.limit);
  const next = found.length > page.length ? (page.at(-1)?.latestRevision ?? null) : null;
  return { stories: await linesOf(newsroom, actor, page), next };
}

export interface DeskView {
  readonly counts: Readonly<Record<StoryState, number>>;
  /** Stories that the one who asks made and readers have not had. */
  readonly mine: number;
  /** What happens by itself within a day, and what may be published from then on, the first first. */
  readonly due: readonly StoryLine[];
  /** What was scheduled and an editor has to decide on. */
  readonly missed: readonly StoryLine[];
  readonly inReview: number;
}

const AHEAD = DAY;
/** So many lines of each. */
const LINES = 50;

/** What the desk opens with. `service`: of one only. */
export async function readDesk(newsroom: Newsroom, actor: Actor, service: string | null): Promise<DeskView> {
  requireRight(actor, 'read');
  const { desk } = newsroom.store.read;
  const of = { ...(service === null ? {} : { service }), limit: LINES };
  const found = await desk.counts(service);
  const counts = { ...NONE, ...Object.fromEntries(found) };
  const coming = await comingUp(newsroom, of);
  return {
    counts,
    mine: actor.account === null ? 0 : await desk.unpublishedOf(actor.account, service),
    due: await linesOf(newsroom, actor, coming),
    missed: await linesOf(newsroom, actor, await desk.missed(of)),
    inReview: counts['in-review'],
  };
}

/** What is scheduled, what leaves its readers, and what may be published from then on; each story once, by the first of its times. */
async function comingUp(
  { store, clock }: Newsroom,
  of: { readonly service?: string; readonly limit: number },
): Promise<readonly DeskLine[]> {
  const { desk } = store.read;
  const from = clock();
  const until = new Date(from.getTime() + AHEAD);
  const lines = [
    ...(await desk.due('scheduledFor', { ...of, until })),
    ...(await desk.due('unpublishAt', { ...of, until })),
    ...(await desk.embargoes({ ...of, from, until })),
  ];
  const first = ({ scheduledFor, unpublishAt, embargoUntil }: DeskLine): number => {
    // An embargo that ended tells nothing any more; the other times go when they were kept.
    const times = [scheduledFor, unpublishAt, embargoUntil !== null && embargoUntil > from ? embargoUntil : null];
    return Math.min(...times.flatMap((time) => (time === null ? [] : [time.getTime()])));
  };
  const once = new Map(lines.map((line) => [line.id, line]));
  return [...once.values()].toSorted((a, b) => first(a) - first(b));
}

const NONE: Readonly<Record<StoryState, number>> = {
  draft: 0,
  'in-review': 0,
  scheduled: 0,
  published: 0,
  unpublished: 0,
  withdrawn: 0,
};

/** Null when nothing can be found by it. */
function deskQuery(
  { leases }: Newsroom,
  { account }: Actor,
  { publication, query }: { publication: Publication; query: StoryQuery },
): DeskQuery | null {
  const { service, state, person, unit, topic, mine, translation, into, search, limit, before } = query;
  if (mine !== undefined && account === null) return null;
  const words = searchWords(search ?? '');
  if (words.length === 0 && (search ?? '').trim() !== '') return null;
  const named = Object.entries({ person, unit, topic }).flatMap(([kind, id]): SearchTerm[] =>
    id === undefined ? [] : [{ prefix: null, named: [namedLexeme(kind as NamedKind, id)] }],
  );
  const typed = words.map((prefix) => ({ prefix, named: namedLike(publication, prefix) }));
  const missing = into === undefined ? publication.services.map(({ id }) => id) : [into];
  return {
    limit,
    terms: [...named, ...typed],
    ...(service !== undefined && { service }),
    ...(state !== undefined && { state }),
    ...(before !== undefined && { before }),
    ...(mine === 'held' && account !== null && { ids: leases.heldBy(account) }),
    ...(mine === 'made' && account !== null && { createdBy: account }),
    ...(translation !== undefined && { translation: translation === 'missing' ? { missing } : translation }),
  };
}

/** Who of the publication has a name, in any language, with a word that begins so. */
function namedLike({ people, units }: Publication, prefix: string): string[] {
  const begins = ({ name }: { name: Localized }): boolean =>
    Object.values(name).some((text) => searchWords(text).some((word) => word.startsWith(prefix)));
  return [
    ...people.filter(begins).map(({ id }) => namedLexeme('person', id)),
    ...units.filter(begins).map(({ id }) => namedLexeme('unit', id)),
  ];
}

/** Lines with all that they name: as many queries for one as for fifty. */
async function linesOf(newsroom: Newsroom, actor: Actor, rows: readonly DeskLine[]): Promise<StoryLine[]> {
  if (rows.length === 0) return [];
  const { read } = newsroom.store;
  const { document: publication, origin } = await publicationOf(newsroom);
  const sets = Map.groupBy(await read.desk.translations(rows.map((row) => row.translationSet)), ({ set }) => set);
  const topics = await read.publication.topicNames([...new Set(rows.map(({ service }) => service))]);
  const images = await read.images.imagesById([...new Set(rows.flatMap(({ image }) => image ?? []))]);
  const thumbnails = new Map(images.map(({ id, renditions }) => [id, smallestRendition(renditions)?.path]));
  return rows.map((row) => {
    const set = sets.get(row.translationSet) ?? [];
    const lease = newsroom.leases.of(row.id);
    const { id, service, kind, state, headline, words, savedAt, savedBy, scheduledFor, unpublishAt, image } = row;
    const same = { id, service, kind, state, headline, words, savedAt, savedBy, scheduledFor, unpublishAt, image };
    return {
      ...same,
      revision: row.latestRevision,
      public: row.publishedRevision !== null,
      changed: row.publishedRevision !== null && row.publishedRevision !== row.latestRevision,
      approved: row.approvedRevision === row.latestRevision,
      createdBy: row.creator,
      heldBy: lease && { name: lease.name, mine: lease.account !== null && lease.account === actor.account },
      missed: row.missedAt !== null,
      embargoUntil: row.embargoUntil,
      url: urlOf(origin, row),
      topics: row.topics.map((slug) => topics.get(`${service} ${slug}`) ?? slug),
      bylines: row.bylines.map((byline) => shownName(publication, service, byline)),
      thumbnail: (image && thumbnails.get(image)) ?? null,
      translations: set.filter((other) => other.id !== id).map(({ set: _set, headline: _headline, ...other }) => other),
      translationOf: row.translationOf,
      outdated: set.some((other) => other.id === id && other.outdated),
    };
  });
}

/** A byline in words, as the service prints it. */
function shownName({ people, units }: Publication, service: string, byline: Byline): string {
  if ('name' in byline) return byline.name;
  const id = 'person' in byline ? byline.person : byline.unit;
  const named = ('person' in byline ? people : units).find((each) => each.id === id);
  return (named && inLanguage(named.name, service)?.text) ?? id;
}
