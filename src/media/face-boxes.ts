import type { Box } from './cover-box.ts';
import type { Size } from '../story/crop-box.ts';
import type { FaceBox } from './face-job.ts';

/** Two boxes that share so much of their area show one face. */
const SAME = 0.35;

/** Detectors frame eyes, nose and mouth; hair and ears tell who somebody is as well. In shares of what they framed. */
const AROUND = { side: 0.2, top: 0.35, bottom: 0.15 } as const;

/** What was found in pixels of a picture, in shares of it: each face once, whole heads, the surest first. */
export function faceBoxes(found: readonly FaceBox[], picture: Size): FaceBox[] {
  const kept: FaceBox[] = [];
  for (const face of found.toSorted((a, b) => b.score - a.score))
    if (!kept.some((other) => overlap(face, other) > SAME)) kept.push(face);
  return kept.map((face) => ({ ...headOf(face, picture), score: rounded(face.score) }));
}

/** What two boxes share, of the smaller one: a face found in a part of the picture lies inside one that was found in the whole. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(a.width * a.height, b.width * b.height);
}

function headOf({ x, y, width, height }: Box, picture: Size): Box {
  const left = share(x - width * AROUND.side, picture.width);
  const top = share(y - height * AROUND.top, picture.height);
  const right = share(x + width * (1 + AROUND.side), picture.width);
  const bottom = share(y + height * (1 + AROUND.bottom), picture.height);
  return { x: rounded(left), y: rounded(top), width: rounded(right - left), height: rounded(bottom - top) };
}

/** A tenth of a thousandth is less than a pixel of most pictures. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function share(at: number, of: number): number {
  return Math.min(Math.max(at / of, 0), 1);
}
