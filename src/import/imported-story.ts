import type { Body, ImageUse } from '../story/body.ts';
import type { ImageId } from '../story/image.ts';
import type { CaptionsId, RecordingId } from '../story/recording.ts';
import type { Byline, StoryKind } from '../story/story.ts';

/** A document of another system as a story, before anything is stored: the same for every source. */
export interface ImportedStory {
  /** What names it at its source, so that a second run knows it: a path in the folder, an address. */
  readonly key: string;
  readonly kind: StoryKind;
  /** Whether readers could open it at the source. */
  readonly isPublic: boolean;
  /** Every address at which readers had it, absolute or root-relative, query forms (`/?p=12`) too. */
  readonly addresses: readonly string[];
  readonly headline: string;
  /** Null: make one from the headline. */
  readonly slug: string | null;
  /** When it was first published at the source; null when the source does not say. */
  readonly date: Date | null;
  readonly standfirst: string;
  readonly place: string;
  /** People and units by id as the source has them (whether they exist, the caller checks); a name of a `person` place becomes that person. */
  readonly bylines: readonly Byline[];
  /** Names as written. */
  readonly topics: readonly string[];
  readonly storyline: string | null;
  /** The key or the address of the story that this one translates. */
  readonly translationOf: string | null;
  /** Its pictures are stand-ins: `images` says which file each is. Put in the real ones with `replaceImages`. */
  readonly body: Body;
  readonly images: readonly ImportedImage[];
  readonly leadImage: ImportedLead | null;
  /** Its recordings and captions are stand-ins too, when there are any. */
  readonly recordings?: readonly ImportedFile<RecordingId>[];
  readonly captions?: readonly ImportedFile<CaptionsId>[];
  /** The month in whose archive the source listed it, and the addresses that this archive had; none where it kept no such lists. */
  readonly month?: { readonly year: number; readonly month: number; readonly addresses: readonly string[] };
  /** Those that readers could see at the source, in their order. */
  readonly comments: readonly ImportedComment[];
  /** One sentence each, for the person who runs the import. */
  readonly warnings: readonly string[];
}

export interface ImportedFile<StandIn> {
  /** Unique within the story only. */
  readonly id: StandIn;
  /** An absolute path on this machine. */
  readonly file: string;
  /** As an image's. */
  readonly addresses: readonly string[];
}

export interface ImportedImage {
  /** A stand-in that is unique within the story only. */
  readonly id: ImageId;
  /** An absolute path on this machine. */
  readonly file: string;
  /** As a story's: of the picture itself, in every size that the document names, and of a page about it. */
  readonly addresses: readonly string[];
}

export interface ImportedLead extends Omit<ImageUse, 'image'> {
  /** An absolute path on this machine. */
  readonly file: string;
  /** As an image's. */
  readonly addresses: readonly string[];
}

/** What a reader wrote. Of the reader only the name under it: no e-mail, address or user agent is ever read into a value. */
export interface ImportedComment {
  /** What names it at its source, within its story. */
  readonly key: string;
  /** The key of the comment that it answers, or null. */
  readonly parent: string | null;
  readonly name: string;
  /** Plain text; an empty line parts paragraphs. */
  readonly text: string;
  readonly at: Date;
}

/** A page of the source that lists stories: its old addresses lead to ours of the same name. */
export interface ImportedPlace {
  /** `front` and `feed` are the service's own, and their name says nothing. */
  readonly kind: 'topic' | 'person' | 'front' | 'feed';
  readonly name: string;
  /** As a story's. */
  readonly addresses: readonly string[];
}

/** One document of an import, a place (all places come before the first story), or one sentence that says why not. */
export type ImportItem = {
  /** How much of the whole is done with it, in units of the source: documents or bytes. From 1. */
  readonly at: number;
  readonly total: number;
  readonly key: string;
} & (
  | { readonly story: ImportedStory }
  | { readonly place: ImportedPlace }
  /** `skipped`: it is of a kind that is left out on purpose, such as a menu. */
  | { readonly skipped: string }
  | { readonly failure: string }
);
