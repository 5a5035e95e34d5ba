import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { writeUnsynced, writeWhole } from '../base/files.ts';
import type { WriteFile } from '../blobs/folder-blobs.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Output } from '../story/output.ts';
import type { Edition } from './edition.ts';
import { openEdition } from './open-edition.ts';

const at = new Date('2026-11-22T10:00:00Z');

function page(address: string, text = address): Output {
  return {
    path: address,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><title>${text}</title>${'word '.repeat(100)}`,
  };
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'edition.'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function pathsOf(edition: Edition): string[] {
  return [...edition.entries()].map((entry) => entry.path).sort();
}

async function bodyOf(edition: Edition, address: string): Promise<string> {
  const entry = edition.find(address);
  assert.ok(entry, address);
  return readFile(edition.objectFile(entry.digest, 'identity'), 'utf8');
}

test('an edition grows by publishes and is the same when it is opened again', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  assert.deepEqual([edition.head(), edition.find('/'), pathsOf(edition)], [null, null, []]);
  const first = await edition.publish({ at, put: [page('/'), page('/kk/'), page('/kk/a/')] });
  assert.deepEqual([first.seq, first.previous], [1, null]);
  const second = await edition.publish({ at, put: [page('/kk/', 'new')], remove: ['/kk/a/', '/kk/never/'], seq: 7 });
  assert.deepEqual([second.seq, second.previous], [7, first.digest]);
  const document = await readFile(path.join(folder, '.well-known/edition', `${second.digest}.edition.json`));
  assert.equal(sha256(document), second.digest);
  const tree = `"tree":{"alg":"sha256","fanout":16,"levels":3,"root":"${second.root}"}`;
  const [before, behind] = ['"mirrors":[],"origin":null,"packs":[]', '"relays":[],"seq":7'];
  const expected = `{"at":"2026-11-22T10:00:00.000Z",${before},"previous":"${first.digest}",${behind},${tree},"withdrawn":[],"worker":null}`;
  assert.equal(document.toString(), expected);
  await edition.settled();

  const again = await openEdition(folder);
  assert.deepEqual(again.head(), second);
  assert.deepEqual(pathsOf(again), ['/', '/kk/']);
  assert.equal(await bodyOf(again, '/kk/'), page('/kk/', 'new').body);
  assert.deepEqual(await again.check(), []);
  assert.equal((await again.publish({ at, put: [page('/x/')], seq: 3 })).seq, 8);
});

test('what is the same is no change, unless it is forced', async (t) => {
  const edition = await openEdition(await folderFor(t));
  const first = await edition.publish({ at, put: [page('/')] });
  assert.equal(await edition.publish({ at, put: [page('/')], remove: ['/never/'] }), first);
  assert.equal((await edition.publish({ at, put: [{ ...page('/'), type: 'text/html;charset=utf-8' }] })).seq, 1);
  assert.equal((await edition.publish({ at, put: [{ ...page('/'), type: 'gone' }] })).seq, 2);
  const forced = await edition.publish({ at, force: true });
  assert.equal(forced.seq, 3);
});

test('publishes come one after another, in the order of the calls', async (t) => {
  const edition = await openEdition(await folderFor(t));
  const heads = await Promise.all(['a', 'b', 'c', 'd'].map((text) => edition.publish({ at, put: [page('/', text)] })));
  assert.deepEqual(
    heads.map(({ seq }) => seq),
    [1, 2, 3, 4],
  );
  assert.equal(await bodyOf(edition, '/'), page('/', 'd').body);
});

test('what is impossible is refused before anything changes', async (t) => {
  const edition = await openEdition(await folderFor(t));
  await edition.publish({ at, put: [page('/')] });
  await assert.rejects(edition.publish({ at, put: [page('/b/'), page('/../x')] }), RangeError);
  await assert.rejects(edition.publish({ at, put: [page('/b/', '1'), page('/b/', '2')] }), /two outputs for \/b\//);
  await assert.rejects(edition.publish({ at, put: [{ ...page('/b/'), type: 'text html' }] }), RangeError);
  assert.deepEqual([edition.head()?.seq, pathsOf(edition)], [1, ['/']]);
  assert.equal((await edition.publish({ at, put: [page('/b/')] })).seq, 2);
});

test('what is gone is not shown, and what two addresses share is', async (t) => {
  const edition = await openEdition(await folderFor(t));
  await edition.publish({ at, put: [page('/a/', 'same'), page('/b/', 'same'), page('/c/')] });
  const shared = edition.find('/a/')?.digest;
  const lone = edition.find('/c/')?.digest;
  assert.ok(shared && lone);
  await edition.publish({ at, remove: ['/a/', '/c/'] });
  assert.deepEqual([edition.holds('object', shared), edition.holds('object', lone)], [true, false]);
  assert.equal(await bodyOf(edition, '/b/'), page('/a/', 'same').body);
  // And it comes back as if it had never been gone.
  await edition.publish({ at, put: [page('/c/')] });
  assert.deepEqual(await edition.check(), []);
});

test('a full disk leaves the edition before, and the next publish works', async (t) => {
  const folder = await folderFor(t);
  let room = Infinity;
  const within =
    (act: WriteFile): WriteFile =>
    async (file, bytes, mode) => {
      room -= 1;
      if (room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      await act(file, bytes, mode);
    };
  const edition = await openEdition(folder, { write: within(writeWhole), writeUnsynced: within(writeUnsynced) });
  const first = await edition.publish({ at, put: [page('/'), page('/kk/')] });
  const files = (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name)).sort();
  let written = 0;
  for (; edition.head()?.seq === 1; written += 1) {
    room = written;
    const publishing = edition.publish({ at, put: [page('/', 'new'), page('/new/')] });
    await publishing.then(
      () => {},
      (error: NodeJS.ErrnoException) => assert.equal(error.code, 'ENOSPC'),
    );
    if (edition.head()?.seq !== 1) break;
    assert.equal(edition.head(), first);
    assert.deepEqual(await edition.check(), []);
    const left = (await readdir(folder, { recursive: true })).filter((name) => /o\/..\/|t\/..\//.test(name)).sort();
    assert.deepEqual(
      left,
      files.filter((name) => /o\/..\/|t\/..\//.test(name)),
      `after ${written} writes`,
    );
    assert.deepEqual((await openEdition(folder, { readOnly: true })).head(), first);
  }
  assert.ok(written >= 8, `only ${written} writes`);
  assert.deepEqual(await edition.check(), []);
});

test('a rename that the disk did not vouch for is the new edition, and not acknowledged', async (t) => {
  const folder = await folderFor(t);
  let broken = false;
  const write: WriteFile = async (file, bytes, mode) => {
    await writeWhole(file, bytes, mode);
    if (broken && file.endsWith('head.json')) throw new Error('input/output error');
  };
  const edition = await openEdition(folder, { write });
  await edition.publish({ at, put: [page('/')] });
  broken = true;
  await assert.rejects(edition.publish({ at, put: [page('/', 'new')] }), /input\/output/);
  assert.deepEqual(edition.head(), (await openEdition(folder)).head());
  assert.equal(edition.head()?.seq, 2);
  assert.deepEqual(await edition.check(), []);
});

/** A publish that ends itself the hard way at its `nth` write, half of the bytes written under the temporary name. */
const CRASH = `
  import { writeFileSync } from 'node:fs';
  const [folder, nth] = process.argv.slice(1);
  const { openEdition } = await import(${JSON.stringify(new URL('open-edition.ts', import.meta.url).href)});
  const { writeUnsynced, writeWhole } = await import(${JSON.stringify(new URL('../base/files.ts', import.meta.url).href)});
  let left = Number(nth);
  const deadly = (act) => async (file, bytes, mode) => {
    left -= 1;
    if (left < 0) {
      try { writeFileSync(file.replace(/([^/]*)$/, '.$1.half'), bytes.subarray(0, bytes.length / 2)); } catch {}
      process.kill(process.pid, 'SIGKILL');
    }
    await act(file, bytes, mode);
  };
  const edition = await openEdition(folder, { write: deadly(writeWhole), writeUnsynced: deadly(writeUnsynced) });
  const put = ['/', '/new/'].map((path) => ({ path, type: 'text/html', body: 'new '.repeat(100) + path }));
  await edition.publish({ at: new Date(), put });
`;

test('killed at any write, the next start has the old edition or the new one, whole', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  const first = await edition.publish({ at, put: [page('/'), page('/kk/')] });
  const outcomes = new Set<number>();
  for (const nth of [0, 4, 6, 9, 13, 14, 99]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', CRASH, folder, String(nth)], {
      stdio: 'ignore',
    });
    await once(child, 'exit');
    const after = await openEdition(folder);
    const seq = after.head()?.seq ?? 0;
    outcomes.add(seq);
    if (seq === 1) assert.deepEqual(after.head(), first, `killed at ${nth}`);
    assert.deepEqual(pathsOf(after), seq === 1 ? ['/', '/kk/'] : ['/', '/kk/', '/new/']);
    assert.deepEqual(await after.check(), [], `killed at ${nth}`);
    if (seq > 1) break;
  }
  assert.deepEqual(outcomes, new Set([1, 2]));
  const last = await openEdition(folder);
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.half'))) await utimes(path.join(folder, name), 0, 0);
  assert.ok((await last.collect(at)).objects > 0);
  const objects = (await readdir(path.join(folder, 'o'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );
  // The first edition is kept: its front page too.
  assert.equal(objects.length, 4);
  const left = (await readdir(folder, { recursive: true })).filter((name) => /[ot]\/..\/\..*\.half$/.test(name));
  assert.deepEqual(left, []);
});

test('damage is found, named with its addresses, and mended by a forced publish', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  await edition.publish({ at, put: [page('/a/', 'same'), page('/b/', 'same'), page('/c/'), page('/d/')] });
  await edition.settled();
  const [same, c, d] = ['/a/', '/c/', '/d/'].map((address) => edition.find(address)?.digest);
  assert.ok(same && c && d);
  await truncate(edition.objectFile(same, 'identity'), 10);
  await rm(edition.objectFile(c, 'identity'));
  await writeFile(edition.objectFile(d, 'br'), 'not brotli');
  const damage = await edition.check();
  const found = new Map(damage.map(({ digest, paths }) => [digest, paths.toSorted()]));
  assert.deepEqual(
    found,
    new Map([
      [same, ['/a/', '/b/']],
      [c, ['/c/']],
      [d, ['/d/']],
    ]),
  );
  await edition.publish({ at, put: [page('/a/', 'same'), page('/c/'), page('/d/')], force: true });
  assert.deepEqual(await edition.check(), []);

  await edition.settled();
  const root = edition.head()?.root;
  assert.ok(root);
  await appendFile(edition.nodeFile(root), 'x');
  assert.deepEqual(await edition.check(), [{ digest: root, kind: 'node', paths: [] }]);
  await assert.rejects(openEdition(folder), /damaged/);
});

test('what is staged waits for its publish, and what was published meanwhile counts more', async (t) => {
  const edition = await openEdition(await folderFor(t));
  await edition.publish({ at, put: [page('/a/', '1'), page('/b/', '1')] });
  const staged = await edition.stage([page('/a/', '2'), page('/b/', '2'), page('/c/', '2')]);
  assert.equal(edition.find('/c/'), null);
  await edition.publish({ at, put: [page('/b/', '3')] });
  await edition.collect(at);
  assert.deepEqual(edition.overtaken(staged), ['/b/']);
  await edition.publish({ at, staged });
  assert.deepEqual(await Promise.all(['/a/', '/b/', '/c/'].map((address) => bodyOf(edition, address))), [
    page('/a/', '2').body,
    page('/b/', '3').body,
    page('/c/', '2').body,
  ]);
  await edition.settled();
  assert.deepEqual(await edition.check(), []);
  const dropped = await edition.stage([page('/d/')]);
  await edition.discard(dropped);
  await assert.rejects(edition.publish({ at, staged: dropped }), /discarded before/);
  assert.equal(edition.find('/d/'), null);
});

test('what is being staged while it is published is not deleted with what was staged', async (t) => {
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const edition = await openEdition(await folderFor(t), {
    writeUnsynced: async (file, bytes, mode) => {
      if (path.basename(file).startsWith('.')) {
        begun.resolve();
        await slow.promise;
      }
      await writeUnsynced(file, bytes, mode);
    },
  });
  await edition.publish({ at, put: [page('/a/', '1')] });
  const staging = edition.stage([page('/a/', '2')]);
  await begun.promise;
  // Acts have a journal, so this one does not wait.
  await edition.publish({ at, put: [page('/a/', '2')] });
  slow.resolve();
  await edition.discard(await staging);
  assert.deepEqual(await edition.check(), []);
  await edition.settled();
});

test('a reader on the way down the tree of the edition before still finds its nodes', async (t) => {
  const edition = await openEdition(await folderFor(t));
  const first = await edition.publish({ at, put: [page('/', '0')] });
  for (let count = 1; count < 20; count += 1) {
    await edition.publish({ at, put: [page('/', String(count))] });
    await edition.settled();
    assert.equal(edition.holds('node', first.root), count <= 8, String(count));
  }
});
