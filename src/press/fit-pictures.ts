import type { Crop, PublicImage, Rendition } from '../story/image.ts';
import type { CopiedPlace } from './copied-story.ts';

export interface PictureRoom {
  /** How many bytes the pictures may take as data URIs. */
  readonly bytes: number;
  /** Of a file; null for one that cannot be had. */
  readonly lengthOf: (rendition: Rendition) => number | null;
}

/** The widest first: all pictures of a copy are of one width, as far as they have it. */
const WIDTHS = [768, 480, 320];
/** What a figure needs beside the words of a picture that is left out. */
const AROUND = 300;

/** The files that fit: as wide as all fit, else as many of the smallest as fit, in their order. */
export function fitPictures(
  places: readonly CopiedPlace[],
  { bytes, lengthOf }: PictureRoom,
): ReadonlyMap<CopiedPlace, Rendition> {
  let fitting: Map<CopiedPlace, Rendition> = new Map();
  for (const width of WIDTHS) {
    fitting = new Map();
    let room = bytes;
    for (const place of places) {
      const rendition = upTo(width, place);
      const length = rendition === null ? null : lengthOf(rendition);
      if (rendition === null || length === null) continue;
      const needed = AROUND + 4 * Math.ceil(length / 3);
      if (needed > room) continue;
      fitting.set(place, rendition);
      room -= needed;
    }
    if (fitting.size === places.length) return fitting;
  }
  return fitting;
}

/** WebP, which is smaller and shown by whatever opens such a file now; JPEG where there is none. */
function upTo(limit: number, { picture, crop }: CopiedPlace): Rendition | null {
  const files = ofCrop(picture, crop);
  const widths = [...new Set(files.map(({ width }) => width))].sort((a, b) => a - b);
  const wanted = widths.findLast((width) => width <= limit) ?? widths[0];
  const those = files.filter(({ width }) => width === wanted);
  return those.find(({ type }) => type === 'image/webp') ?? those.find(({ type }) => type === 'image/jpeg') ?? null;
}

function ofCrop({ renditions }: PublicImage, crop: Crop): readonly Rendition[] {
  const own = renditions.filter((file) => file.crop === crop);
  return (own.length > 0 ? own : renditions).filter(({ type }) => type !== 'image/avif');
}
