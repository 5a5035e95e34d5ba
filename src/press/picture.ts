import { html, type Html } from '../base/html.ts';
import type { Crop, PublicImage, Rendition } from '../story/image.ts';

export interface PictureLook {
  readonly alt: string;
  /** The crop wanted; another is taken when a picture has no such. */
  readonly crop: Crop;
  /** The `sizes` of the place it stands in. */
  readonly sizes: string;
  /** Seen at once: fetched first. */
  readonly eager?: boolean;
}

/** Widest for the eye on the page, and the one a browser without srcset takes. */
const ORDINARY_WIDTH = 700;

/**
 * The `sizes` of a picture as wide as the page, up to a width. Phones are told less than they show: on their dense screens
 * one and a half pixels for each of the style's look like two, and weigh half.
 */
export function fullWidth(limit: string): string {
  return `(min-width:62rem) ${limit},(min-width:40rem) 94vw,62vw`;
}

/** What browsers are offered before the JPEG, the smallest first. */
const MODERN = ['image/avif', 'image/webp'] as const;

/** A `<picture>` with AVIF where it was made, WebP and a JPEG to fall back to, or null when the picture has no rendition at all. */
export function printPicture(picture: PublicImage, look: PictureLook): Html | null {
  const files = ofCrop(picture, look.crop);
  const plain = files.filter(({ type }) => type === 'image/jpeg');
  const shown = nearest(plain.length > 0 ? plain : files, ORDINARY_WIDTH);
  if (!shown) return null;
  const sources = MODERN.map((type) => {
    const modern = files.filter((file) => file.type === type);
    if (modern.length === 0 || shown.type === type) return null;
    return html`<source type="${type}" srcset="${sourceSet(modern)}" sizes="${look.sizes}" />`;
  });
  const loading =
    look.eager === true ? html` loading="eager" fetchpriority="high"` : html` loading="lazy" decoding="async"`;
  const image = html`<img src="${shown.path}" width="${shown.width}" height="${shown.height}" alt="${look.alt}"${loading} />`;
  return html`<picture>${sources}${image}</picture>`;
}

/** The widest JPEG of a crop up to a width: what feeds, cards and search engines are given. */
export function widestJpeg(picture: PublicImage, crop: Crop, limit = 1200): Rendition | null {
  const files = picture.renditions.filter((file) => file.crop === crop && file.type === 'image/jpeg');
  return (
    files
      .filter(({ width }) => width <= limit)
      .toSorted(byWidth)
      .at(-1) ??
    files.toSorted(byWidth)[0] ??
    null
  );
}

function ofCrop(picture: PublicImage, wanted: Crop): readonly Rendition[] {
  for (const crop of [wanted, 'full', '16x9', '4x3', '1x1']) {
    const files = picture.renditions.filter((file) => file.crop === crop);
    if (files.length > 0) return files.toSorted(byWidth);
  }
  return [];
}

function nearest(files: readonly Rendition[], width: number): Rendition | undefined {
  return files.find((file) => file.width >= width) ?? files.at(-1);
}

function sourceSet(files: readonly Rendition[]): string {
  return files.map(({ path, width }) => `${path} ${width}w`).join(', ');
}

function byWidth(a: Rendition, b: Rendition): number {
  return a.width - b.width;
}
