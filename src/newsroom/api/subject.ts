import { z } from 'zod';
import { dayInZone } from '../../language/zone.ts';
import type { ImageId } from '../../story/image.ts';
import type { CaptionsId, RecordingId } from '../../story/recording.ts';
import { serviceOf, type Publication } from '../../story/publication.ts';
import type { PublicStory, StoryId } from '../../story/story.ts';

/** What a player loads. */
export type PlayedId = RecordingId | CaptionsId;

/** Where a published story shows besides its own page. */
export interface Standing {
  readonly service: string;
  readonly path: string;
  /** ISO 8601. */
  readonly firstPublished: string;
  readonly month: { readonly year: number; readonly month: number };
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly units: readonly string[];
  readonly storyline: string | null;
  readonly images: readonly ImageId[];
  readonly recordings: readonly PlayedId[];
  readonly translations: readonly StoryId[];
}

/** Work for the presser, as the queue of the store keeps it between an act and its edition. */
export type Subject =
  | { readonly kind: 'everything' }
  /** Many stories whose pictures have other files now: nobody waits for their pages. */
  | { readonly kind: 'stories'; readonly ids: readonly StoryId[] }
  /** Pictures that have other files now, and what they had before: readers shall not have that any more. */
  | { readonly kind: 'pictures'; readonly images: readonly ImageId[]; readonly gone: readonly string[] }
  /** Stories that are not news any more: they were published, or a live blog last changed, so long ago. */
  | { readonly kind: 'aged'; readonly service: string; readonly ids: readonly StoryId[] }
  | { readonly kind: 'breaking'; readonly service: string; readonly since: string }
  /** Another order of its stories. */
  | { readonly kind: 'front'; readonly service: string }
  | { readonly kind: 'storyline'; readonly slug: string }
  /** Addresses that lead elsewhere now. */
  | { readonly kind: 'redirects'; readonly paths: readonly string[] }
  /**
   * The posts of a live blog. `number`: the only one that was written or edited; null when one was removed, or many changed.
   * `images`: what a post showed that may show them no more.
   */
  | {
      readonly kind: 'posts';
      readonly id: StoryId;
      readonly number: number | null;
      readonly images: readonly ImageId[];
      readonly recordings: readonly PlayedId[];
    }
  /** The card of a story was drawn, or dropped. `gone`: where its card stood before, or null. */
  | { readonly kind: 'card'; readonly id: StoryId; readonly gone: string | null }
  /** `before`: where it stood when the act began; null when readers could not open it then. */
  | { readonly kind: 'story'; readonly id: StoryId; readonly before: Standing | null };

const texts = z.array(z.string());

const standingSchema = z.object({
  service: z.string(),
  path: z.string(),
  firstPublished: z.string(),
  month: z.object({ year: z.number(), month: z.number() }),
  topics: texts,
  people: texts,
  units: texts,
  storyline: z.string().nullable(),
  images: texts as unknown as z.ZodType<ImageId[]>,
  recordings: texts.default([]) as unknown as z.ZodType<PlayedId[]>,
  translations: texts as unknown as z.ZodType<StoryId[]>,
});

const subjectSchema: z.ZodType<Subject> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({ kind: z.literal('stories'), ids: texts as unknown as z.ZodType<StoryId[]> }),
  z.object({
    kind: z.literal('pictures'),
    images: texts as unknown as z.ZodType<ImageId[]>,
    gone: texts,
  }),
  z.object({ kind: z.literal('aged'), service: z.string(), ids: texts as unknown as z.ZodType<StoryId[]> }),
  z.object({ kind: z.literal('breaking'), service: z.string(), since: z.string() }),
  z.object({ kind: z.literal('front'), service: z.string() }),
  z.object({ kind: z.literal('storyline'), slug: z.string() }),
  z.object({ kind: z.literal('redirects'), paths: texts }),
  z.object({
    kind: z.literal('posts'),
    id: z.string() as unknown as z.ZodType<StoryId>,
    number: z.number().nullable(),
    images: texts as unknown as z.ZodType<ImageId[]>,
    recordings: texts.default([]) as unknown as z.ZodType<PlayedId[]>,
  }),
  z.object({ kind: z.literal('card'), id: z.string() as unknown as z.ZodType<StoryId>, gone: z.string().nullable() }),
  z.object({
    kind: z.literal('story'),
    id: z.string() as unknown as z.ZodType<StoryId>,
    before: standingSchema.nullable(),
  }),
]);

/** Whether it is pressed behind the acts, which overtake it. */
export function isBehind({ kind }: Subject): boolean {
  return kind === 'everything' || kind === 'stories';
}

export function writeSubject(subject: Subject): string {
  return JSON.stringify(subject);
}

/** What cannot be read (written by a later version) is everything: pressing too much is never wrong. */
export function readSubject(text: string): Subject {
  const parsed = subjectSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : { kind: 'everything' };
}

export function standingOf(publication: Publication, story: PublicStory, translations: readonly StoryId[]): Standing {
  const { timeZone } = serviceOf(publication, story.service);
  const { year, month } = dayInZone(story.firstPublished, timeZone);
  const people = story.bylines.flatMap((byline) => ('person' in byline ? [byline.person] : []));
  return {
    service: story.service,
    path: story.path,
    firstPublished: story.firstPublished.toISOString(),
    month: { year, month },
    topics: story.topics.map(({ slug }) => slug),
    people,
    units: story.bylines.flatMap((byline) => ('unit' in byline ? [byline.unit] : [])),
    storyline: story.storyline?.slug ?? null,
    images: imagesOf(story),
    recordings: playedOf(story),
    translations,
  };
}

/** The pictures that a story's pages show. */
export function imagesOf(story: PublicStory): readonly ImageId[] {
  return [...new Set([...(story.image === null ? [] : [story.image.use.image]), ...story.pictures.keys()])];
}

/** The recordings and captions that a story's pages play. */
export function playedOf({ recordings, captions }: PublicStory): readonly PlayedId[] {
  return [...recordings.keys(), ...captions.keys()];
}
