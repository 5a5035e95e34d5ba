import type { Point } from './point.ts';

/** A part of a picture, in shares of its width and height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box on the picture. A proposal covers nothing until somebody accepts it. */
export interface Placed {
  readonly key: number;
  readonly box: Box;
  readonly proposed: boolean;
}

export const CORNERS = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
] as const satisfies readonly Point[];

/** Smaller than this is a slip of the hand. */
export const LEAST = 0.01;
const FIRST = 0.2;

/** The box that two places span, as far as it is on the picture. */
export function boxBetween(a: Point, b: Point): Box {
  const [left, right] = [inside(Math.min(a.x, b.x)), inside(Math.max(a.x, b.x))];
  const [top, bottom] = [inside(Math.min(a.y, b.y)), inside(Math.max(a.y, b.y))];
  return { x: left, y: top, width: rounded(right - left), height: rounded(bottom - top) };
}

export function movedBox({ x, y, width, height }: Box, by: Point): Box {
  return { x: rounded(held(x + by.x, 1 - width)), y: rounded(held(y + by.y, 1 - height)), width, height };
}

/** Its left and its top stay. */
export function grownBox({ x, y, width, height }: Box, by: Point): Box {
  const grown = (side: number, more: number, from: number): number =>
    rounded(Math.min(Math.max(side + more, LEAST), 1 - from));
  return { x, y, width: grown(width, by.x, x), height: grown(height, by.y, y) };
}

/** One corner is dragged, the one across stays. */
export function pulledBox({ x, y, width, height }: Box, corner: Point, to: Point): Box {
  const pulled = boxBetween({ x: x + (1 - corner.x) * width, y: y + (1 - corner.y) * height }, to);
  return { ...pulled, width: Math.max(pulled.width, LEAST), height: Math.max(pulled.height, LEAST) };
}

/** In the middle; `others` are moved past, so that it lies on none of them. */
export function nextBox(others: readonly Placed[]): Box {
  const middle = (1 - FIRST) / 2;
  const taken = others.filter(({ box }) => box.width === FIRST && box.x >= middle && box.x === box.y).length;
  const at = rounded(Math.min(middle + taken * 0.05, 1 - FIRST));
  return { x: at, y: at, width: FIRST, height: FIRST };
}

function inside(share: number): number {
  return rounded(held(share, 1));
}

function held(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** Less than a pixel, and no dust of arithmetic: the API takes nothing over 1. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
