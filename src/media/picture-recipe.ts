import { CROPS, type CropRow } from '../story/crop-box.ts';
import type { Rendition } from '../story/image.ts';

/** A way of showing a picture: every width that the picture has pixels for, in every type. */
export interface RecipeRow extends CropRow {
  readonly types: readonly Rendition['type'][];
}

/** What every picture is made into. To add a type, add it here (a crop, in crop-box.ts) and raise RECIPE_VERSION. */
export const RECIPE: readonly RecipeRow[] = CROPS.map((row) => ({ ...row, types: ['image/webp', 'image/jpeg'] }));

/** What a picture that readers see is made into besides, by and by: the crops that pages show. */
export const LATER: readonly RecipeRow[] = CROPS.filter(({ crop }) => crop === '16x9' || crop === 'full').map(
  (row) => ({
    ...row,
    types: ['image/avif'],
  }),
);

/** Part of every rendition's address, whose bytes never change: raise it with the table, the encoders or libvips. */
export const RECIPE_VERSION = 2;

/** What is not even decoded. A side over 20,000 or an area over 80 million pixels is no camera's. */
export const LARGEST = { bytes: 40 * 1024 * 1024, side: 20_000, pixels: 80_000_000 } as const;

/** What a covered picture is scaled down to, if it is larger: all of its pixels are in the memory at once. */
export const COVERED_PIXELS = 24_000_000;

/** Anything smaller is a spacer or a tracking pixel. */
export const SMALLEST = { width: 16, height: 9 } as const;
