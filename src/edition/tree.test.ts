import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8, type Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { sha256 } from '../blobs/sha256.ts';
import { checked, lookup, updateTree, walkEntries, walkNodes, type NodeSource } from './tree.ts';
import type { Entry } from './verify/entry.ts';

/** A store of nodes that keeps what an update adds and forgets what it drops, as the shelf does. */
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

const path = fc.nat(60).map((number) => `/kk/story-${number}/`);
const change = fc.tuple(path, fc.option(fc.nat(5)));
const batches = fc.array(
  fc.array(change, { maxLength: 12 }).map((list) => new Map(list)),
  { minLength: 1, maxLength: 8 },
);

function entry(at: string, version: number): Entry {
  return { path: at, digest: sha256(utf8(`${at} ${version}`)), length: version, type: 'text/html;charset=utf-8' };
}

function entriesOf(batch: ReadonlyMap<string, number | null>): Map<string, Entry | null> {
  return new Map(Array.from(batch, ([at, version]) => [at, version === null ? null : entry(at, version)]));
}

test('any sequence of updates is the tree built at once, with no node too few or too many', () => {
  fc.assert(
    fc.property(batches, (list) => {
      const nodes = new Nodes();
      const expected = new Map<string, Entry>();
      for (const batch of list) {
        const changes = entriesOf(batch);
        nodes.update(changes);
        for (const [at, now] of changes) {
          if (now === null) expected.delete(at);
          else expected.set(at, now);
        }
      }
      const whole = new Nodes();
      const root = whole.update(expected);
      assert.equal(nodes.root, root);
      const needed = new Set([...walkNodes(root, nodes.get)].map(({ digest }) => digest));
      const empty = new Nodes();
      empty.update(new Map());
      for (const digest of empty.held.keys()) needed.add(digest);
      assert.deepEqual(new Set(nodes.held.keys()), needed);

      const from = { root, nodes: checked(nodes.get, sha256), sha256 };
      assert.deepEqual(new Map([...walkEntries(root, from.nodes)].map((each) => [each.path, each])), expected);
      for (const at of list.flatMap((batch) => [...batch.keys()])) {
        assert.deepEqual(lookup(from, at), expected.get(at) ?? null);
      }
      assert.equal(lookup(from, '/kk/'), null);
      assert.equal(lookup(from, '/kk/story-1'), null);
    }),
    { numRuns: 25 },
  );
});

test('a changed byte of a node on the way is found', () => {
  const nodes = new Nodes();
  const root = nodes.update(new Map([['/kk/', entry('/kk/', 1)]]));
  const way: Digest[] = [];
  lookup({ root, sha256, nodes: (digest) => (way.push(digest), nodes.get(digest)) }, '/kk/');
  assert.equal(way.length, 4);
  for (const altered of way) {
    const lying: NodeSource = (digest) => {
      const bytes = Uint8Array.from(nodes.get(digest));
      if (digest === altered) bytes[0] = (bytes[0] ?? 0) ^ 1;
      return bytes;
    };
    assert.throws(() => lookup({ root, nodes: checked(lying, sha256), sha256 }, '/kk/'), /is altered/);
  }
});

test('the shape is the one that the design names', () => {
  const nodes = new Nodes();
  const at = '/kk/2026/11/22/story-7/';
  const root = nodes.update(new Map([[at, entry(at, 3)]]));
  const key = sha256(utf8(at));
  let node = Buffer.from(nodes.get(root));
  for (const digit of key.slice(0, 3)) {
    assert.equal(node.length, 512);
    const slot = Number.parseInt(digit, 16);
    node = Buffer.from(nodes.get(node.subarray(slot * 32, slot * 32 + 32).toString('hex') as Digest));
  }
  assert.equal(node.toString(), `${entry(at, 3).digest} 3 text/html;charset=utf-8 ${at}\n`);
});
