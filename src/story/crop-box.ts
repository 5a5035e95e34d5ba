import type { Crop, Focus } from './image.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A shape that pictures are shown in. */
export interface CropRow {
  readonly crop: Crop;
  /** Width to height; null shows the whole picture. */
  readonly ratio: readonly [number, number] | null;
  /** In pixels, ascending. A picture narrower than the first is shown at its own width. */
  readonly widths: readonly number[];
}

const WIDTHS = [320, 480, 768, 1200] as const;

/** Every shape there is. */
export const CROPS = [
  { crop: '16x9', ratio: [16, 9], widths: WIDTHS },
  { crop: '4x3', ratio: [4, 3], widths: WIDTHS },
  { crop: '1x1', ratio: [1, 1], widths: WIDTHS },
  { crop: 'full', ratio: null, widths: WIDTHS },
] as const satisfies readonly CropRow[];

/** How a picture is scaled as a whole, and the part of the scaled picture that is kept. In whole pixels. */
export interface Cut {
  readonly whole: Size;
  readonly part: Size & { readonly left: number; readonly top: number };
}

/** The widths of a row that a picture has pixels for, ascending; its own when it has too few for any. Never enlarges. */
export function widthsFor(size: Size, row: CropRow): number[] {
  const own = widestOf(size, row);
  const widths = row.widths.filter((width) => width <= own);
  return widths.length > 0 ? widths : [own];
}

/** How wide the largest part of a row's ratio is, in whole pixels. */
export function widestOf(size: Size, { ratio }: Pick<CropRow, 'ratio'>): number {
  return Math.max(1, Math.floor(keptSize(size, ratio).width));
}

/** The height that goes with a width of a row. */
export function heightFor(width: number, size: Size, ratio: CropRow['ratio']): number {
  const [across, down] = ratio ?? [size.width, size.height];
  return Math.max(1, Math.round((width * down) / across));
}

/**
 * The largest part of the ratio that fits into the picture, scaled to `width`, with the focus as near to its middle as
 * the picture's edges let it be. `width` is at most the width of that part.
 */
export function cutAround(
  size: Size,
  { width, ratio, focus }: { width: number; ratio: CropRow['ratio']; focus: Focus },
): Cut {
  const height = heightFor(width, size, ratio);
  const scale = width / keptSize(size, ratio).width;
  const whole = {
    width: Math.max(width, Math.round(size.width * scale)),
    height: Math.max(height, Math.round(size.height * scale)),
  };
  const left = between(0, Math.round(whole.width * focus.x - width / 2), whole.width - width);
  const top = between(0, Math.round(whole.height * focus.y - height / 2), whole.height - height);
  return { whole, part: { left, top, width, height } };
}

/** The largest size of the ratio inside `size`, not rounded. */
function keptSize({ width, height }: Size, ratio: CropRow['ratio']): Size {
  if (ratio === null) return { width, height };
  const [across, down] = ratio;
  return width * down <= height * across
    ? { width, height: (width * down) / across }
    : { width: (height * across) / down, height };
}

function between(low: number, value: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
