import { sql } from 'kysely';
import type { ImageId, PublicImage } from '../story/image.ts';
import type { Correction, StoryContent, StoryId, TranslationSetId } from '../story/story.ts';
import type { Storyline } from '../story/storyline.ts';
import { publicImages } from './read-before.ts';
import type { Database } from './tables.ts';

interface Naming {
  readonly rows: readonly {
    readonly id: StoryId;
    readonly service: string;
    readonly translationSet: TranslationSetId;
    readonly content: Pick<StoryContent, 'topics' | 'storyline'>;
  }[];
  readonly images: readonly ImageId[];
  /** Corrections, translations and storylines too. */
  readonly whole?: boolean;
}

interface Translation {
  readonly id: StoryId;
  readonly service: string;
  readonly path: string;
  readonly headline: string;
  /** The story of the set that it translates, or null. */
  readonly translationOf: StoryId | null;
}

/** What some stories name, each kind looked up in one query. */
export interface Named {
  readonly pictures: ReadonlyMap<ImageId, PublicImage>;
  /** By "service slug". */
  readonly topics: ReadonlyMap<string, string>;
  /** By when they were made. */
  readonly corrections: ReadonlyMap<StoryId, readonly Correction[]>;
  /** Every published story of a set, in the publication's order of services. */
  readonly translations: ReadonlyMap<TranslationSetId, readonly Translation[]>;
  readonly storylines: ReadonlyMap<string, Storyline>;
}

export async function namedBy(db: Database, { rows, images, whole = false }: Naming): Promise<Named> {
  const stories = whole ? rows.map(({ id }) => id) : [];
  const sets = whole ? rows.map(({ translationSet }) => translationSet) : [];
  const chains = whole ? rows.flatMap(({ content }) => content.storyline ?? []) : [];
  return {
    pictures: await publicImages(db, distinct(images)),
    topics: await topicNames(db, rows),
    corrections: await correctionsOf(db, stories),
    translations: await translationsIn(db, sets),
    storylines: await storylinesBySlug(db, chains),
  };
}

async function topicNames(db: Database, stories: Naming['rows']): Promise<Named['topics']> {
  const slugs = distinct(stories.flatMap(({ content }) => content.topics));
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('topic')
    .selectAll()
    .where('service', 'in', distinct(stories.map(({ service }) => service)))
    .where('slug', 'in', slugs)
    .execute();
  return new Map(rows.map(({ service, slug, name }) => [`${service} ${slug}`, name]));
}

async function correctionsOf(db: Database, ids: readonly StoryId[]): Promise<Named['corrections']> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('correction')
    .select(['story', 'at', 'text'])
    .where('story', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const byStory = Map.groupBy(rows, ({ story }) => story);
  return new Map([...byStory].map(([story, all]) => [story, all.map(({ at, text }) => ({ at, text }))]));
}

async function translationsIn(db: Database, sets: readonly TranslationSetId[]): Promise<Named['translations']> {
  if (sets.length === 0) return new Map();
  const rows = await db
    .selectFrom('story as s')
    .innerJoin('revision as r', 'r.id', 's.publishedRevision')
    .leftJoin('publication as p', (join) => join.onTrue())
    .select(['s.id', 's.service', 's.path', 's.translationSet', 's.translationOf', 'r.headline'])
    .select(sql<readonly string[] | null>`jsonb_path_query_array(p.document, '$.services[*].id')`.as('order'))
    .where('s.translationSet', 'in', distinct(sets))
    .orderBy('s.id')
    .$narrowType<{ path: string }>()
    .execute();
  rows.sort((a, b) => place(a) - place(b));
  return Map.groupBy(rows, ({ translationSet }) => translationSet);
}

/** A service that the publication has no longer goes last. */
function place({ order, service }: { readonly order: readonly string[] | null; readonly service: string }): number {
  const at = order?.indexOf(service) ?? -1;
  return at === -1 ? (order?.length ?? 0) : at;
}

async function storylinesBySlug(db: Database, slugs: readonly string[]): Promise<Named['storylines']> {
  if (slugs.length === 0) return new Map();
  const rows = await db.selectFrom('storyline').selectAll().where('slug', 'in', distinct(slugs)).execute();
  return new Map(rows.map(({ slug, document }) => [slug, document]));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
