import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { openTestHome } from '../../test/home.ts';
import { sha256 } from '../blobs/sha256.ts';
import { addCutPictures } from './demonstration-pictures.ts';

const FOLDER = path.join(import.meta.dirname, '../../demonstration/pictures');

test('every picture of the demonstration is cut by the recipe in force (else: node scripts/cut-demonstration.ts)', async () => {
  await using program = await openTestHome();
  const pictures = (await readdir(FOLDER)).filter((name) => name.endsWith('.jpg'));
  assert.equal(await addCutPictures(program, FOLDER), pictures.length);
  for (const name of pictures) {
    const [image] = await program.store.read.images.byOriginal(sha256(await readFile(path.join(FOLDER, name))));
    assert.ok(image, name);
    for (const { digest } of image.renditions) {
      assert.ok(
        await program.newsroom.blobs.get(digest, { verify: true }),
        `${name}: the file ${digest} is what it says`,
      );
    }
  }
});
