import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { utf8 } from '../base/bytes.ts';
import { writeWhole } from '../base/files.ts';
import { DamagedBlob } from './blobs.ts';
import { FolderBlobs, type FolderBlobsOptions } from './folder-blobs.ts';
import { sha256 } from './sha256.ts';

async function blobsFor(t: TestContext, options: FolderBlobsOptions = {}): Promise<FolderBlobs> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'blobs.'));
  t.after(() => rm(folder, { recursive: true }));
  return new FolderBlobs(folder, options);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test('what was put is there until it is deleted', async (t) => {
  const blobs = await blobsFor(t, { mode: 0o600 });
  const bytes = utf8('abc');
  const digest = await blobs.put(bytes);
  // FIPS 180-4, the example of one block.
  assert.equal(digest, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.deepEqual(new Uint8Array((await blobs.get(digest)) ?? []), bytes);
  assert.equal((await stat(blobs.path(digest))).mode & 0o777, 0o600);
  await writeFile(`${blobs.path(digest)}.br`, 'beside');
  assert.deepEqual(await all(blobs.digests()), [digest]);
  await blobs.delete(digest);
  await blobs.delete(digest);
  assert.deepEqual([await blobs.has(digest), await blobs.get(digest)], [false, null]);
  const others = [await blobs.put(utf8('def')), await blobs.put(utf8('ghi')), sha256(utf8('never'))];
  await blobs.destroy(others);
  assert.deepEqual(await all(blobs.digests()), []);
});

test('the same bytes are written once, and mended when they were cut short', async (t) => {
  let writes = 0;
  const blobs = await blobsFor(t, { write: (file, bytes, mode) => ((writes += 1), writeWhole(file, bytes, mode)) });
  const digest = await blobs.put(utf8('abc'));
  await blobs.put(utf8('abc'));
  assert.equal(writes, 1);
  await truncate(blobs.path(digest), 1);
  await assert.rejects(blobs.get(digest, { verify: true }), DamagedBlob);
  assert.equal((await blobs.get(digest))?.length, 1);
  await blobs.put(utf8('abc'));
  assert.equal((await blobs.get(digest, { verify: true }))?.length, 3);
});

test('an empty folder holds nothing, and a failed write leaves nothing', async (t) => {
  const full = new Error('no space left on device');
  const blobs = await blobsFor(t, { write: () => Promise.reject(full) });
  assert.deepEqual(await all(blobs.digests()), []);
  await assert.rejects(blobs.put(utf8('abc')), full);
  assert.equal(await blobs.has(sha256(utf8('abc'))), false);
  assert.deepEqual(await readdir(blobs.folder), []);
});
