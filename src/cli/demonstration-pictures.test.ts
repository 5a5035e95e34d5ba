import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { openTestHome } from '../../test/home.ts';
import { sha256 } from '../blobs/sha256.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { changeImage } from '../newsroom/api/image-changes.ts';
import { pictureFrom } from '../newsroom/api/importing-story.ts';
import { seedDemonstration } from './demonstration.ts';
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

test('pictures of the demonstration have their words in the library, and what somebody took away stays away', async () => {
  await using program = await openTestHome();
  const { newsroom, store } = program;
  await seedDemonstration(program, 'https://courier.example', { out() {}, progress() {}, folder: FOLDER });
  const all = await store.read.images.all();
  assert.deepEqual(
    all.filter(({ alt }) => alt === '').map(({ id }) => id),
    [],
  );
  const file = path.join(FOLDER, 'lake.jpg');
  const [lake] = await store.read.images.byOriginal(sha256(await readFile(file)));
  assert.ok(lake);
  assert.match(lake.alt, /^A blue fishing boat/);
  assert.equal(lake.credit, 'Illustration: The Steppe Courier');
  const [mark] = await store.read.images.byOriginal(sha256(await readFile(path.join(FOLDER, 'mark-kazakh.jpg'))));
  assert.notEqual(mark?.alt ?? '', '');

  const nothing = { alt: '', caption: '', credit: '' };
  await changeImage(newsroom, commandLine, { id: lake.id, change: nothing });
  const words = { alt: 'Again', caption: 'Again', credit: 'A name' };
  assert.equal(await pictureFrom(newsroom, commandLine, { file, ...words }), lake.id);
  assert.equal((await store.read.images.image(lake.id))?.credit, '', 'a credit may have been taken away for a reason');
});
