import type { Size } from '../story/crop-box.ts';

/** A part of a picture, in shares of its upright width and height: 0 to 1 from its left and its top. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Black, as a bar that covers something is: nobody takes it for a part of the picture. */
const SOLID = 0;

/** Paints the boxes into the pixels, every channel the same. A pixel that a box touches is covered whole. */
export function coverBoxes(
  pixels: Uint8Array,
  { width, height, channels }: Size & { readonly channels: number },
  boxes: readonly Box[],
): void {
  for (const box of boxes) {
    const [left, right] = [edge(Math.floor(box.x * width), width), edge(Math.ceil((box.x + box.width) * width), width)];
    const [top, bottom] = [
      edge(Math.floor(box.y * height), height),
      edge(Math.ceil((box.y + box.height) * height), height),
    ];
    for (let row = top; row < bottom; row += 1)
      pixels.fill(SOLID, (row * width + left) * channels, (row * width + right) * channels);
  }
}

function edge(at: number, end: number): number {
  return Math.min(Math.max(at, 0), end);
}
