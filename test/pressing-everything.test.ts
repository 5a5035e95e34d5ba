/** Everything is pressed again beside the acts, which overtake it; a page that cannot be pressed holds up no other. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { changePublication, readPublication } from '../src/newsroom/api/publication-acts.ts';
import { publishStory, unpublishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import type { Program } from '../src/program.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, draftOf, picture, published, readPath, republish } from './stories.ts';

async function retitle({ newsroom }: Program, title: string): Promise<void> {
  const before = await readPublication(newsroom, commandLine);
  const services = before.services.map((service) => ({ ...service, title }));
  await changePublication(newsroom, commandLine, { ...before, services });
}

test('acts overtake a change of settings, and what they pressed counts', async () => {
  await using program = await openTestHome();
  const { presser } = program.newsroom;
  const stories = [];
  for (const slug of ['bir', 'eki', 'ush', 'tort']) stories.push(await published(program, { slug }));
  const [changed, gone, kept] = stories;
  assert.ok(changed && gone && kept);
  await retitle(program, 'Жаңа ат');
  assert.notEqual(presser.progress(), null);
  assert.doesNotMatch(await readPath(program, kept.path), /Жаңа ат/);
  await republish(program, changed.id, { headline: 'Басқа тақырып' });
  await unpublishStory(program.newsroom, commandLine, gone.id);
  const fresh = await published(program, { slug: 'bes' });
  for (const { path: at } of [changed, fresh]) assert.match(await readPath(program, at), /Жаңа ат/);
  assert.match(await readPath(program, changed.path), /Басқа тақырып/);
  await presser.pressWhole();
  assert.equal(presser.progress(), null);
  assert.match(await readPath(program, kept.path), /Жаңа ат/);
  assert.match(await readPath(program, changed.path), /Басқа тақырып/);
  assert.equal(program.edition.find(gone.path), null);
  assert.deepEqual(await program.store.read.editions.pending(), []);
  await assertNothingStale(program);
});

test('an act that is undone while everything is pressed leaves nothing of it', async () => {
  await using program = await openTestHome();
  const { id, path: at } = await published(program, { slug: 'bir' });
  await retitle(program, 'Жаңа ат');
  await republish(program, id, { headline: 'Қате' });
  await republish(program, id, { headline: 'Хабар bir' });
  await program.newsroom.presser.pressWhole();
  assert.doesNotMatch(await readPath(program, at), /Қате/);
  await assertNothingStale(program);
});

test('of two changes the later one stands', async () => {
  await using program = await openTestHome();
  const { path: at } = await published(program, { slug: 'bir' });
  await retitle(program, 'Бірінші ат');
  await retitle(program, 'Екінші ат');
  await program.newsroom.presser.pressWhole();
  assert.match(await readPath(program, at), /Екінші ат/);
  assert.deepEqual(await program.store.read.editions.pending(), []);
  await assertNothingStale(program);
});

test('a story whose picture is damaged holds up no other, and is pressed once it is mended', async () => {
  await using program = await openTestHome();
  const { id: image, renditions } = await picture(program);
  const row = await program.store.read.images.image(image);
  const digest = row?.renditions[0]?.digest;
  assert.ok(digest && renditions.length > 0);
  const file = path.join(program.configuration.home, 'blobs', digest.slice(0, 2), digest);
  const whole = await readFile(file);
  await writeFile(file, Buffer.from(whole).fill(0, 0, 8));
  const leadImage = { image, alt: 'Алаң', caption: '', credit: '' };
  const { id } = await createStory(program.newsroom, commandLine, draftOf({ slug: 'bir', leadImage }));
  await assert.rejects(publishStory(program.newsroom, commandLine, { id }), /could not be pressed/);
  const beside = await published(program, { slug: 'eki' });
  assert.match(await readPath(program, beside.path), /Хабар eki/);
  assert.equal((await program.store.read.editions.pending()).length, 1);
  await retitle(program, 'Жаңа ат');
  await program.newsroom.presser.pressWhole();
  assert.match(await readPath(program, beside.path), /Жаңа ат/);
  await writeFile(file, whole);
  await program.newsroom.presser.press();
  const at = (await program.store.read.published.story(id))?.path ?? '';
  assert.match(await readPath(program, at), /Хабар bir/);
  await assertNothingStale(program);
});
