import type { Id } from '../base/id.ts';

export type ImageId = Id<'Image'>;

export type Crop = '16x9' | '4x3' | '1x1' | 'full';

/** One file that shows a picture at one size. */
export interface Rendition {
  readonly crop: Crop;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: 'image/webp' | 'image/jpeg' | 'image/avif';
  /** Its address on the site; the bytes there never change. */
  readonly path: string;
}

/** Where the eye should stay when a picture is cropped: 0 to 1 from its left and its top. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

export const CENTRE: Focus = { x: 0.5, y: 0.5 };

/** A picture as press is given it. Renditions in order of crop, then width. */
export interface PublicImage {
  readonly id: ImageId;
  readonly renditions: readonly Rendition[];
}
