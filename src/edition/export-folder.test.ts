import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { Refusal } from '../base/refusal.ts';
import type { Edition } from './edition.ts';
import { exportFolder } from './export-folder.ts';
import { openEdition } from './open-edition.ts';

async function given(t: TestContext): Promise<{ edition: Edition; out: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'export.'));
  t.after(() => rm(folder, { recursive: true }));
  const edition = await openEdition(path.join(folder, 'edition'));
  const type = 'text/html';
  const put = ['/', '/kk/', '/kk/қала/', '/kk/feed.xml'].map((at) => ({
    path: at,
    type,
    body: `<a href="/kk/">${at}</a>`,
  }));
  await edition.publish({ at: new Date(), put });
  return { edition, out: path.join(folder, 'out') };
}

test('every address is a file with its bytes', async (t) => {
  const { edition, out } = await given(t);
  assert.equal(await exportFolder({ edition, out }), 4);
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.relative(out, path.join(entry.parentPath, entry.name))).sort();
  assert.deepEqual(names, ['index.html', 'kk/feed.xml', 'kk/index.html', 'kk/қала/index.html']);
  assert.equal(await readFile(path.join(out, 'kk/index.html'), 'utf8'), '<a href="/kk/">/kk/</a>');
});

test('only what is asked for', async (t) => {
  const { edition, out } = await given(t);
  assert.equal(await exportFolder({ edition, out, includes: (entry) => entry.path.startsWith('/kk/') }), 3);
});

test('a folder with something in it is left alone', async (t) => {
  const { edition, out } = await given(t);
  await mkdir(out);
  await writeFile(path.join(out, 'mine'), 'x');
  await assert.rejects(exportFolder({ edition, out }), Refusal);
  await assert.rejects(exportFolder({ edition, out: path.join(out, 'mine') }), Refusal);
  assert.deepEqual(await readdir(out), ['mine']);
});

test('a failure leaves nothing behind', async (t) => {
  const { edition, out } = await given(t);
  const entry = edition.find('/kk/');
  assert.ok(entry);
  await writeFile(edition.objectFile(entry.digest, 'identity'), 'other bytes');
  await assert.rejects(exportFolder({ edition, out }), /damaged/);
  await assert.rejects(readdir(out), { code: 'ENOENT' });
  await mkdir(out);
  await rm(edition.objectFile(entry.digest, 'identity'));
  await assert.rejects(exportFolder({ edition, out }), { code: 'ENOENT' });
  assert.deepEqual(await readdir(out), []);
});
