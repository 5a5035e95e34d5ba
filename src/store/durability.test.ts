import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type StorePlace } from './open-store.ts';
import { ENGINES, freshFolder } from './testing/engines.ts';

const CHILD = path.join(import.meta.dirname, 'testing/committing-child.ts');

/** Runs the child, kills it when `until` resolves, and returns what it said whole lines of. */
async function killed(
  place: StorePlace,
  prefix: string,
  until: (said: () => string) => Promise<void>,
): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(place), prefix], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complaints] = ['', ''];
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (complaints += String(part)));
  const closed = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([until(() => said), closed]);
  assert.equal(child.exitCode, null, complaints);
  child.kill('SIGKILL');
  await closed;
  return said.split('\n').slice(0, -1);
}

for (const engine of ENGINES) {
  describe(`a killed process, ${engine.name}`, { skip: engine.skip }, () => {
    it('loses nothing it acknowledged, and leaves no half of a transaction', async () => {
      const place = await engine.freshPlace();
      const acknowledged: string[] = [];
      for (let round = 0; round < 10; round += 1) {
        const lines = await killed(place, `round${round}`, async (said) => {
          while (!said().includes(`round${round}-3\n`)) await sleep(5);
          await sleep(Math.random() * 60);
        });
        acknowledged.push(...lines.slice(1));
      }
      await using store = await openStore(place);
      const subjects = new Set((await store.read.editions.pending()).map(({ subject }) => subject));
      assert.ok(acknowledged.length >= 40);
      assert.deepEqual(
        acknowledged.filter((name) => !subjects.has(`${name}-one`) || !subjects.has(`${name}-two`)),
        [],
      );
      const halves = [...subjects].filter(
        (name) => !subjects.has(name.replace(/one$|two$/, (end) => (end === 'one' ? 'two' : 'one'))),
      );
      assert.deepEqual(halves, []);
    });
  });
}

describe('the embedded database on the disk', () => {
  it('opens after being killed while it was made', async () => {
    const folder = await freshFolder();
    const place = { kind: 'embedded', folder } as const;
    const begun = () => [`${folder}.new`, folder].some((half) => existsSync(path.join(half, 'global/pg_control')));
    // While its files are written, at three moments.
    for (const wait of [0, 15, 60]) {
      await killed(place, 'making', async () => {
        while (!begun()) await sleep(2);
        await sleep(wait);
      });
      await rm(`${folder}.new/global/pg_control`, { force: true });
    }
    await using store = await openStore(place);
    assert.deepEqual(await store.read.desk.list({ limit: 1 }), []);
    assert.equal(existsSync(`${folder}.new`), false);
  });

  it('has each commit synced before it is acknowledged', async () => {
    const { before, after } = await withFaultyDisk('nothing');
    // Fifty commits, each at least one; another for a new segment of the log now and then.
    assert.ok(Number(after) - Number(before) >= 50, `${before} ${after}`);
  });

  for (const fault of ['fsync', 'write']) {
    it(`stops for good, and acknowledges nothing more, when the disk refuses a ${fault}`, async () => {
      const { commit, failure, later } = await withFaultyDisk(fault);
      assert.match(failure ?? '', /has stopped \(.*\): see that the disk has room/);
      assert.deepEqual([commit, later], [failure, failure]);
    });
  }
});

/** What happens around fifty commits, and one more while the disk refuses something. */
async function withFaultyDisk(fault: string): Promise<Record<string, string>> {
  const folder = await freshFolder();
  const [preload, script] = [`${folder}-preload.mjs`, `${folder}-script.mjs`];
  await writeFile(preload, PRELOAD);
  await writeFile(script, SCRIPT);
  await writeFile(`${folder}-synced`, '');
  const store = new URL('open-store.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, script], {
    env: { ...process.env, FAULT: fault, STORE: store, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(said || '{}') as Record<string, string>;
}

/** In every thread: counts what truly reaches the disk, and refuses it once it is told to. */
const PRELOAD = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { FAULT, FOLDER } = process.env;
const { fsyncSync, writeSync } = fs;
const refused = (fault) => fault === FAULT && fs.existsSync(FOLDER + '-refuse');
fs.fsyncSync = (file) => {
  if (refused('fsync')) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  fs.appendFileSync(FOLDER + '-synced', '.');
  return fsyncSync(file);
};
fs.writeSync = (file, ...rest) => {
  if (file > 2 && refused('write')) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
  return writeSync(file, ...rest);
};
syncBuiltinESMExports();`;

const SCRIPT = `
import fs from 'node:fs';
const { FAULT, FOLDER, STORE } = process.env;
const { openStore } = await import(STORE);
const store = await openStore({ kind: 'embedded', folder: FOLDER });
const synced = () => fs.statSync(FOLDER + '-synced').size;
const queue = () => store.transact(({ write }) => write.editions.queue('x', new Date()));
const before = synced();
for (let count = 0; count < 50; count += 1) await queue();
const after = synced();
if (FAULT === 'nothing') {
  process.stdout.write(JSON.stringify({ before, after }));
  process.exit();
}
const refuse = fs.openSync(FOLDER + '-refuse', 'w');
const commit = await queue().then(() => 'acknowledged', (error) => error.message);
const failure = (await store.failure).message;
const later = await store.read.editions.latest().then(() => 'read', (error) => error.message);
process.stdout.write(JSON.stringify({ commit, failure, later }));`;
