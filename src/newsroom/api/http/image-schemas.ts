import { z } from 'zod';
import { date, id, line } from './api-schemas.ts';

/** Pictures of the library, as `api-schemas.ts` has the rest. */

const share = z.number().min(0).max(1);
const focus = z
  .strictObject({ x: share, y: share })
  .describe('From the left and the top, 0 to 1: what stays in view when the picture is cropped');

const rendition = z.object({
  crop: z.enum(['16x9', '4x3', '1x1', 'full']),
  width: z.int(),
  height: z.int(),
  type: z.enum(['image/webp', 'image/jpeg', 'image/avif']),
  path: z.string().describe('Its address on the site, and here for who is signed in'),
});

export const addedImage = z.object({ id, renditions: z.array(rendition) });

export const libraryImage = z.object({
  id,
  alt: line,
  caption: line,
  credit: line,
  width: z.int().describe('Of the original, upright'),
  height: z.int(),
  focus,
  createdAt: date,
  by: z.string().nullable().describe('Who added it'),
  renditions: z.array(rendition),
  removed: z
    .array(z.string())
    .describe('What the file said besides its pixels, such as "GPS position"; never what it said'),
  covered: z.boolean().describe('Whether boxes were burnt in'),
  original: z.enum(['kept', 'sealed', 'destroyed']).describe('What became of the file without the boxes'),
  uses: z.int().describe('How many stories show it, public or not'),
});

export const imageInUse = libraryImage.extend({
  uses: z.array(z.object({ story: id, headline: z.string() })),
  public: z.boolean().describe('Whether readers see it, or another made of the same file: then an editor changes it'),
});

export const images = z.object({ images: z.array(libraryImage), next: id.nullable().describe('For `before`') });

export const imagesAsked = z.strictObject({
  q: z.string().max(200).optional().describe('Beginnings of words, all of them'),
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional().describe('60 if not said'),
});

export const imageChange = z.strictObject({
  alt: line.optional(),
  caption: line.optional(),
  credit: line.optional(),
  focus: focus.optional(),
});

const extent = z.number().gt(0).max(1);
const box = z.strictObject({ x: share, y: share, width: extent, height: extent });

export const faces = z.object({ boxes: z.array(box.extend({ score: share.describe('How sure it is') })) });

export const covering = z.strictObject({
  boxes: z.array(box).min(1).max(200).describe('In shares of the upright width and height'),
  original: z.enum(['seal', 'destroy']).describe('Kept apart for admins, or deleted at once'),
});
