/** An archive of Ghost, brought in whole: where readers had a story, a list or a picture, they find it still. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { importGhost } from '../src/import/ghost.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { importStories, type ImportCount, type ImportNote } from '../src/newsroom/api/importing.ts';
import type { Program } from '../src/program.ts';
import { closeSite, createSite } from '../src/site/site.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, readPath } from './stories.ts';

const FIXTURE = path.join(import.meta.dirname, '../src/import/fixtures/ghost-6.json');
const OLD_SITE = 'https://old.example';

let media: string;
let program: Program;
let site: ReturnType<typeof createSite>;
let origin: string;
let count: ImportCount;
let notes: readonly ImportNote[];

async function bring(): Promise<{ count: ImportCount; notes: readonly ImportNote[] }> {
  const said: ImportNote[] = [];
  const items = importGhost(FIXTURE, { language: 'kk', media: [media], url: OLD_SITE });
  const onItem = (_at: number, _total: number, more: readonly ImportNote[]): void => void said.push(...more);
  const own = { items, service: 'kk', publish: true, origins: [OLD_SITE], onItem };
  return { count: await importStories(program.newsroom, commandLine, own), notes: said };
}

before(async () => {
  media = await mkdtemp(path.join(os.tmpdir(), 'picket-ghost-'));
  const folder = path.join(media, 'content/images/2024/05');
  await mkdir(folder, { recursive: true });
  await photo(640, 400).jpeg().toFile(path.join(folder, 'aral.jpg'));
  await photo(500, 400).jpeg().toFile(path.join(folder, 'boat.jpg'));
  program = await openTestHome();
  ({ count, notes } = await bring());
  site = createSite({ edition: program.edition }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

after(async () => {
  await closeSite(site, 0);
  await program[Symbol.asyncDispose]();
  await rm(media, { recursive: true });
});

async function ask(target: string): Promise<{ status: number; to: string | null }> {
  const answer = await fetch(origin + target, { redirect: 'manual' });
  await answer.arrayBuffer();
  return { status: answer.status, to: answer.headers.get('location') };
}

test('everything comes in, and what is broken is named', () => {
  assert.deepEqual(count, { imported: 6, skipped: 0, failed: 1 });
  assert.deepEqual(
    notes.filter(({ kind }) => kind === 'failed'),
    [{ key: 'broken', kind: 'failed', sentence: 'Its “title” must be a text.' }],
  );
  assert.deepEqual(
    notes.filter(({ sentence }) => /draft still/.test(sentence)),
    [],
  );
});

/** Addresses that readers had, with what they lead to. */
const OLD: readonly (readonly [old: string, now: RegExp])[] = [
  ['/aral-suy/', /^\/kk\/2024\/05\/14\/aral-suy\/$/],
  ['/aral-suy', /aral-suy/],
  ['/aral-suy/amp/', /aral-suy/],
  ['/p/0b8f6f0e-8f2b-4a45-9d57-1f8c0a3e5b01/', /aral-suy/],
  ['/bazar/', /^\/kk\/2024\/05\/15\/bazar\/$/],
  ['/tag/aral/', /^\/kk\/topics\/aral\/$/],
  ['/tag/kogam/', /^\/kk\/topics\//],
  ['/author/aigul/', /^\/kk\/people\//],
  ['/author/pavel/', /^\/kk\/people\//],
  ['/rss/', /^\/kk\/feed\.xml$/],
  ['/tag/aral/rss/', /^\/kk\/feed\.xml$/],
  ['/content/images/2024/05/aral.jpg', /^\/media\//],
  ['/content/images/size/w600/2024/05/boat.jpg', /^\/media\//],
  ['/content/images/size/w1000/2024/05/boat.jpg', /^\/media\//],
];

test('every old address answers 301 to a 200', async () => {
  for (const [old, now] of OLD) {
    const { status, to } = await ask(old);
    assert.equal(status, 301, old);
    assert.match(to ?? '', now, old);
    assert.equal((await ask(to ?? '')).status, 200, old);
  }
});

test('what was for members, by mail or not ready leads nowhere', async () => {
  for (const old of ['/dlya-uchastnikov/', '/chernovik/', '/letter/', '/author/nobody/', '/tag/hash-newsletter/'])
    assert.equal((await ask(old)).status, 404, old);
});

test('the story is whole, and leads to ours', async () => {
  const page = await readPath(program, '/kk/2024/05/14/aral-suy/');
  assert.ok(page.includes('href="/kk/2024/05/15/bazar/"'));
  for (const words of [
    'қырық сантиметрге',
    'Қайық, 2024',
    'Су туралы есеп',
    'Үш бекетте.',
    'Ауа райы: жел',
    'Айгүл Серік',
  ])
    assert.ok(page.includes(words), words);
  assert.ok(!page.includes('Тек мүшелерге'));
  assert.ok(!page.includes('old.example'));
  const rows = [];
  for await (const row of program.store.dump()) rows.push(row);
  assert.doesNotMatch(JSON.stringify(rows), /canary/i);
});

test('a second run doubles nothing', async () => {
  const { count: again } = await bring();
  assert.deepEqual(again, { imported: 0, skipped: 6, failed: 1 });
  assert.equal((await program.store.read.images.all()).length, 2);
  await assertNothingStale(program);
});
