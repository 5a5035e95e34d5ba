import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { syncFiles, writeUnsynced, writeWhole, type FileActs } from '../base/files.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Output } from '../story/output.ts';
import { encode } from './encodings.ts';
import { decodeJournal } from './journal-bytes.ts';
import { Landing } from './landing.ts';
import { LandingThreads } from './landing-threads.ts';
import { openEdition } from './open-edition.ts';

const at = new Date('2026-11-22T10:00:00Z');
const acts: FileActs = { write: writeWhole, writeUnsynced, sync: syncFiles };

function page(address: string): Output & { body: string } {
  return { path: address, type: 'text/html', body: `<!doctype html>${'word '.repeat(100)}${address}` };
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'landing.'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true }).catch(() => [])).toSorted((a, b) => a.localeCompare(b));
}

test('a file gets its name when its bytes last, and then its name is made to last', async (t) => {
  const folder = await folderFor(t);
  const said: string[] = [];
  const landing = new Landing(path.join(folder, 'landing'), {
    ...acts,
    sync: async (files) => {
      said.push(`${[...files].map((file) => path.relative(folder, file)).join(' ')}: ${await readable()}`);
    },
  });
  const [a, b] = [path.join(folder, 'a/a'), path.join(folder, 'b/b')];
  const readable = async (): Promise<boolean> => (await namesIn(path.join(folder, 'a'))).includes('a');
  await landing.group()(a, Buffer.from('one'));
  await landing.group()(b, Buffer.from('two'));
  await landing.settle();
  assert.match(said.join('\n'), /^a\/\.1\.[\w-]+ b\/\.2\.[\w-]+: false\na\/a b\/b: true$/);
  await landing.discard();
  assert.deepEqual(await namesIn(folder), ['a', 'a/a', 'b', 'b/b', 'landing']);
  assert.equal(await readFile(b, 'utf8'), 'two');
});

test('on a disk that fails nothing is staged and nothing is left', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder, { sync: () => Promise.reject(new Error('input/output error')) });
  await assert.rejects(edition.stage([page('/a/'), page('/b/')]), /input\/output/);
  assert.deepEqual(
    (await namesIn(folder)).filter((name) => !/^(landing|o(\/[0-9a-f]{2})?)$/.test(name)),
    [],
  );
});

test('a file of no bytes lands like any other', async (t) => {
  const edition = await openEdition(await folderFor(t));
  const staged = await edition.stage([{ path: '/empty.css', type: 'text/css', body: '' }]);
  await edition.publish({ at, staged });
  assert.deepEqual(await edition.check(), []);
});

test('a landing leaves its mark until all of it lasts, and the next start takes that of one that a crash ended', async (t) => {
  const folder = await folderFor(t);
  const dead = new Landing(path.join(folder, 'landing'), { ...acts, sync: () => Promise.reject(new Error('gone')) });
  await dead.group()(path.join(folder, 'o/aa/x'), Buffer.from('x'));
  await assert.rejects(dead.settle(), /gone/);
  assert.equal((await namesIn(path.join(folder, 'landing'))).length, 1);
  assert.deepEqual(await (await openEdition(folder)).check(), []);
  assert.deepEqual(await namesIn(path.join(folder, 'landing')), []);
  await dead.discard();
  assert.deepEqual(await namesIn(path.join(folder, 'o')), ['aa']);
});

test('an act does not count on a file whose name may not last yet', async (t) => {
  const folder = await folderFor(t);
  const slow = Promise.withResolvers<void>();
  const named = Promise.withResolvers<void>();
  const edition = await openEdition(folder, {
    sync: async (files) => {
      if (![...files].some((file) => path.basename(file).startsWith('.'))) {
        named.resolve();
        await slow.promise;
      }
      await syncFiles(files);
    },
  });
  const staging = edition.stage([page('/a/')]);
  await named.promise;
  await edition.publish({ at, put: [page('/a/')] });
  const [journal = ''] = await readdir(path.join(folder, 'journal'));
  const records = decodeJournal(await readFile(path.join(folder, 'journal', journal)));
  assert.ok(records.some(({ digest }) => digest === sha256(Buffer.from(page('/a/').body))));
  slow.resolve();
  await edition.publish({ at, staged: await staging });
  assert.deepEqual(await edition.check(), []);
  await edition.settled();
});

test('what is much lands through threads, as it would otherwise', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  await edition.publish({ at, put: [page('/there/')] });
  const pages = Array.from({ length: 200 }, (_, number) => page(`/${number}/`));
  const again = { ...page('/there/'), path: '/again/' };
  const twice = { ...page('/0/'), path: '/twice/' };
  const last = { ...page('/199/'), path: '/last/' };
  const staged = await edition.stage([...pages, again, twice, last]);
  await edition.publish({ at, staged });
  await edition.settled();
  assert.deepEqual([[...edition.entries()].length, await edition.check()], [204, []]);
  const digest = edition.find('/150/')?.digest;
  assert.ok(digest);
  for (const form of await encode(Buffer.from(page('/150/').body)))
    assert.deepEqual(await readFile(edition.objectFile(digest, form.encoding)), Buffer.from(form.bytes), form.encoding);
  assert.deepEqual(await namesIn(path.join(folder, 'landing')), []);
});

test('a thread says why it could not write, and goes on', async (t) => {
  const folder = await folderFor(t);
  await writeWhole(path.join(folder, 'taken'), Buffer.from('x'));
  const threads = new LandingThreads();
  const land = (waits: string): Promise<unknown> =>
    threads.land({
      kind: 'object',
      file: path.join(folder, 'file'),
      waits,
      bytes: Buffer.from('x'),
      type: 'text/html',
      again: false,
    });
  try {
    for (let count = 0; count < 4; count += 1)
      await assert.rejects(land(path.join(folder, 'taken/1')), { code: 'EEXIST' });
    assert.deepEqual(await land(path.join(folder, 'free/1')), ['']);
  } finally {
    await threads.close();
  }
  await assert.rejects(land(path.join(folder, 'free/2')), /ended/);
});
