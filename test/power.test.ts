import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cutWhilePublishing, watching } from './cutting.ts';
import { ENGINES, inFolder } from './killing.ts';
import { keepAll, rebuild } from './power/frail-disk.ts';

const skip = !existsSync('/proc/self/fd') && 'needs /proc to see which file is synced';

const WRITING = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
const { writeWhole } = await import(${JSON.stringify(path.join(import.meta.dirname, '../src/base/files.ts'))});
await writeWhole('a/b/whole', Buffer.from('whole'));
appendFileSync('a/b/whole', ' and more');
writeFileSync('loose', 'x');
const code = "import fs from 'node:fs'; const file = fs.openSync('before', 'w');" +
  "fs.writeSync(file, 'after'); fs.fsyncSync(file); fs.writeSync(file, '!')";
await new Promise((resolve) => new Worker(code, { eval: true }).once('exit', resolve));
`;

test('a frail disk keeps what was synced, in every thread, and nothing else', { skip }, async () => {
  await inFolder('frail', async (folder) => {
    const [home, shadow] = [path.join(folder, 'home'), path.join(folder, 'shadow')];
    for (const made of [home, shadow]) mkdirSync(made);
    spawnSync('sh', ['-c', 'printf before > before; mkdir old; : > old/x'], { cwd: home });
    keepAll(home, shadow);
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', WRITING], {
      cwd: home,
      env: { ...process.env, ...watching({ home, shadow }) },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const read = (into: string, name: string): string => readFileSync(path.join(folder, into, name), 'utf8');
    rebuild({ home, shadow, into: path.join(folder, 'strict'), survives: () => false });
    const kept = readdirSync(path.join(folder, 'strict'), { recursive: true, encoding: 'utf8' });
    assert.deepEqual(new Set(kept), new Set(['a', 'a/b', 'a/b/whole', 'before', 'old', 'old/x']));
    assert.deepEqual([read('strict', 'a/b/whole'), read('strict', 'before')], ['whole', 'after']);
    rebuild({ home, shadow, into: path.join(folder, 'lucky'), survives: () => true });
    assert.deepEqual(
      [read('lucky', 'a/b/whole'), read('lucky', 'before'), read('lucky', 'loose')],
      ['whole and more', 'after!', 'x'],
    );
  });
});

test('and all of it when all was asked for, with what a folder held then', { skip }, async () => {
  await inFolder('frail', async (folder) => {
    const [home, shadow] = [path.join(folder, 'home'), path.join(folder, 'shadow')];
    for (const made of [home, shadow]) mkdirSync(made);
    keepAll(home, shadow);
    const { status, stderr } = spawnSync('sh', ['-c', 'mkdir a; echo one > a/b; sync -f a; echo two > a/b; : > late'], {
      cwd: home,
      env: { ...process.env, ...watching({ home, shadow }) },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const into = path.join(folder, 'strict');
    rebuild({ home, shadow, into, survives: () => false });
    assert.deepEqual(readdirSync(into), ['a']);
    assert.equal(readFileSync(path.join(into, 'a/b'), 'utf8'), 'one\n');
  });
});

test('what was acknowledged outlives cuts of the power', { skip }, async () => {
  // Once what the disk had to keep and nothing else, once with half of the rest.
  const survival = [0, 0.5].values();
  const toll = await cutWhilePublishing(ENGINES[0].place, { cuts: 2, survival: () => survival.next().value ?? 0 });
  assert.ok(toll.synced > 0, 'everything was pressed, and synced at once');
  assert.ok(toll.acknowledged > 0, 'stories were acknowledged before the cuts');
});
