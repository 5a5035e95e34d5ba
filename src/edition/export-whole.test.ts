import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { sha256 } from '../blobs/sha256.ts';
import type { Output } from '../story/output.ts';
import type { Edition } from './edition.ts';
import { fileOfPath } from './export-folder.ts';
import { exportWhole } from './export-whole.ts';
import { HomeKeys } from './keys/home-keys.ts';
import { openEdition } from './open-edition.ts';
import { parseSums } from './sums/sum-lines.ts';

const at = new Date();

async function given(t: TestContext, isSigned = true): Promise<{ edition: Edition; out: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'whole.'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const keys = await HomeKeys.open(path.join(folder, 'keys'), { now: at, passphrase: null });
  const edition = await openEdition(path.join(folder, 'edition'), isSigned ? { signing: keys } : {});
  await edition.publish({ at, put: Array.from({ length: 300 }, (_, number) => page(number, 'one')) });
  return { edition, out: path.join(folder, 'out') };
}

function page(number: number, text: string): Output {
  return { path: `/kk/2026/11/22/${number}/`, type: 'text/html', body: `${text} ${number}` };
}

async function filesIn(out: string): Promise<string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => path.relative(out, path.join(each.parentPath, each.name)));
}

test('it is one edition, whatever is published while it is copied', async (t) => {
  const { edition, out } = await given(t);
  const exporting = exportWhole({ edition, out });
  for (let count = 0; count < 5; count += 1) {
    const put = [page(count, 'two'), page(1000 + count, 'new')];
    await edition.publish({ at, put, remove: [`/kk/2026/11/22/${200 + count}/`] });
  }
  assert.deepEqual(await exporting, { addresses: 300, isSigned: true });
  const said = new Map<string, string>();
  const top = parseSums(await readFile(path.join(out, 'SHA256SUMS'), 'utf8')) ?? assert.fail();
  assert.equal(top.seq, edition.head()?.seq);
  for (const [file, digest] of top.lines) {
    const bytes = await readFile(path.join(out, file));
    assert.equal(sha256(bytes), digest, file);
    const part = file.startsWith('SHA256SUMS.') ? (parseSums(bytes.toString()) ?? assert.fail(file)) : null;
    for (const [name, each] of part?.lines ?? []) said.set(name, each);
  }
  assert.deepEqual(said, new Map([...edition.entries()].map((entry) => [fileOfPath(entry.path), entry.digest])));
  for (const [file, digest] of said) assert.equal(sha256(await readFile(path.join(out, file))), digest, file);
  const addresses = (await filesIn(out)).filter((file) => file.startsWith('kk/'));
  assert.equal(addresses.length, said.size, 'none besides');
  const heads = (await filesIn(out)).filter((file) => /\.(targets|snapshot|edition)\.json$/.test(file));
  assert.equal(heads.length, 3, heads.join(' '));
});

test('without keys it is the addresses alone', async (t) => {
  const { edition, out } = await given(t, false);
  assert.deepEqual(await exportWhole({ edition, out }), { addresses: 300, isSigned: false });
  assert.equal((await filesIn(out)).length, 300);
});

test('a node that is damaged ends it, with nothing left', async (t) => {
  const { edition, out } = await given(t);
  await edition.settled();
  await writeFile(edition.nodeFile(edition.head()?.root ?? assert.fail()), 'x');
  await assert.rejects(exportWhole({ edition, out }), /the node .* is damaged/);
  await assert.rejects(readdir(out), { code: 'ENOENT' });
});
