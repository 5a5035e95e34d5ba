import type { Digest } from '../../base/digest.ts';
import { isCurrent } from '../../media/picture-library.ts';
import type { Crop, Focus, Rendition } from '../../story/image.ts';
import type { ImageRow, StoredRendition } from '../../store/tables.ts';

/** Whether a picture is drawn by the recipe in force and has no AVIF yet. */
export function wantsAvif(image: ImageRow): boolean {
  const [first] = image.renditions;
  if (first === undefined || !isDrawn(image, first.path)) return false;
  return !image.renditions.some(({ type }) => type === 'image/avif');
}

/** Whether a picture is drawn by the recipe in force; `path` is one of its renditions'. One without any is nothing to draw anew. */
export function isDrawn(image: Pick<ImageRow, 'originalDigest' | 'focusX' | 'focusY'>, path: string | null): boolean {
  return path === null || isCurrent(path, image.originalDigest, focusOf(image));
}

/** Whether a picture is still drawn from this original around this focus: what was drawn meanwhile is nobody's otherwise. */
export function isDrawnFrom(
  image: Pick<ImageRow, 'originalDigest' | 'focusX' | 'focusY'>,
  { original, focus }: { original: Digest; focus: Focus },
): boolean {
  return image.originalDigest === original && image.focusX === focus.x && image.focusY === focus.y;
}

export function focusOf({ focusX: x, focusY: y }: Pick<ImageRow, 'focusX' | 'focusY'>): Focus {
  return { x, y };
}

const CROPS: readonly Crop[] = ['16x9', '4x3', '1x1', 'full'];

/** Renditions as the store keeps them: by crop, then by width. Those of one size in the order they were given. */
export function inOrder(files: readonly StoredRendition[]): StoredRendition[] {
  return files.toSorted((a, b) => CROPS.indexOf(a.crop) - CROPS.indexOf(b.crop) || a.width - b.width);
}

/** The smallest 16×9 rendition that every browser shows, or the smallest of any crop; null where there is none. */
export function smallestRendition(renditions: readonly Rendition[]): Rendition | null {
  const fit = renditions.filter(({ crop, type }) => crop === '16x9' && type !== 'image/avif');
  const [first = null] = [...(fit.length > 0 ? fit : renditions)].sort((a, b) => a.width - b.width);
  return first;
}
