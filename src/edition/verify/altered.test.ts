/** Every byte of every file of a small edition altered in turn: refused with a place, or the same edition to the last byte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8, type Bytes } from '../../base/bytes.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { encodeLeaf } from './node.ts';
import { Fault } from './fault.ts';
import { followHead, trusting } from './follow.ts';
import { LIMITS, METADATA, nodeAddress } from './source.ts';
import { NOW, PAGES, publish, readerOf, rootFile, ROLES } from './testing/signed-edition.ts';
import { findPath, leavesOf, readLeaf, readObject } from './tree.ts';

const first = rootFile(1, ROLES);
const honest = publish({ seq: 3 }).set(`${METADATA}2.root.json`, rootFile(2, ROLES));

/** All that can be known of an edition, as one text. @throws Fault */
async function everything(files: ReadonlyMap<string, Bytes>): Promise<string> {
  const reader = readerOf(files);
  const { edition, faults } = await followHead(reader, trusting(first), NOW);
  if (edition === null) throw faults[0] ?? new Error('refused without a fault');
  const { files: head, ...rest } = edition;
  assert.ok(head.size > 0);
  const pages: unknown[] = [];
  const empty = { digest: sha256(utf8('')), prefix: '' };
  assert.deepEqual(await readLeaf(reader, empty), []);
  for await (const leaf of leavesOf(reader, edition.root))
    if (leaf.digest !== empty.digest)
      for (const entry of await readLeaf(reader, leaf)) pages.push([entry, sha256(await readObject(reader, entry))]);
  return JSON.stringify([rest, pages]);
}

test('every byte of every file, flipped', async () => {
  const whole = await everything(honest);
  const addresses = [...honest.keys()].filter((address) => !(address in PAGES));
  for (const address of addresses) {
    const bytes = honest.get(address) ?? utf8('');
    // One of a node's many, each time: the tree is walked whole, and most nodes are 512 bytes of one digest over and over.
    const step = address.startsWith('/t/') ? 37 : 1;
    for (let at = 0; at < bytes.length; at += step) {
      const altered = Uint8Array.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8));
      await refusedOrSame(new Map(honest).set(address, altered), { address, whole, at });
    }
  }
});

test('bytes cut off, added, put elsewhere', async () => {
  const whole = await everything(honest);
  const addresses = [...honest.keys()].filter((address) => !(address in PAGES));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...addresses),
      fc.nat(),
      fc.nat(),
      fc.uint8Array({ maxLength: 40 }),
      async (address, from, count, put) => {
        const bytes = honest.get(address) ?? utf8('');
        const at = from % (bytes.length + 1);
        const altered = Uint8Array.from([...bytes.slice(0, at), ...put, ...bytes.slice(at + (count % 64))]);
        await refusedOrSame(new Map(honest).set(address, altered), { address, whole, at });
      },
    ),
    { numRuns: 300 },
  );
});

async function refusedOrSame(
  files: ReadonlyMap<string, Bytes>,
  { address, whole, at }: { address: string; whole: string; at: number },
): Promise<void> {
  try {
    assert.equal(await everything(files), whole, `${address}, byte ${at}`);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    assert.equal(error.where, address, `byte ${at}: ${error.message}`);
    assert.notEqual(error.what, '');
  }
}

test('a path is found, and proven not to be there', async () => {
  const reader = readerOf(honest);
  const { edition } = await followHead(reader, trusting(first), NOW);
  assert.ok(edition);
  for (const path of Object.keys(PAGES)) assert.equal((await findPath(reader, edition.root, path))?.path, path);
  assert.equal(await findPath(reader, edition.root, '/kk/other/'), null);
});

test('a leaf with a path that may not be is refused, whoever signed it', async () => {
  const entry = { digest: sha256(utf8('')), length: 0, type: 'text/html' };
  const key = (path: string): string => sha256(utf8(path)).slice(0, 3);
  const bad = ['/a//b', '/../etc/passwd', '/a\u00a0b', '/kk/index.html', '/o/aa', '/e\u0301/', `/${'x'.repeat(241)}/`];
  const leaves: [Bytes, string][] = bad.map((path) => [encodeLeaf([{ ...entry, path }]), key(path)]);
  leaves.push([encodeLeaf([{ ...entry, path: '/kk/' }]), key('/ru/')]);
  const line = (path: string, type = 'text/html') => `${entry.digest} 0 ${type} ${path}\n`;
  leaves.push([utf8(line('/kk/') + line('/kk/')), key('/kk/')]);
  leaves.push([utf8(line('/kk/', 'html')), key('/kk/')], [utf8(line('/kk/').slice(0, -1)), key('/kk/')]);
  leaves.push([utf8(line('/kk/').replace(' 0 ', ' 9999999999999999 ')), key('/kk/')]);
  leaves.push([new Uint8Array(LIMITS.leaf + 1), '000']);
  for (const [bytes, prefix] of leaves) {
    const leaf = { digest: sha256(bytes), prefix };
    const reader = readerOf(new Map([[nodeAddress(leaf.digest), bytes]]));
    await assert.rejects(readLeaf(reader, leaf), (error) => {
      assert.ok(error instanceof Fault && error.where === nodeAddress(leaf.digest), String(error));
      return true;
    });
  }
});
