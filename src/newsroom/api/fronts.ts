import { Refusal, type Fault } from '../../base/refusal.ts';
import { FRONT_PLACES, type FrontPlace } from '../../story/front.ts';
import type { StoryId, StoryKind, StoryState } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { contentTag } from './content-tag.ts';
import { smallestRendition } from './image-state.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { writeSubject } from './subject.ts';

/** A place of a front as an editor gives it; null: the newest story that stands nowhere else. */
export type FilledPlace = Omit<FrontPlace, 'place'> | null;

/** A story that stands on a front, or would by itself. */
export interface FrontStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly kind: StoryKind;
  readonly state: StoryState;
  /** Null while readers cannot open it: until then its place fills itself. */
  readonly firstPublished: Date | null;
  /** The path of the smallest rendition of its picture. */
  readonly thumbnail: string | null;
}

export interface FrontView {
  /** From the lead on, FRONT_PLACES of them. */
  readonly places: readonly FilledPlace[];
  /** What fills places by itself, newest first: enough for every place. */
  readonly newest: readonly StoryId[];
  /** Every story that is named above, in no order. */
  readonly stories: readonly FrontStory[];
}

/** @throws Refusal 'missing' when there is no such service */
export async function readFront(newsroom: Newsroom, actor: Actor, service: string): Promise<FrontView> {
  requireRight(actor, 'read');
  await requireService(newsroom, service);
  const { read } = newsroom.store;
  const places = await placesOf(read, service, newsroom.clock());
  const placed = places.flatMap((place) => (place === null ? [] : [place.story]));
  const newest = (await read.published.cardsOf([{ service, limit: FRONT_PLACES * 2 }])).get(service) ?? [];
  const cards = new Map([...newest, ...(await read.published.cardsById(placed))].map((card) => [card.id, card]));
  const stories: FrontStory[] = [...cards.values()].map(({ id, headline, kind, firstPublished, image }) => {
    const thumbnail = image === null ? null : (smallestRendition(image.picture.renditions)?.path ?? null);
    return { id, headline, kind, state: 'published', firstPublished, thumbnail };
  });
  for (const id of placed) {
    if (cards.has(id)) continue;
    const hidden = await read.stories.story(id);
    if (hidden === null) continue;
    const { kind, state, content } = hidden;
    stories.push({ id, headline: content.headline, kind, state, firstPublished: null, thumbnail: null });
  }
  return { places, newest: newest.map(({ id }) => id), stories };
}

/** What stands in an ETag for places. */
export function frontTag(places: readonly FilledPlace[]): string {
  return contentTag(places);
}

/** The places of a front from its lead on, FRONT_PLACES of them. */
async function placesOf(read: Readers, service: string, now: Date): Promise<readonly FilledPlace[]> {
  const filled = await read.fronts.places(service, now);
  return Array.from({ length: FRONT_PLACES }, (_, at) => {
    const found = filled.find(({ place }) => place === at + 1);
    return found === undefined ? null : { story: found.story, until: found.until };
  });
}

/**
 * Replaces the places of a front whole, and returns once readers see it. A story that is not public yet keeps its place for
 * when it is. `expected`: the tags of what whoever arranges has seen; null when they do not say.
 * @throws Refusal 'missing', 'stale', or 'invalid' with a fault for each place
 */
export async function fillFront(
  newsroom: Newsroom,
  actor: Actor,
  {
    service,
    places,
    expected = null,
  }: { service: string; places: readonly FilledPlace[]; expected?: readonly string[] | null },
): Promise<void> {
  requireRight(actor, 'edit');
  await requireService(newsroom, service);
  const now = newsroom.clock();
  await newsroom.store.transact(async ({ read, write }) => {
    await write.fronts.lock();
    if (expected !== null && !expected.includes(frontTag(await placesOf(read, service, now))))
      throw new Refusal('stale', 'Somebody arranged this front in the meantime: look at it as it is now.', {
        code: 'front-changed',
      });
    const faults = await faultsOf(read, { service, places, now });
    if (faults.length > 0) throw new Refusal('invalid', 'The front cannot be arranged like this.', { faults });
    const filled = places.flatMap((each, at) => (each === null ? [] : [{ place: at + 1, ...each }]));
    await write.fronts.set(service, filled);
    await write.editions.queue(writeSubject({ kind: 'front', service }), now);
    await audit(write, { actor, act: 'front.fill', subject: service, at: now });
  });
  await newsroom.presser.press();
}

async function requireService(newsroom: Newsroom, service: string): Promise<void> {
  const { document } = await publicationOf(newsroom);
  if (!document.services.some(({ id }) => id === service))
    throw new Refusal('missing', `There is no service “${service}”.`);
}

async function faultsOf(
  read: Readers,
  { service, places, now }: { service: string; places: readonly FilledPlace[]; now: Date },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (places.length > FRONT_PLACES)
    faults.push({ field: 'places', detail: `A front has ${FRONT_PLACES} places to fill.` });
  const seen = new Set<StoryId>();
  for (const [at, place] of places.entries()) {
    if (place === null) continue;
    const detail = await faultOf(read, { service, place, seen, now });
    if (detail !== null) faults.push({ field: `places.${at}`, detail });
    seen.add(place.story);
  }
  return faults;
}

async function faultOf(
  read: Readers,
  {
    service,
    place: { story: id, until },
    seen,
    now,
  }: { service: string; place: NonNullable<FilledPlace>; seen: ReadonlySet<StoryId>; now: Date },
): Promise<string | null> {
  const story = await read.stories.story(id);
  if (story === null) return 'There is no such story.';
  if (story.service !== service) return 'The story is of another service.';
  if (story.kind === 'page') return 'A page has no place on a front: the foot of every page leads to it.';
  if (story.state === 'withdrawn') return 'The story is withdrawn.';
  if (seen.has(id)) return 'The story has another place already.';
  return until !== null && until <= now ? 'The end lies in the past.' : null;
}
