import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faceBoxes } from './face-boxes.ts';
import type { FaceBox } from './face-job.ts';
import { FACE_PIXELS, FaceProcess } from './face-process.ts';
import { PictureProcess } from './picture-process.ts';
import { drawnFaces, type DrawnFace } from './testing/drawn-faces.ts';
import { photo } from './testing/pictures.ts';

const faces = new FaceProcess();
const pictures = new PictureProcess();
after(async () => {
  await faces[Symbol.asyncDispose]();
  await pictures[Symbol.asyncDispose]();
});

async function find(bytes: Uint8Array): Promise<readonly FaceBox[]> {
  return await faces.find(await pictures.pixels(bytes, FACE_PIXELS));
}

function covers(box: FaceBox, { x, y, scale }: DrawnFace, [width, height]: readonly [number, number]): boolean {
  const [left, right] = [(x - 60 * scale) / width, (x + 60 * scale) / width];
  const [top, bottom] = [(y - 60 * scale) / height, (y + 70 * scale) / height];
  return box.x <= left && box.x + box.width >= right && box.y <= top && box.y + box.height >= bottom;
}

test('faces are proposed where they are, each once, small ones in a large picture too', async () => {
  const size = [1600, 1200] as const;
  const drawn = [
    { x: 330, y: 420, scale: 1.6 },
    { x: 1200, y: 300, scale: 0.6 },
    { x: 1100, y: 900, scale: 0.18 },
  ];
  const found = await find(
    await drawnFaces(...size, drawn)
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
  for (const face of drawn)
    assert.equal(found.filter((box) => covers(box, face, size)).length, 1, JSON.stringify([face, found]));
  assert.equal(found.length, drawn.length, JSON.stringify(found));
  for (const { x, y, width, height, score } of found)
    assert.ok(x >= 0 && y >= 0 && x + width <= 1 && y + height <= 1 && score > 0.2 && score <= 1);
});

test('where nobody is nothing is proposed, in grey and in tiny pictures too', async () => {
  assert.deepEqual(await find(await photo(700, 500).jpeg().toBuffer()), []);
  assert.deepEqual(await find(await photo(32, 18).greyscale().png().toBuffer()), []);
});

test('a look that takes too long is refused, and the next one begins anew', async () => {
  await using hurried = new FaceProcess({ jobMilliseconds: 1 });
  const pixels = await pictures.pixels(await photo(640, 480).jpeg().toBuffer(), FACE_PIXELS);
  await assert.rejects(hurried.find(pixels), /draw the boxes yourself/);
  assert.equal(hurried.pid, null);
  await assert.rejects(faces.find({ ...pixels, width: 1 }), /no pixels of such a size/);
});

test('a face that was found twice is proposed once, as a whole head inside the picture', () => {
  const sure = { x: 10, y: 10, width: 40, height: 40, score: 0.911 };
  const boxes = faceBoxes([{ ...sure, x: 14, width: 20, score: 0.5 }, sure, { ...sure, x: 150, score: 0.4 }], {
    width: 200,
    height: 100,
  });
  assert.deepEqual(
    boxes.map(({ score }) => score),
    [0.911, 0.4],
  );
  assert.deepEqual(boxes[0], { x: 0.01, y: 0, width: 0.28, height: 0.56, score: 0.911 });
  assert.equal((boxes[1]?.x ?? 0) + (boxes[1]?.width ?? 0), 0.99);
});
