import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { utf8 } from './bytes.ts';
import { saysWhatIsLost, syncFiles, syncFolder, writeUnsynced, writeWhole } from './files.ts';

let root: string;
let folder: string;
let count = 0;
before(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'picket-files-'));
});
beforeEach(() => {
  count += 1;
  folder = path.join(root, String(count));
});
after(async () => {
  await rm(root, { recursive: true, force: true });
});

async function textOf(file: string): Promise<string> {
  return await readFile(file, 'utf8');
}

test('writes a file, its folders too, and leaves nothing beside it', async () => {
  const file = path.join(folder, 'a/b/c.json');
  await writeWhole(file, utf8('one'));
  await writeWhole(file, utf8('two'));
  assert.equal(await textOf(file), 'two');
  assert.deepEqual(await readdir(path.dirname(file)), ['c.json']);
});

test('the file has the mode asked for from its first byte on, also where a wider one stood', async () => {
  const file = path.join(folder, 'secret');
  await writeWhole(file, utf8('one'));
  await chmod(file, 0o666);
  await writeWhole(file, utf8('two'), 0o600);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('many files last together, also where no program syncs them all at once', async (t) => {
  const files = Array.from({ length: 300 }, (_, at) => path.join(folder, String(at)));
  for (const file of files) await writeUnsynced(file, utf8('x'));
  await syncFiles(files, { isBulk: true });
  const before = process.env['PATH'];
  t.after(() => (process.env['PATH'] = before));
  process.env['PATH'] = folder;
  await syncFiles(files, { isBulk: true });
});

test('an old Linux is not believed that everything is on the disk', () => {
  const releases = ['4.19.0-27-amd64', '5.7.19', '5.8.0-rc1', '5.15.167.4-microsoft-standard-WSL2', '6.1.0', '10.2'];
  assert.deepEqual(releases.map(saysWhatIsLost), [false, false, true, true, true, true]);
  assert.equal(saysWhatIsLost('unknown'), false);
});

test('when the name cannot be given, the old file stands and no temporary one is left', async () => {
  const file = path.join(folder, 'taken');
  await mkdir(path.join(file, 'inside'), { recursive: true });
  await assert.rejects(writeWhole(file, utf8('new')));
  assert.deepEqual(await readdir(folder), ['taken']);
  assert.deepEqual(await readdir(file), ['inside']);
});

test('when the bytes cannot be written, the old file stands and no temporary one is left', async () => {
  const file = path.join(folder, 'kept');
  await writeWhole(file, utf8('old'));
  await assert.rejects(writeWhole(file, { length: 3 } as unknown as Uint8Array), TypeError);
  assert.equal(await textOf(file), 'old');
  assert.deepEqual(await readdir(folder), ['kept']);
});

test('a folder that is a file is an error and stays as it is', async () => {
  await mkdir(folder);
  await writeFile(path.join(folder, 'file'), 'x');
  await assert.rejects(writeWhole(path.join(folder, 'file/inside'), utf8('new')));
  await assert.rejects(syncFolder(path.join(folder, 'missing')), { code: 'ENOENT' });
  assert.equal(await textOf(path.join(folder, 'file')), 'x');
});

test('of many who write at once one wins whole', async () => {
  const file = path.join(folder, 'race');
  const texts = Array.from({ length: 20 }, (_, at) => String(at % 10).repeat(50_000));
  await writeWhole(file, utf8('first'));
  const seen: string[] = [];
  await Promise.all([
    ...texts.map((text) => writeWhole(file, utf8(text))),
    ...texts.map(async () => seen.push(await textOf(file))),
  ]);
  for (const text of [...seen, await textOf(file)]) assert.ok(text === 'first' || texts.includes(text));
  assert.deepEqual(await readdir(folder), ['race']);
});

test('what is written unsynced is whole for who reads it, and can be made to last with what is not there', async () => {
  const file = path.join(folder, 'a/b/c');
  await writeUnsynced(file, utf8('one'), 0o600);
  await writeUnsynced(file, utf8('two'), 0o600);
  await syncFiles([file, path.join(folder, 'never/was')]);
  assert.deepEqual([await textOf(file), (await stat(file)).mode & 0o777], ['two', 0o600]);
  assert.deepEqual(await readdir(path.dirname(file)), ['c']);
});

test('a file that cannot be made to last is an error', async () => {
  await mkdir(folder);
  await writeFile(path.join(folder, 'file'), 'x');
  await assert.rejects(syncFiles([path.join(folder, 'file/inside')]), { code: 'ENOTDIR' });
});
