import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { DamagedBlob } from '../blobs/blobs.ts';
import { FolderBlobs } from '../blobs/folder-blobs.ts';
import { sha256 } from '../blobs/sha256.ts';
import { CENTRE } from '../story/image.ts';
import { addPicture, pictureKey, redrawPicture } from './picture-library.ts';
import { PictureProcess } from './picture-process.ts';
import { photo } from './testing/pictures.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'picket-originals-'));
const originals = new FolderBlobs(folder);
const process = new PictureProcess();
after(async () => {
  await process[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const bytes = await photo(800, 600).jpeg().toBuffer();
const tools = { originals, process };

test('keeps the original as it came and gives its renditions with paths, digests and lengths', async () => {
  const picture = await addPicture(bytes, { declaredType: 'image/jpeg', focus: CENTRE }, tools);
  const { originalDigest, originalType, originalLength, width, height } = picture;
  assert.deepEqual(
    { originalDigest, originalType, originalLength, width, height },
    {
      originalDigest: sha256(bytes),
      originalType: 'image/jpeg',
      originalLength: bytes.length,
      width: 800,
      height: 600,
    },
  );
  assert.deepEqual(Buffer.from((await originals.get(originalDigest)) ?? []), bytes);
  const key = pictureKey(originalDigest, CENTRE);
  assert.match(key, /^[0-9a-f]{16}$/);
  assert.deepEqual(
    picture.renditions.map((rendition) => rendition.path),
    ['16x9', '4x3', '1x1', 'full'].flatMap((crop) =>
      ['320.webp', '320.jpg', '480.webp', '480.jpg', '768.webp', '768.jpg']
        .filter((name) => crop !== '1x1' || !name.startsWith('768'))
        .map((name) => `/media/${key}/${crop}-${name}`),
    ),
  );
  for (const rendition of picture.renditions) {
    assert.equal(rendition.digest, sha256(rendition.bytes));
    assert.equal(rendition.length, rendition.bytes.length);
  }
});

test('the same picture drawn again is the same; another focus has other paths', async () => {
  const picture = await addPicture(bytes, { focus: CENTRE }, tools);
  assert.deepEqual(await redrawPicture(picture.originalDigest, CENTRE, tools), picture);
  const moved = await redrawPicture(picture.originalDigest, { x: 0.5, y: 0.1 }, tools);
  assert.notEqual(moved?.renditions[0]?.path, picture.renditions[0]?.path);
});

test('with its original lost there is nothing to draw, and adding it again gives the same paths', async () => {
  const picture = await addPicture(bytes, { focus: CENTRE }, tools);
  await originals.delete(picture.originalDigest);
  assert.equal(await redrawPicture(picture.originalDigest, CENTRE, tools), null);
  assert.deepEqual(await addPicture(bytes, { focus: CENTRE }, tools), picture);
});

test('a damaged original is not drawn', async () => {
  const other = await photo(400, 300).png().toBuffer();
  const digest = await originals.put(other);
  writeFileSync(originals.path(digest), bytes);
  await assert.rejects(redrawPicture(digest, CENTRE, tools), DamagedBlob);
});

test('nothing is kept of what is refused', async () => {
  const before = readdirSync(folder, { recursive: true }).length;
  await assert.rejects(addPicture(bytes.subarray(0, 5000), { focus: CENTRE }, tools));
  await assert.rejects(addPicture(bytes, { fileName: 'photo.png', focus: CENTRE }, tools));
  assert.equal(readdirSync(folder, { recursive: true }).length, before);
});

test('a key stays what it was: the address of a rendition never changes', () => {
  assert.equal(pictureKey(sha256(new Uint8Array()), { x: 0.25, y: 1 }), '3b37879d94ef117e');
});
