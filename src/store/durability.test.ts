import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
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
    // Once it exists under another name, at three moments of its making.
    for (const wait of [10, 300, 900]) {
      await killed(place, 'making', async () => {
        while (!existsSync(`${folder}.new`) && !existsSync(folder)) await sleep(5);
        await sleep(wait);
      });
    }
    await using store = await openStore(place);
    assert.deepEqual(await store.read.stories.list({ limit: 1 }), []);
    assert.equal(existsSync(`${folder}.new`), false);
  });

  it('has each commit synced before it is acknowledged, and stops for good when the disk refuses', async () => {
    const home = path.dirname(await freshFolder());
    const [counter, refuse, preload, script] = ['counter', 'refuse', 'preload.mjs', 'script.mjs'].map((name) =>
      path.join(home, name),
    );
    assert.ok(counter && refuse && preload && script);
    await writeFile(counter, '');
    await writeFile(preload, PRELOAD);
    await writeFile(script, SCRIPT);
    const store = new URL('open-store.ts', import.meta.url).href;
    const child = spawn(process.execPath, ['--import', preload, script], {
      env: { ...process.env, COUNTER: counter, REFUSE: refuse, STORE: store, FOLDER: await freshFolder() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part) => (said += String(part)));
    await new Promise((resolve) => child.once('close', resolve));
    const { before, after, failure, later } = JSON.parse(said) as Record<string, string>;
    // Fifty commits, each at least one; a second for a new segment of the log now and then.
    assert.ok(Number(after) - Number(before) >= 50, said);
    assert.match(failure ?? '', /has stopped \(the disk does not keep what is written\): see that the disk has room/);
    assert.equal(later, failure);
    assert.ok(readFileSync(counter).length > 0);
  });
});

/** In every thread: counts what truly reaches the disk, and refuses it once the file REFUSE is there. */
const PRELOAD = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const real = fs.fsyncSync;
fs.fsyncSync = (file) => {
  if (fs.existsSync(process.env.REFUSE)) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  fs.appendFileSync(process.env.COUNTER, '.');
  return real(file);
};
syncBuiltinESMExports();`;

const SCRIPT = `
import fs from 'node:fs';
const { openStore } = await import(process.env.STORE);
const store = await openStore({ kind: 'embedded', folder: process.env.FOLDER });
const synced = () => fs.statSync(process.env.COUNTER).size;
const commit = () => store.transact(({ write }) => write.editions.queue('x', new Date()));
const before = synced();
for (let count = 0; count < 50; count += 1) await commit();
const after = synced();
fs.writeFileSync(process.env.REFUSE, '');
await commit().then(() => { throw new Error('acknowledged'); }, () => undefined);
const failure = (await store.failure).message;
const later = await store.read.editions.latest().then(() => 'read', (error) => error.message);
process.stdout.write(JSON.stringify({ before, after, failure, later }));`;
