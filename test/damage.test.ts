/** Files of a home that were damaged while nobody looked: found, named, and made again where the store can. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { photo } from '../src/media/testing/pictures.ts';
import type { Head } from '../src/edition/head.ts';
import { openEdition } from '../src/edition/open-edition.ts';
import { readConfiguration } from '../src/configuration.ts';
import { runJobs } from '../src/newsroom/api/jobs.ts';
import { pictureJobs } from '../src/newsroom/api/picture-jobs.ts';
import { openProgram } from '../src/program.ts';
import { whileRunning } from './killing.ts';
import { done, makePublication, picket, publishOver, type Place, type Running } from './running.ts';
import { assertWholeSite, headOf } from './whole-site.ts';

let folder: string;
let place: Place;
let story: string;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'picket-damage-'));
  place = { home: path.join(folder, 'home'), publicUrl: 'https://news.example' };
  const token = makePublication(place);
  writeFileSync(path.join(folder, 'picture.png'), await photo(320, 180).png().toBuffer());
  const front = 'title: With a picture\ndate: 2025-05-17\nimage: picture.png\nimageAlt: A square';
  writeFileSync(path.join(folder, 'one.md'), `---\n${front}\n---\nWords.\n`);
  done(place, 'import', 'markdown', path.join(folder, 'one.md'), '--service', 'en', '--publish');
  await whileRunning(place, async ({ newsroom, end }) => {
    story = await publishOver(newsroom, token, 'Зақымдалған');
    await end('SIGTERM');
  });
  // What is drawn by and by would make editions while a test looks at one.
  await using program = await openProgram(readConfiguration({ PICKET_HOME: place.home }));
  const jobs = pictureJobs({ newsroom: program.newsroom, process: program.newsroom.pictures });
  await runJobs(program.newsroom, jobs, { signal: new AbortController().signal, onFault: assert.ifError });
});
after(() => rm(folder, { recursive: true }));

const inEdition = (...names: string[]): string => path.join(place.home, 'edition', ...names);

/** Starts, and looks at every address. Returns what the program said. */
async function started(act: (running: Running) => Promise<void> = async () => {}): Promise<string> {
  return await whileRunning(place, async (running) => {
    await assertWholeSite({ site: running.site, home: place.home });
    await act(running);
    await running.end('SIGTERM');
    return running.output();
  });
}

async function fileOf(address: string, encoding: 'identity' | 'br' | 'gzip' = 'identity'): Promise<string> {
  const edition = await openEdition(inEdition());
  const entry = edition.find(address);
  assert.ok(entry, address);
  return edition.objectFile(entry.digest, encoding);
}

const injuries: readonly (readonly [string, () => Promise<void>])[] = [
  ['a head of other bytes', async () => writeFileSync(inEdition('head.json'), 'x')],
  ['an empty head', async () => truncateSync(inEdition('head.json'), 0)],
  ['a node of other bytes', async () => flip(await nodeFile())],
  ['a node that is gone', async () => rmSync(await nodeFile())],
];

async function nodeFile(): Promise<string> {
  const edition = await openEdition(inEdition());
  const root = edition.head()?.root;
  assert.ok(root);
  return edition.nodeFile(root);
}

/** One bit in the middle of a file. */
function flip(file: string, at = Math.floor(readFileSync(file).length / 2)): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

for (const [what, injure] of injuries) {
  test(`${what}: the edition is put aside and pressed anew, with a number above`, async () => {
    const { seq } = await headOf(place.home);
    await injure();
    const said = await started(async ({ site }) => assert.equal((await fetch(site + story)).status, 200));
    assert.match(said, /^picket: the edition was damaged \(.*\): it is kept in .* and pressed anew from the store$/m);
    assert.ok((await headOf(place.home)).seq > seq, 'the number goes up');
    assert.match(doctor(), /^ok {4}damaged editions were put aside and may be deleted: edition-damaged-/m);
    assert.doesNotMatch(await started(), /was damaged/);
  });
}

test('a command that meets a damaged edition works on a whole one', async () => {
  flip(await nodeFile());
  const { code, out, progress } = picket(place, 'export', 'folder', path.join(folder, 'out'));
  assert.equal(code, 0);
  assert.match(progress, /was damaged/);
  assert.equal(out, `exported ${[...(await openEdition(inEdition())).entries()].length} files\n`);
});

test('damaged objects cost their own pages alone, and doctor makes them again while the site runs', async () => {
  const media = [...(await openEdition(inEdition())).entries()].find(({ path: at }) => at.startsWith('/media/'));
  assert.ok(media);
  await whileRunning(place, async ({ site, end }) => {
    const status = async (at: string): Promise<number> => (await fetch(site + at)).status;
    rmSync(await fileOf(story));
    for (const form of ['br', 'gzip'] as const) rmSync(await fileOf(story, form));
    flip(await fileOf(`${story}text/`));
    writeFileSync(await fileOf('/kk/feed.xml', 'br'), 'not brotli');
    truncateSync(await fileOf(media.path), 10);
    assert.deepEqual([await status(story), await status('/kk/'), await status('/en/')], [500, 200, 200]);
    assertMended(doctor(), [story, `${story}text/`, '/kk/feed.xml', media.path]);
    assert.equal(await status(story), 200);
    await assertWholeSite({ site, home: place.home });
    assert.match(doctor(), /^ok {4}edition \d+ of [^:]*:\d\d:[\d.]*Z$/m);
    await end('SIGTERM');
  });
});

test('a node and a document that are damaged while the site runs are made again', async () => {
  const document = ({ digest }: Head): string => inEdition('.well-known/edition', `${digest}.edition.json`);
  await whileRunning(place, async ({ end }) => {
    rmSync(document(await headOf(place.home)));
    flip(await nodeFile());
    assertMended(doctor(), []);
    await end('SIGTERM');
  });
  assert.ok(existsSync(document(await headOf(place.home))));
  assert.doesNotMatch(await started(), /was damaged/);
});

test('a damaged page of the database is named, and a backup made before is the way out', async () => {
  const backup = path.join(folder, 'backup');
  done(place, 'backup', backup);
  const base = path.join(place.home, 'database/base');
  const headline = Buffer.from('Зақымдалған');
  const files = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hit = files
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => readFileSync(file).includes(headline));
  assert.ok(hit.length > 0);
  for (const file of hit) flip(file, readFileSync(file).indexOf(headline));
  const said = picket(place, 'doctor');
  assert.equal(said.code, 1, said.out + said.progress);
  assert.match(
    said.out,
    /^FAULT the store: the database is damaged \(invalid page in block \d+ .*\): stop Picket, keep /m,
  );
  assert.match(said.out, /^ok {4}edition /m);
  const restored = { ...place, home: path.join(folder, 'restored') };
  assert.match(done(restored, 'restore', backup), /^restored \d+ rows/);
  await whileRunning(restored, async ({ site, end }) => {
    assert.equal((await fetch(site + story)).status, 200);
    await end('SIGTERM');
  });
});

/** What doctor says where nothing is wrong but that nobody can sign in. */
function doctor(): string {
  const { out, progress } = picket(place, 'doctor');
  assert.deepEqual(out.match(/^FAULT (?!.*nobody can sign in).*/gm), null, out + progress);
  return out;
}

function assertMended(out: string, paths: readonly string[]): void {
  const line = /^ok {4}edition .* files( \(.*\))? were missing or damaged and are made again$/m.exec(out)?.[0] ?? '';
  assert.notEqual(line, '', out);
  for (const each of paths) assert.ok(line.includes(each), `${each} is not named in ${line}`);
}
