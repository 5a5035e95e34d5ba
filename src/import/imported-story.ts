import type { Body, ImageUse } from '../story/body.ts';
import type { ImageId } from '../story/image.ts';
import type { Byline } from '../story/story.ts';

/** A document of another system as a story, before anything is stored: the same for every source. */
export interface ImportedStory {
  /** What names it at its source, so that a second run knows it: a path in the folder, an address. */
  readonly key: string;
  readonly headline: string;
  /** Null: make one from the headline. */
  readonly slug: string | null;
  /** When it was first published at the source; null when the source does not say. */
  readonly date: Date | null;
  readonly standfirst: string;
  readonly place: string;
  /** People and units by id as the source has them: whether they exist, the caller checks. */
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
  /** One sentence each, for the person who runs the import. */
  readonly warnings: readonly string[];
}

export interface ImportedImage {
  /** A stand-in that is unique within the story only. */
  readonly id: ImageId;
  /** An absolute path on this machine. */
  readonly file: string;
}

export interface ImportedLead extends Omit<ImageUse, 'image'> {
  /** An absolute path on this machine. */
  readonly file: string;
}

/** One document of an import: a story, or one sentence that says why not. */
export type ImportItem = {
  /** Its place in the whole: `at` counts from 1. */
  readonly at: number;
  readonly total: number;
  readonly key: string;
} & ({ readonly story: ImportedStory } | { readonly failure: string });
