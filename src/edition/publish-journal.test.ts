import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { utf8 } from '../base/bytes.ts';
import { syncFiles, writeUnsynced, writeWhole, type FileActs } from '../base/files.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Output } from '../story/output.ts';
import { decodeJournal, encodeJournal, type JournalRecord } from './journal-bytes.ts';
import { openEdition } from './open-edition.ts';

const at = new Date('2026-11-22T10:00:00Z');

function page(address: string, text: string): Output {
  return { path: address, type: 'text/html', body: `<!doctype html><title>${text}</title>${'word '.repeat(100)}` };
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'journal.'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function journalsIn(folder: string): Promise<string[]> {
  return await readdir(path.join(folder, 'journal')).catch(() => []);
}

/** A disk that does nothing any more after so many acts, and then keeps of what was not synced what it likes. */
class FailingPower {
  left: number;
  readonly #unsynced = new Set<string>();
  #off: (() => void) | null = null;
  readonly off = new Promise<void>((resolve) => (this.#off = resolve));

  constructor(left: number) {
    this.left = left;
  }

  get acts(): FileActs {
    return {
      write: this.#act(writeWhole),
      writeUnsynced: this.#act(async (file, bytes, mode) => {
        this.#unsynced.add(file);
        await writeUnsynced(file, bytes, mode);
      }),
      sync: this.#act(async (files) => {
        await syncFiles(files);
        for (const file of files) this.#unsynced.delete(file);
      }),
    };
  }

  #act<A extends unknown[]>(act: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
    return async (...args) => {
      this.left -= 1;
      if (this.left < 0) {
        this.#off?.();
        // Nobody comes back from here, as from a power cut.
        await new Promise(() => {});
      }
      await act(...args);
    };
  }

  /** Every third file is gone, every third is zeros, every third was cut. */
  async lose(): Promise<number> {
    let count = 0;
    for (const file of this.#unsynced) {
      const size = (await stat(file).catch(() => null))?.size;
      if (size === undefined) continue;
      if (count % 3 === 0) await rm(file);
      else if (count % 3 === 1) await writeFile(file, Buffer.alloc(size));
      else await truncate(file, Math.floor(size / 2));
      count += 1;
    }
    return count;
  }
}

test('a journal gives back what was put in', () => {
  const records: JournalRecord[] = [
    { kind: 'object', digest: sha256(utf8('a\n\nb')), type: 'text/html;charset=utf-8', bytes: utf8('a\n\nb') },
    { kind: 'node', digest: sha256(utf8('')), type: '-', bytes: utf8('') },
  ];
  const decoded = decodeJournal(encodeJournal(records));
  assert.deepEqual(
    decoded.map((record) => ({ ...record, bytes: Uint8Array.from(record.bytes) })),
    records,
  );
  assert.throws(() => decodeJournal(utf8('nothing')), RangeError);
});

test('the power cut at any act, the next start has every edition that was acknowledged, whole', async (t) => {
  let [lost, cuts, last] = [0, 0, 0];
  for (let nth = 0; last < 4; nth += 3) {
    const folder = await folderFor(t);
    const power = new FailingPower(nth);
    let acknowledged = 0;
    const work = async (): Promise<void> => {
      const edition = await openEdition(folder, power.acts);
      for (const text of ['one', 'two', 'three', 'four']) {
        const put = [page('/', text), page(`/${text}/`, text), page('/shared/', 'shared')];
        acknowledged = (await edition.publish({ at, put })).seq;
        if (text === 'two') await edition.settled();
      }
    };
    await Promise.race([work(), power.off]);
    lost += await power.lose();
    const after = await openEdition(folder);
    last = after.head()?.seq ?? 0;
    assert.ok(last === acknowledged || last === acknowledged + 1, `${last} after ${acknowledged}, act ${nth}`);
    assert.deepEqual(await after.check(), [], `act ${nth}`);
    assert.deepEqual(await journalsIn(folder), []);
    // And what it did not get to is published as if nothing had been.
    await after.publish({ at, put: [page('/', 'four'), page('/four/', 'four')] });
    await after.settled();
    assert.deepEqual(await (await openEdition(folder)).check(), []);
    cuts += 1;
  }
  assert.ok(lost > 50 && cuts > 15, `${lost} files lost in ${cuts} cuts`);
});

test('with nothing to forget nobody waits for the disk', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  await edition.publish({ at, put: [page('/', 'one')] });
  assert.deepEqual(await edition.forget([]), []);
  assert.equal((await journalsIn(folder)).length, 1);
});

test('after a sync that failed, the journal stays and the files are written again', async (t) => {
  const folder = await folderFor(t);
  const power = new FailingPower(Infinity);
  let broken = true;
  let written = 0;
  const edition = await openEdition(folder, {
    ...power.acts,
    writeUnsynced: async (...args) => {
      written += 1;
      await power.acts.writeUnsynced(...args);
    },
    sync: async (files) => {
      if (broken) throw new Error('input/output error');
      await power.acts.sync(files);
    },
  });
  await edition.publish({ at, put: [page('/', 'one')] });
  await edition.settled();
  assert.equal((await journalsIn(folder)).length, 1);
  const before = written;
  // What the disk dropped when it failed: a sync of the same file would not tell.
  await power.lose();
  broken = false;
  await edition.settled();
  assert.ok(written >= before * 2, `${written} after ${before}`);
  assert.deepEqual([await journalsIn(folder), await edition.check()], [[], []]);
});

test('beside a process that publishes, a second one changes nothing', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  await edition.publish({ at, put: [page('/', 'one')] });
  const journals = await journalsIn(folder);
  assert.equal(journals.length, 1);
  const second = await openEdition(folder, { readOnly: true });
  assert.deepEqual([second.head(), await journalsIn(folder)], [edition.head(), journals]);
});

test('a journal that is not whole is no journal', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  await edition.publish({ at, put: [page('/', 'one')] });
  const [name] = await journalsIn(folder);
  assert.ok(name);
  await truncate(path.join(folder, 'journal', name), 200);
  const again = await openEdition(folder);
  assert.deepEqual([again.head(), await again.check(), await journalsIn(folder)], [edition.head(), [], []]);
});

test('what is too much for a journal is on the disk before the edition names it', async (t) => {
  const folder = await folderFor(t);
  const power = new FailingPower(Infinity);
  let isWorking = true;
  const sync: FileActs['sync'] = (files) => (isWorking ? power.acts.sync(files) : new Promise(() => {}));
  const edition = await openEdition(folder, { ...power.acts, sync });
  const large = (address: string): Output => ({
    path: address,
    type: 'image/webp',
    body: Buffer.alloc(3 * 1024 * 1024, address),
  });
  await edition.publish({ at, put: [large('/a'), large('/b'), large('/c'), large('/d')] });
  isWorking = false;
  assert.ok((await power.lose()) > 0);
  assert.deepEqual(await (await openEdition(folder)).check(), []);
});
