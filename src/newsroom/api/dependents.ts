import type { Publication } from '../../story/publication.ts';
import type { Store } from '../../store/open-store.ts';
import { PART, partOf } from '../../story/live-blog.ts';
import { NEWS_SPAN, type PublicStory, type StoryId } from '../../story/story.ts';
import { slugify } from '../../language/slug.ts';
import { Pages, type Page } from './page.ts';
import { readStoryParts, type StoryParts } from './story-parts.ts';
import { standingOf, type Standing, type Subject } from './subject.ts';

interface Asked {
  readonly subjects: readonly Subject[];
  /** Learns the parts of the stories that acts changed, for whoever presses their pages next. */
  readonly known?: Map<StoryId, StoryParts>;
}

/** Which pages show what a subject changed. Names more rather than less: pressing what did not change costs time, not an edition. */
export async function dependents(
  store: Store,
  { publication, now }: { publication: Publication; now: Date },
  { subjects, known = new Map() }: Asked,
): Promise<Pages> {
  const pages = new Pages();
  for (const subject of subjects) {
    if (subject.kind === 'everything') await addEverything(pages, store, publication);
    else if (subject.kind === 'stories')
      for (const id of subject.ids) await addPublished(pages, store, { publication, now, id });
    else if (subject.kind === 'pictures')
      for (const id of await store.read.published.showing(subject.images))
        await addPublished(pages, store, { publication, now, id });
    else if (subject.kind === 'aged') addAged(pages, subject);
    else if (subject.kind === 'breaking') await addBreaking(pages, store, subject);
    else if (subject.kind === 'front') pages.add({ page: 'front', service: subject.service }, { page: 'choice' });
    else if (subject.kind === 'storyline') await addStoryline(pages, store, { publication, slug: subject.slug });
    else if (subject.kind === 'card') pages.add({ page: 'copy', id: subject.id }, { page: 'story', id: subject.id });
    else if (subject.kind === 'posts') await addPosts(pages, store, { publication, subject });
    else if (subject.kind === 'redirects')
      pages.add(...subject.paths.map((path): Page => ({ page: 'redirect', path })));
    else await addStory(pages, store, { publication, now, subject, reading: learnt(store, subject.id, known) });
  }
  return pages;
}

/** Null when readers cannot open it. Of several acts of one story each reads it anew, and the last counts. */
async function learnt(store: Store, id: StoryId, known: Map<StoryId, StoryParts>): Promise<PublicStory | null> {
  const parts = (await readStoryParts(store.read, [id])).get(id);
  if (parts !== undefined) known.set(id, parts);
  return parts?.story ?? null;
}

interface Changed {
  readonly publication: Publication;
  readonly now: Date;
  readonly subject: Subject & { kind: 'story' };
  /** The story as readers have it now, or null. */
  readonly reading: Promise<PublicStory | null>;
}

/** As if it had changed, with nothing known of how it was before. */
async function addPublished(
  pages: Pages,
  store: Store,
  { publication, now, id }: { publication: Publication; now: Date; id: StoryId },
): Promise<void> {
  const subject = { kind: 'story', id, before: null } as const;
  await addStory(pages, store, { publication, now, subject, reading: store.read.published.story(id) });
}

async function addStory(pages: Pages, store: Store, { publication, now, subject, reading }: Changed): Promise<void> {
  pages.add({ page: 'story', id: subject.id });
  const [story, translations] = await Promise.all([reading, store.read.published.translationIds(subject.id)]);
  const after = story && standingOf(publication, story, translations);
  for (const standing of [subject.before, after]) {
    if (!standing) continue;
    addStanding(pages, standing);
    await addMonthsBeside(pages, store, standing);
  }
  if (subject.before?.path === after?.path) return;
  // A breaking line that leads to the story leads elsewhere now, or nowhere.
  for (const line of await store.read.breaking.lines(now)) {
    if (line.story === subject.id)
      await addBreaking(pages, store, { service: line.service, since: line.startsAt.toISOString() });
  }
}

/** The breaking line goes from their pages, they go from the sitemap of news, and their live lines from `now.json`. */
function addAged(pages: Pages, { service, ids }: Subject & { kind: 'aged' }): void {
  pages.add({ page: 'sitemaps' }, { page: 'feeds', service }, ...ids.map((id): Page => ({ page: 'story', id })));
}

/** A post changes its live blog and the time at which that changed last; where lists show the story they show neither. */
async function addPosts(
  pages: Pages,
  store: Store,
  { publication, subject }: { publication: Publication; subject: Subject & { kind: 'posts' } },
): Promise<void> {
  const story = await store.read.published.story(subject.id);
  // With every fiftieth number a part begins to stand apart, and the one before it leads there.
  const begins = (story?.coverage?.given ?? 0) % PART === 0;
  const part = begins || subject.number === null ? {} : { part: partOf(subject.number) };
  pages.add({ page: 'story', id: subject.id, ...part });
  if (story === null) return;
  const { service, month } = standingOf(publication, story, []);
  pages.add(
    { page: 'front', service },
    { page: 'feeds', service },
    { page: 'month', service, ...month },
    { page: 'sitemaps' },
  );
  if (!begins) return;
  // What led to the story before its address changed leads to its parts too.
  const paths = await store.read.publication.redirectsTo(story.path);
  pages.add(...paths.map((path): Page => ({ page: 'redirect', path })));
}

function addStanding(pages: Pages, standing: Standing): void {
  const { service } = standing;
  pages.add(
    ...standing.translations.map((id): Page => ({ page: 'story', id })),
    { page: 'front', service },
    { page: 'choice' },
    { page: 'month', service, ...standing.month },
    { page: 'archive', service },
    { page: 'feeds', service },
    { page: 'sitemaps' },
    ...standing.topics.map((slug): Page => ({ page: 'topic', service, slug })),
    ...standing.people.map((slug): Page => ({ page: 'person', service, slug })),
    ...standing.units.map((slug): Page => ({ page: 'unit', service, slug })),
  );
  if (standing.storyline !== null) pages.add({ page: 'storyline', service, slug: standing.storyline });
}

/** A month that opened or closed changes where the months before and after it lead. */
async function addMonthsBeside(pages: Pages, store: Store, { service, month: own }: Standing): Promise<void> {
  const months = await store.read.published.months(service);
  const distance = (each: { year: number; month: number }): number =>
    (each.year - own.year) * 12 + each.month - own.month;
  if ((months.find((each) => distance(each) === 0)?.count ?? 0) > 1) return;
  // The newest stands first.
  const beside = [months.findLast((each) => distance(each) > 0), months.find((each) => distance(each) < 0)];
  for (const each of beside) if (each) pages.add({ page: 'month', service, year: each.year, month: each.month });
}

async function addBreaking(
  pages: Pages,
  store: Store,
  { service, since }: { service: string; since: string },
): Promise<void> {
  pages.add({ page: 'front', service }, { page: 'feeds', service }, { page: 'choice' });
  for (const { slug } of await store.read.publication.topics(service)) pages.add({ page: 'topic', service, slug });
  const from = new Date(new Date(since).getTime() - NEWS_SPAN);
  for (const id of await store.read.published.changedSince(service, from)) pages.add({ page: 'story', id });
}

async function addStoryline(
  pages: Pages,
  store: Store,
  { publication, slug }: { publication: Publication; slug: string },
): Promise<void> {
  for (const { id: service } of publication.services) pages.add({ page: 'storyline', service, slug });
  for (const id of await store.read.published.listed('storyline', slug)) pages.add({ page: 'story', id });
}

async function addEverything(pages: Pages, store: Store, publication: Publication): Promise<void> {
  pages.add({ page: 'choice' }, { page: 'sitemaps' }, { page: 'not-found' });
  for (const { path } of await store.read.publication.redirects()) pages.add({ page: 'redirect', path });
  for (const { id } of await store.read.published.withdrawn()) pages.add({ page: 'story', id });
  const storylines = await store.read.publication.storylines();
  for (const service of publication.services)
    await addService(pages, store, { publication, service, storylines: storylines.map(({ slug }) => slug) });
}

async function addService(
  pages: Pages,
  store: Store,
  {
    publication,
    service: { id: service, navigation },
    storylines,
  }: { publication: Publication; service: Publication['services'][number]; storylines: readonly string[] },
): Promise<void> {
  for (const page of ['front', 'archive', 'feeds', 'contact', 'saved', 'service-not-found'] as const)
    pages.add({ page, service });
  for (const { year, month } of await store.read.published.months(service))
    pages.add({ page: 'month', service, year, month });
  for (const { slug } of await store.read.published.lists(service, 'topic'))
    pages.add({ page: 'topic', service, slug });
  for (const item of navigation)
    if ('topic' in item) pages.add({ page: 'topic', service, slug: slugify(item.topic, service) });
  for (const { id } of publication.people) pages.add({ page: 'person', service, slug: id });
  for (const { id } of publication.units) pages.add({ page: 'unit', service, slug: id });
  for (const { id } of publication.notices) pages.add({ page: 'notice', service, slug: id });
  for (const slug of storylines) pages.add({ page: 'storyline', service, slug });
  for (const id of await store.read.published.allIds(service)) pages.add({ page: 'story', id: id satisfies StoryId });
}
