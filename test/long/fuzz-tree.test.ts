/** The hash tree is the same however it came about, and an altered node is refused, never a crash. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8, type Bytes } from '../../src/base/bytes.ts';
import type { Digest } from '../../src/base/digest.ts';
import { sha256 } from '../../src/blobs/sha256.ts';
import { checked, lookup, updateTree, walkEntries, walkNodes, type NodeSource } from '../../src/edition/tree.ts';
import { faultOfPath, formatEntry, type Entry } from '../../src/edition/verify/entry.ts';
import { childrenOf, decodeLeaf, encodeLeaf, findInLeaf } from '../../src/edition/verify/node.ts';
import { fuzz, mutated, type Chance } from '../fuzzing.ts';

const TYPES = [
  'text/html;charset=utf-8',
  'redirect',
  'gone',
  'image/webp',
  'application/rss+xml;charset=utf-8',
] as const;
/** Few enough to be met again, and what meets in one leaf: prefixes of each other, letters beyond the first plane. */
const paths = fc.oneof(
  fc.nat(400).map((number) => `/kk/story-${number}/`),
  fc.nat(40).map((number) => `/kk/story-${number}`),
  fc.constantFrom('/', '/kk/', '/kk/қала/', '/fa/شهر/', '/😀/', '/\uffee/', '/a', '/a/b', '/a/b/', '/index.htm'),
  fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((parts) => `/${parts.join('/')}/`.normalize('NFC'))
    .filter((path) => faultOfPath(path) === null),
);
const batches = fc.array(
  fc.array(fc.tuple(paths, fc.option(fc.nat(9))), { maxLength: 30 }).map((list) => new Map(list)),
  { minLength: 1, maxLength: 8 },
);

function entry(path: string, version: number): Entry {
  const type = TYPES[version % TYPES.length] ?? TYPES[0];
  return { path, digest: sha256(utf8(`${path} ${version}`)), length: version * 1000, type };
}

/** Keeps what an update adds and forgets what it drops, as the shelf does. */
class Nodes {
  readonly held = new Map<Digest, Bytes>();
  root: Digest | null = null;
  readonly get: NodeSource = (digest) => {
    const bytes = this.held.get(digest);
    if (bytes === undefined) throw new Error(`no node ${digest}`);
    return bytes;
  };

  update(changes: ReadonlyMap<string, Entry | null>): Digest {
    const { root, added, dropped } = updateTree({ root: this.root, nodes: this.get, sha256 }, changes);
    for (const digest of dropped) this.held.delete(digest);
    for (const [digest, bytes] of added) this.held.set(digest, bytes);
    this.root = root;
    return root;
  }
}

function grown(chance: Chance): { nodes: Nodes; root: Digest; entries: Map<string, Entry>; asked: string[] } {
  const [list = []] = fc.sample(batches, { seed: chance.seed, numRuns: 1 });
  const nodes = new Nodes();
  const entries = new Map<string, Entry>();
  let root = nodes.update(new Map());
  for (const batch of list) {
    const changes = new Map(Array.from(batch, ([path, is]) => [path, is === null ? null : entry(path, is)]));
    root = nodes.update(changes);
    for (const [path, now] of changes) {
      if (now === null) entries.delete(path);
      else entries.set(path, now);
    }
  }
  return { nodes, root, entries, asked: list.flatMap((batch) => [...batch.keys()]) };
}

/** The bytes of a node, altered: still as long, or not. */
function altered(chance: Chance, { nodes, digest }: { nodes: Nodes; digest: Digest }): Buffer<ArrayBuffer> {
  const words = ['\n', ' ', '/', '0', 'f'.repeat(64), ' redirect /\n', '\u0000'] as const;
  const other = chance.one([...nodes.held.values()] as [Bytes, ...Bytes[]]);
  return mutated(chance, { corpus: [nodes.get(digest), nodes.get(digest), other], words: [...words] });
}

const REFUSALS = ['RangeError', 'TypeError'];

/** What it answers, or null when it refuses; anything else is a fault. */
function answer<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    assert.ok(error instanceof Error && REFUSALS.includes(error.name), String(error));
    return null;
  }
}

test('any changes are the tree built at once, and what is altered is refused', async (context) => {
  await fuzz(context, (chance) => {
    const { nodes, root, entries, asked } = grown(chance);
    const whole = new Nodes();
    assert.equal(whole.update(entries), root);
    const tree = { root, nodes: checked(nodes.get, sha256), sha256 };
    assert.deepEqual(new Map([...walkEntries(root, tree.nodes)].map((each) => [each.path, each])), entries);
    for (const path of asked) assert.deepEqual(lookup(tree, path), entries.get(path) ?? null);

    const all = [...walkNodes(root, nodes.get)];
    const { digest } = chance.one(all as [(typeof all)[0], ...typeof all]);
    const bytes = altered(chance, { nodes, digest });
    const lying: NodeSource = (at) => (at === digest ? bytes : nodes.get(at));
    if (bytes.equals(nodes.get(digest))) return;
    assert.throws(() => [...walkEntries(root, checked(lying, sha256))], /is altered/);
    for (const path of asked.slice(0, 20)) {
      try {
        assert.deepEqual(lookup({ root, nodes: checked(lying, sha256), sha256 }, path), entries.get(path) ?? null);
      } catch (error) {
        assert.match(String(error), /is altered/);
      }
    }

    // Read without being checked first, bytes are refused or are what they say.
    answer(() => childrenOf(bytes));
    const read = answer(() => decodeLeaf(bytes));
    if (read !== null) assert.equal(read.map(formatEntry).join(''), bytes.toString());
    for (const path of asked.slice(0, 5)) answer(() => findInLeaf(bytes, path));
    const own = [...entries.values()];
    assert.deepEqual(
      decodeLeaf(encodeLeaf(own))
        .map(({ path }) => path)
        .toSorted(),
      own.map(({ path }) => path).toSorted(),
    );
  });
});
