import type { Bytes } from '../base/bytes.ts';
import type { RefusalKind } from '../base/refusal.ts';
import type { CardWords } from '../story/card-words.ts';
import type { Crop, Focus, Rendition } from '../story/image.ts';
import type { Box } from './cover-box.ts';
import type { MetadataKind } from './metadata-kinds.ts';

/** A picture to be cut by the recipe. */
export interface CutJob {
  readonly work: 'cut';
  readonly bytes: Uint8Array;
  readonly focus: Focus;
  /** What is drawn by and by, in place of what is drawn at once. */
  readonly later: boolean;
}

/** Parts of a picture to be covered for good. */
export interface CoverJob {
  readonly work: 'cover';
  readonly bytes: Uint8Array;
  readonly boxes: readonly Box[];
}

/** A picture to be looked at by a program. */
export interface DecodeJob {
  readonly work: 'decode';
  readonly bytes: Uint8Array;
  /** Of its sides, in pixels. */
  readonly longest: number;
}

/** A story's card to be drawn from words alone. */
export interface CardJob {
  readonly work: 'card';
  readonly words: CardWords;
}

export type PictureWork = CutJob | CoverJob | DecodeJob | CardJob;

/** What `picture-worker.ts` is sent. */
export type PictureJob = PictureWork & {
  /** The worker ends itself when it holds more memory than this. */
  readonly residentBytes: number;
};

/** Red, green and blue of each pixel, by rows. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface RenditionFile {
  readonly crop: Crop;
  readonly width: number;
  readonly height: number;
  readonly type: Rendition['type'];
  readonly bytes: Bytes;
}

/** A picture as it was read, upright, and what was made of it: in the recipe's order, then by width, then by type. */
export interface DrawnPicture {
  /** Of the original in pixels, after its orientation was applied. */
  readonly width: number;
  readonly height: number;
  readonly files: readonly RenditionFile[];
  /** What the file said besides, and the renditions do not. */
  readonly removed: readonly MetadataKind[];
}

/** What the worker sends: first `ready`, then one answer to each job. */
export type PictureAnswer =
  | { readonly answer: 'ready' }
  | { readonly answer: 'drawn'; readonly picture: DrawnPicture }
  /** A JPEG of the whole picture. */
  | { readonly answer: 'covered'; readonly bytes: Bytes }
  | { readonly answer: 'pixels'; readonly pixels: Pixels }
  /** A PNG; null when the project has no letters for the words. */
  | { readonly answer: 'card'; readonly bytes: Bytes | null }
  | { readonly answer: 'refused'; readonly kind: RefusalKind; readonly message: string };
