/** The editions that are kept: taken by age, and given to readers again. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { test } from 'node:test';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { editionJobs, queueCollection, queueFirstCompression } from '../src/newsroom/api/edition-jobs.ts';
import { runJobs } from '../src/newsroom/api/jobs.ts';
import { unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { listEditions, pressAgain, stepBack } from '../src/newsroom/api/stepping-back.ts';
import type { Program } from '../src/program.ts';
import { openTestHome } from './home.ts';
import {
  addressesOf,
  assertNothingStale,
  picture,
  published,
  readPath,
  refusal,
  republish,
  TestClock,
} from './stories.ts';

function number({ edition }: Program): number {
  return edition.head()?.seq ?? assert.fail();
}

test('a step back brings everything back but what readers may not have again', async () => {
  await using program = await openTestHome();
  const { newsroom, edition } = program;
  const image = await picture(program);
  const leadImage = { image: image.id, alt: 'Су', caption: '', credit: '' };
  const kept = await published(program, { slug: 'kept', headline: 'Бұрынғы' });
  const taken = await published(program, { slug: 'taken', headline: 'Алынған', leadImage });
  const withdrawn = await published(program, { slug: 'withdrawn', headline: 'Кері' });
  const to = number(program);
  const then = addressesOf(program);
  const files = image.renditions.map(({ path }) => path);
  assert.ok(files.every((path) => then.has(path)));

  await republish(program, kept.id, { headline: 'Кейінгі' });
  const later = await published(program, { slug: 'later' });
  await unpublishStory(newsroom, commandLine, taken.id);
  await withdrawStory(newsroom, commandLine, { id: withdrawn.id, reason: 'Қате.' });
  const seq = number(program);
  const answer = await stepBack(newsroom, commandLine, { to });

  assert.ok(answer.seq > seq);
  assert.deepEqual([answer.digest, answer.seq], [edition.head()?.digest, number(program)]);
  assert.equal((await program.store.read.editions.latest())?.digest, answer.digest);
  assert.match(await readPath(program, kept.path), /Бұрынғы/);
  assert.equal(edition.find(later.path), null);
  for (const path of [taken.path, `${taken.path}text/`, ...files]) assert.equal(edition.find(path), null, path);
  assert.equal(edition.find(withdrawn.path)?.type, 'gone');
  for (const list of ['/kk/', '/kk/feed.xml']) {
    const text = await readPath(program, list);
    assert.ok(!text.includes('Алынған') && !text.includes(taken.path) && !text.includes(withdrawn.path), list);
  }
  assert.deepEqual(await edition.check(), []);
  // The edition between, whose lists still named them, had none of them either.
  const between = (await edition.editions()).findLast((each) => each.seq > seq);
  await edition.stepBack({ to: between?.seq ?? 0, at: new Date() });
  assert.match(await readPath(program, '/kk/'), /Алынған/);
  for (const path of [taken.path, ...files]) assert.equal(edition.find(path), null, path);

  await pressAgain(newsroom, commandLine);
  assert.match(await readPath(program, kept.path), /Кейінгі/);
  assert.ok(edition.find(later.path));
  await assertNothingStale(program);
});

test('a step back is for whoever may administer, and to an edition that is there', async () => {
  await using program = await openTestHome();
  await published(program, { slug: 'one' });
  const reporter: Actor = { account: null, name: 'R', role: 'reporter' };
  for (const actor of [reporter, { ...reporter, role: 'editor' } as const]) {
    await assert.rejects(stepBack(program.newsroom, actor, { to: 1 }), refusal('forbidden'));
    await assert.rejects(pressAgain(program.newsroom, actor), refusal('forbidden'));
  }
  assert.ok((await listEditions(program.newsroom, reporter)).length > 0);
  await assert.rejects(stepBack(program.newsroom, commandLine, { to: 999 }), refusal('missing'));
});

test('what is too old is collected every day', async () => {
  const clock = new TestClock('2026-06-20T08:00:00Z');
  await using program = await openTestHome({ clock: clock.read });
  const { newsroom, edition, store } = program;
  const { id } = await published(program, { slug: 'one' });
  for (let count = 0; count < 14; count += 1) await republish(program, id, { headline: `Тақырып ${count}` });
  const before = (await edition.editions()).length;
  const kinds = editionJobs(newsroom);
  const running = { signal: new AbortController().signal, onFault: (error: unknown) => assert.fail(String(error)) };
  await queueCollection(newsroom, clock.read());
  await runJobs(newsroom, kinds, running);
  assert.equal((await edition.editions()).length, before);
  clock.passHours(24 * 40);
  await runJobs(newsroom, kinds, running);
  assert.equal((await edition.editions()).length, 10);
  assert.deepEqual(await edition.check(), []);
  const due = await store.read.jobs.nextDue(['collect']);
  assert.equal(due?.getTime(), clock.read().getTime() + 24 * 60 * 60 * 1000);
});

test('fronts and the stories of the last thirty days are compressed again behind the publishes', async () => {
  const clock = new TestClock('2026-06-20T08:00:00Z');
  await using program = await openTestHome({ clock: clock.read });
  const { newsroom, edition } = program;
  const { path } = await published(program, { slug: 'one' });
  const size = async (address: string): Promise<number> =>
    (await stat(edition.objectFile(edition.find(address)?.digest ?? assert.fail(), 'br'))).size;
  const before = { front: await size('/kk/'), story: await size(path) };
  await queueFirstCompression(newsroom);
  const running = { signal: new AbortController().signal, onFault: (error: unknown) => assert.fail(String(error)) };
  await runJobs(newsroom, editionJobs(newsroom), running);
  assert.equal(await size(path), before.story);
  clock.passHours(1);
  await runJobs(newsroom, editionJobs(newsroom), running);
  assert.ok((await size('/kk/')) < before.front);
  assert.ok((await size(path)) < before.story);
  assert.deepEqual(await edition.check(), []);
});
