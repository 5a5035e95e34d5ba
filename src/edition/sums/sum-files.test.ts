import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { writeUnsynced } from '../../base/files.ts';
import { sha256 } from '../../blobs/sha256.ts';
import type { Output } from '../../story/output.ts';
import type { Edition } from '../edition.ts';
import { fileOfPath } from '../export-folder.ts';
import { HomeKeys } from '../keys/home-keys.ts';
import { openEdition } from '../open-edition.ts';
import type { HeadKeys } from '../sign/head-signer.ts';
import { newSeed, signingKey } from '../sign/signing-key.ts';
import { partOf } from './part-of.ts';
import { sumSignatures } from './sum-signatures.ts';

const at = new Date();

const PATHS = [
  '/',
  '/robots.txt',
  '/assets/now-0123456789abcdef.js',
  '/kk/',
  '/kk/feed.xml',
  '/kk/topics/қоғам/',
  '/kk/2026/11/22/алаң/',
  '/kk/2026/11/23/алаң/',
  '/kk/2026/10/01/порт/',
  '/zh-hant-tw/2026/11/22/x/',
  '/media/0a1b2c3d4e5f6071/16x9-768.webp',
  '/media/ff1b2c3d4e5f6071/16x9-768.webp',
  '/old/site.html',
  '/.well-known/picket/queries/p=12/',
];

function output(address: string, text: string, type = 'text/html'): Output {
  return { path: address, type, body: `${text}\n` };
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sums.'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function keysIn(folder: string): Promise<HomeKeys> {
  return await HomeKeys.open(path.join(folder, 'keys'), { now: at, passphrase: null });
}

const LINE = /^([0-9a-f]{64}) {2}(\S+)$/;

/** A file of checksums, read as strictly as can be: its first line, and the digests by name. */
function read(text: string): { edition: number; lines: Map<string, string> } {
  assert.ok(text.endsWith('\n'));
  const [first = '', ...rest] = text.slice(0, -1).split('\n');
  const edition = Number(/^# edition (\d+)$/.exec(first)?.[1] ?? assert.fail(first));
  const pairs = rest.map((line) => LINE.exec(line) ?? assert.fail(line));
  const lines = new Map(pairs.map(([, digest = '', file = '']) => [file, digest]));
  assert.equal(lines.size, rest.length, 'no name twice');
  return { edition, lines };
}

/** All that is there is whole, signed and says what the edition says. */
async function assertTrue(edition: Edition, { folder, keys }: { folder: string; keys: HeadKeys }): Promise<void> {
  await edition.settled();
  const head = edition.head() ?? assert.fail();
  const sums = path.join(folder, 'edition/sums');
  const names = (await readdir(sums)).filter((name) => !name.endsWith('sig'));
  const said = new Map<string, string>();
  const top = read(await readFile(path.join(sums, 'SHA256SUMS'), 'utf8'));
  assert.equal(top.edition, head.seq);
  for (const name of names) {
    const bytes = await readFile(path.join(sums, name));
    const { edition: seq, lines } = read(bytes.toString());
    const signatures = sumSignatures({ name, seq, bytes }, keys.targets);
    for (const [place, ending] of ['.minisig', '.sshsig'].entries())
      assert.deepEqual(await readFile(path.join(sums, name + ending)), Buffer.from(signatures[place] ?? ''), name);
    if (name === 'SHA256SUMS') continue;
    assert.equal(top.lines.get(name), sha256(bytes), name);
    assert.ok(lines.size > 0 && seq <= head.seq);
    for (const [file, digest] of lines) {
      assert.ok(!said.has(file), file);
      said.set(file, digest);
    }
  }
  assert.deepEqual(said, new Map([...edition.entries()].map((entry) => [fileOfPath(entry.path), entry.digest])));
  const others = [...top.lines.keys()].filter((name) => !name.startsWith('SHA256SUMS.'));
  assert.equal(top.lines.size - others.length, names.length - 1, 'every part is named');
  const heads = ['1.root.json', `${head.seq}.targets.json`, `${head.digest}.edition.json`];
  assert.deepEqual(others.toSorted(), heads.map((name) => `.well-known/edition/${name}`).toSorted());
  for (const name of others)
    assert.equal(top.lines.get(name), sha256(await readFile(path.join(folder, 'edition', name))), name);
}

test('which part an address is in', () => {
  const parts = PATHS.map((address) => partOf({ path: address, type: 'text/html' }));
  const expected =
    'site site site kk kk kk kk-2026-11 kk-2026-11 kk-2026-10 zh-hant-tw-2026-11 media-0a media-ff old site';
  assert.equal(parts.join(' '), expected);
  assert.match(partOf({ path: '/old/site.html', type: 'redirect' }), /^moved-[0-9a-f]$/);
  assert.equal(partOf({ path: '/kk/2026/11/22/x/', type: 'redirect' }), 'kk-2026-11');
});

const change = fc.record({
  path: fc.constantFrom(...PATHS),
  text: fc.option(fc.constantFrom('a', 'b', 'c')),
  type: fc.constantFrom('text/html', 'text/html', 'redirect', 'gone'),
});
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('publish' as const), changes: fc.array(change, { minLength: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), choice: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forced' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), injury: fc.option(fc.nat()) }) },
);

async function publish(edition: Edition, changes: readonly { path: string; text: string | null; type: string }[]) {
  const last = new Map(changes.map((each) => [each.path, each]));
  const put = [...last.values()].flatMap((each) =>
    each.text === null ? [] : [output(each.path, each.text, each.type)],
  );
  const remove = [...last.values()].flatMap((each) => (each.text === null ? [each.path] : []));
  await edition.publish({ at, put, remove });
}

/** What a power cut may do to one of the files. */
async function injure(folder: string, choice: number): Promise<void> {
  const sums = path.join(folder, 'edition/sums');
  const names = await readdir(sums).catch(() => []);
  const name = names[choice % names.length];
  if (name === undefined) return;
  if (choice % 3 === 0) await rm(path.join(sums, name));
  else await truncate(path.join(sums, name), choice % 3 === 1 ? 0 : 80);
  await writeFile(path.join(sums, '.SHA256SUMS.half'), 'x');
}

test('whatever is published, the checksums say exactly what the tree says', async (t) => {
  const above = await folderFor(t);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      const folder = path.join(above, String((count += 1)));
      const keys = await keysIn(folder);
      const open = (): Promise<Edition> => openEdition(path.join(folder, 'edition'), { signing: keys, onFault });
      const onFault = (error: unknown): void => assert.fail(String(error));
      let edition = await open();
      for (const each of acts) {
        if (each.kind === 'publish') await publish(edition, each.changes);
        else if (each.kind === 'forced') await edition.publish({ at, force: true });
        else if (each.kind === 'settle') await edition.settled();
        else if (each.kind === 'back') {
          const editions = await edition.editions();
          const to = editions[each.choice % editions.length];
          if (to !== undefined) await edition.stepBack({ to: to.seq, at });
        } else {
          await edition.settled();
          if (each.injury !== null) await injure(folder, each.injury);
          edition = await open();
        }
      }
      if (edition.head() !== null) await assertTrue(edition, { folder, keys: keys.keys ?? assert.fail() });
    }),
    { numRuns: 15 },
  );
});

test('a publish writes the parts that it changes, and no others', async (t) => {
  const folder = await folderFor(t);
  const keys = await keysIn(folder);
  const written: string[] = [];
  const counted: typeof writeUnsynced = async (file, bytes, mode) => {
    if (file.includes('/sums/')) written.push(path.basename(file));
    await writeUnsynced(file, bytes, mode);
  };
  const open = (): Promise<Edition> =>
    openEdition(path.join(folder, 'edition'), { signing: keys, writeUnsynced: counted });
  const edition = await open();
  await edition.publish({ at, put: PATHS.map((address) => output(address, 'one')) });
  await edition.settled();
  written.splice(0);
  // Who read or wrote all of them would find this.
  const untouched = path.join(folder, 'edition/sums/SHA256SUMS.media-ff');
  await truncate(untouched, 0);
  await edition.publish({
    at,
    put: [output('/kk/', 'two'), output('/kk/2026/11/24/y/', 'new')],
    remove: ['/robots.txt'],
  });
  await edition.settled();
  const parts = ['', '.kk', '.kk-2026-11', '.site'].map((part) => `SHA256SUMS${part}`);
  assert.deepEqual(written.toSorted(), parts.flatMap((name) => [name, `${name}.minisig`, `${name}.sshsig`]).toSorted());
  const { edition: seq } = read(await readFile(path.join(folder, 'edition/sums/SHA256SUMS.media-0a'), 'utf8'));
  assert.equal(seq, 1, 'the edition that changed it last');
  assert.equal((await readFile(untouched)).length, 0);
  const again = await open();
  await assertTrue(again, { folder, keys: keys.keys ?? assert.fail() });
  written.splice(0);
  await (await open()).settled();
  assert.deepEqual(written, [], 'what is whole stays');
});

test('nobody who publishes waits for them', async (t) => {
  const folder = await folderFor(t);
  const never = new Promise<void>(() => {});
  const edition = await openEdition(path.join(folder, 'edition'), {
    signing: await keysIn(folder),
    writeUnsynced: async (file, bytes, mode) => {
      if (file.includes('/sums/')) await never;
      await writeUnsynced(file, bytes, mode);
    },
  });
  for (const text of ['a', 'b']) await edition.publish({ at, put: [output('/', text)] });
  assert.equal(edition.head()?.seq, 2);
  assert.equal(edition.headFile('SHA256SUMS'), null);
});

test('with another key all are signed again, and without one they stay', async (t) => {
  const folder = await folderFor(t);
  const held = await keysIn(folder);
  const signing: { keys: HeadKeys | null; roots: readonly Uint8Array[] } = { keys: held.keys, roots: held.roots };
  const open = (): Promise<Edition> => openEdition(path.join(folder, 'edition'), { signing });
  const edition = await open();
  await publish(edition, [{ path: '/kk/', text: 'a', type: 'text/html' }]);
  await assertTrue(edition, { folder, keys: held.keys ?? assert.fail() });
  const keys = { online: signingKey(newSeed()), targets: signingKey(newSeed()) };
  signing.keys = keys;
  assert.equal(await edition.renew(at), true);
  await assertTrue(edition, { folder, keys });

  const file = path.join(folder, 'edition/sums/SHA256SUMS');
  const before = await readFile(file);
  signing.keys = null;
  await publish(edition, [{ path: '/kk/', text: 'b', type: 'text/html' }]);
  await edition.settled();
  assert.deepEqual(await readFile(file), before);
  const again = await open();
  await again.settled();
  assert.equal(again.headFile('SHA256SUMS'), file);
  signing.keys = keys;
  await again.renew(at);
  await assertTrue(again, { folder, keys });
});

test('a disk that takes none of them is a fault, and the next look mends it', async (t) => {
  const folder = await folderFor(t);
  const keys = await keysIn(folder);
  let isFull = true;
  const faults: unknown[] = [];
  const edition = await openEdition(path.join(folder, 'edition'), {
    signing: keys,
    onFault: (error) => void faults.push(error),
    writeUnsynced: async (file, bytes, mode) => {
      if (isFull && file.endsWith('SHA256SUMS.kk')) throw new Error('no space left on device');
      await writeUnsynced(file, bytes, mode);
    },
  });
  await publish(edition, [{ path: '/kk/', text: 'a', type: 'text/html' }]);
  await edition.settled();
  assert.equal(faults.length, 1);
  assert.equal(edition.headFile('SHA256SUMS'), null);
  isFull = false;
  await edition.renew(at);
  await assertTrue(edition, { folder, keys: keys.keys ?? assert.fail() });
});

/** A publish that ends itself the hard way at its `nth` write of checksums. */
const CRASH = `
  const [folder, nth] = process.argv.slice(1);
  const { openEdition } = await import(${JSON.stringify(new URL('../open-edition.ts', import.meta.url).href)});
  const { HomeKeys } = await import(${JSON.stringify(new URL('../keys/home-keys.ts', import.meta.url).href)});
  const { writeUnsynced } = await import(${JSON.stringify(new URL('../../base/files.ts', import.meta.url).href)});
  let left = Number(nth);
  const deadly = async (file, bytes, mode) => {
    if (file.includes('/sums/') && (left -= 1) < 0) process.kill(process.pid, 'SIGKILL');
    await writeUnsynced(file, bytes, mode);
  };
  const signing = await HomeKeys.open(folder + '/keys', { now: new Date(), passphrase: null });
  const edition = await openEdition(folder + '/edition', { signing, writeUnsynced: deadly });
  const put = ['/', '/kk/'].map((path) => ({ path, type: 'text/html', body: 'new ' + nth }));
  await edition.publish({ at: new Date(), put });
  await edition.settled();
`;

test('killed between a publish and its checksums, the next start makes them', async (t) => {
  const folder = await folderFor(t);
  const signing = await keysIn(folder);
  const open = (): Promise<Edition> => openEdition(path.join(folder, 'edition'), { signing });
  const first = await open();
  await first.publish({ at, put: PATHS.map((address) => output(address, 'one')) });
  await first.settled();
  for (const [count, nth] of [0, 1, 3, 5, 7].entries()) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', CRASH, folder, String(nth)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [, signal] = await once(child, 'exit');
    assert.equal(signal, 'SIGKILL');
    const edition = await open();
    assert.equal(edition.head()?.seq, count + 2);
    await assertTrue(edition, { folder, keys: signing.keys ?? assert.fail() });
  }
});
