import type { ImageId, PublicImage } from '../story/image.ts';
import type {
  PublicStory,
  RevisionId,
  StoryCard,
  StoryContent,
  StoryId,
  StoryKind,
  TranslationSetId,
} from '../story/story.ts';
import type { Body } from '../story/body.ts';
import { imagesOf } from '../story/body-images.ts';
import { LISTED_POSTS } from '../story/live-blog.ts';
import { coverageOf } from './coverage-of.ts';
import { RecordingsReader } from './recordings-reader.ts';
import { namedBy, type Named } from './named-by.ts';
import { cardContents, type CardContent } from './read-before.ts';
import type { Database } from './tables.ts';

/** A published story as it lies in the tables. */
export interface PublicRow<Content extends CardContent> {
  readonly id: StoryId;
  readonly service: string;
  readonly kind: StoryKind;
  readonly translationSet: TranslationSetId;
  readonly translationOf: StoryId | null;
  readonly path: string;
  readonly firstPublishedAt: Date;
  readonly publishedAt: Date;
  readonly coverageEndedAt: Date | null;
  readonly revision: RevisionId;
  readonly content: Content;
}

/** The cards of these rows, in their order, with what they name looked up for all of them at once. */
export async function resolveCards(
  db: Database,
  found: readonly Omit<PublicRow<CardContent>, 'content'>[],
): Promise<readonly StoryCard[]> {
  const contents = await cardContents(
    db,
    found.map(({ revision }) => revision),
  );
  const rows = found.flatMap((row) => {
    const content = contents.get(row.revision);
    return content === undefined ? [] : [{ ...row, content }];
  });
  const named = await namedBy(db, { rows, images: rows.flatMap(({ content }) => content.leadImage?.image ?? []) });
  return rows.map((row) => card(row, named));
}

/** The same, whole; a live blog with so many of its newest posts. */
export async function resolveStories(
  db: Database,
  rows: readonly PublicRow<StoryContent>[],
  posts = LISTED_POSTS,
): Promise<readonly PublicStory[]> {
  const coverage = await coverageOf(db, rows, posts);
  const inPosts = (id: StoryId): readonly ImageId[] =>
    coverage.get(id)?.posts.flatMap(({ body }) => imagesOf(body)) ?? [];
  const images = rows.flatMap(({ id, content }) => [
    ...imagesOf(content.body),
    ...inPosts(id),
    ...(content.leadImage ? [content.leadImage.image] : []),
  ]);
  const named = await namedBy(db, { rows, images, whole: true });
  const bodies = (row: PublicRow<StoryContent>): Body =>
    [row.content.body, ...(coverage.get(row.id)?.posts.map(({ body }) => body) ?? [])].flat();
  const played = await new RecordingsReader(db).playedIn(rows.flatMap(bodies));
  return rows.map((row) => ({
    ...card(row, named),
    body: row.content.body,
    pictures: picturesOf([...imagesOf(row.content.body), ...inPosts(row.id)], named),
    ...played(bodies(row)),
    corrections: named.corrections.get(row.id) ?? [],
    translations: (named.translations.get(row.translationSet) ?? [])
      .filter(({ id }) => id !== row.id)
      .map(({ id, service, path, headline, translationOf }) => {
        const relation = id === row.translationOf ? 'original' : translationOf === row.id ? 'translation' : 'sibling';
        return { service, path, headline, relation };
      }),
    storyline: named.storylines.get(row.content.storyline ?? '') ?? null,
    coverage: coverage.get(row.id) ?? null,
  }));
}

function card({ content, ...row }: PublicRow<CardContent>, named: Named): StoryCard {
  const use = content.leadImage;
  const picture = use === null ? undefined : named.pictures.get(use.image);
  return {
    id: row.id,
    service: row.service,
    kind: row.kind,
    headline: content.headline,
    standfirst: content.standfirst,
    place: content.place,
    bylines: content.bylines,
    path: row.path,
    topics: content.topics.flatMap((slug) => {
      const name = named.topics.get(`${row.service} ${slug}`);
      return name === undefined ? [] : [{ slug, name }];
    }),
    image: use === null || picture === undefined ? null : { use, picture },
    firstPublished: row.firstPublishedAt,
    modified: row.publishedAt,
    live: row.kind === 'live-blog' && row.coverageEndedAt === null,
  };
}

function picturesOf(ids: readonly ImageId[], { pictures }: Named): ReadonlyMap<ImageId, PublicImage> {
  return new Map(
    ids.flatMap((id) => {
      const picture = pictures.get(id);
      return picture === undefined ? [] : [[id, picture] as const];
    }),
  );
}
