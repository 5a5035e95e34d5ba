import { HOUR } from '../base/clock.ts';
import type { Id } from '../base/id.ts';
import type { Body, ImageUse } from './body.ts';
import type { PublicImage, ImageId } from './image.ts';
import type { CaptionsId, PublicCaptions, PublicRecording, RecordingId } from './recording.ts';
import type { Storyline } from './storyline.ts';
import type { Coverage } from './live-blog.ts';

export type StoryId = Id<'Story'>;
export type RevisionId = Id<'Revision'>;
/** The stories that are one another's translations share one. */
export type TranslationSetId = Id<'TranslationSet'>;

/** So long after its first publication, in milliseconds, a story is news: its page carries the breaking line (design, section 6). */
export const NEWS_SPAN = 48 * HOUR;

export type StoryKind = 'article' | 'live-blog' | 'page';

/** Where a story stands in the newsroom. *Scheduled* may also be published already: a later revision waits. */
export type StoryState = 'draft' | 'in-review' | 'scheduled' | 'published' | 'unpublished' | 'withdrawn';

/** Who a story is by: somebody or a unit of the publication, or just a name. */
export type Byline = { readonly person: string } | { readonly unit: string } | { readonly name: string };

/** What a revision holds: everything a writer can change. */
export interface StoryContent {
  readonly headline: string;
  /** Empty when there is none; likewise `place`. */
  readonly standfirst: string;
  readonly place: string;
  readonly bylines: readonly Byline[];
  /** Slugs of topics of the story's service. */
  readonly topics: readonly string[];
  /** The slug of a storyline, or null. */
  readonly storyline: string | null;
  readonly body: Body;
  readonly leadImage: ImageUse | null;
}

export interface TopicName {
  readonly slug: string;
  readonly name: string;
}

export interface Correction {
  readonly at: Date;
  readonly text: string;
}

/** What a list shows of a story. */
export interface StoryCard {
  readonly id: StoryId;
  readonly service: string;
  readonly kind: StoryKind;
  readonly headline: string;
  readonly standfirst: string;
  readonly place: string;
  readonly bylines: readonly Byline[];
  /** The address, root-relative, ending in a slash. */
  readonly path: string;
  readonly topics: readonly TopicName[];
  readonly image: { readonly use: ImageUse; readonly picture: PublicImage } | null;
  readonly firstPublished: Date;
  /** When what readers see of it last changed: the revision, or a post. */
  readonly modified: Date;
  /** Whether it is a live blog whose coverage goes on. */
  readonly live: boolean;
}

/** A published story as press is given it: the published revision with everything it names resolved. */
export interface PublicStory extends StoryCard {
  readonly body: Body;
  /** The pictures that the body uses, and the posts. */
  readonly pictures: ReadonlyMap<ImageId, PublicImage>;
  /** The recordings that the body uses, and their captions; likewise of the posts. */
  readonly recordings: ReadonlyMap<RecordingId, PublicRecording>;
  readonly captions: ReadonlyMap<CaptionsId, PublicCaptions>;
  readonly corrections: readonly Correction[];
  /** The published stories of the same translation set, without itself, in the publication's order of services. */
  readonly translations: readonly Translation[];
  readonly storyline: Storyline | null;
  /** Of a live blog; null for other stories. */
  readonly coverage: Coverage | null;
}

/** Another story of a translation set, seen from one of it: what that one translates, its translation, or neither. */
export interface Translation {
  readonly service: string;
  readonly path: string;
  readonly headline: string;
  readonly relation: 'original' | 'translation' | 'sibling';
}

/** The line at the top of a service's pages. */
export interface Breaking {
  readonly text: string;
  /** The story it leads to, or null. */
  readonly path: string | null;
  readonly from: Date;
}
