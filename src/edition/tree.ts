import { utf8, type Bytes } from '../base/bytes.ts';
import type { Digest, Sha256 } from '../base/digest.ts';
import type { Entry } from './verify/entry.ts';
import {
  childOf,
  childrenOf,
  decodeLeaf,
  encodeLeaf,
  findInLeaf,
  LEVELS,
  slotOf,
  uniformInner,
  withChildren,
} from './verify/node.ts';

/** The bytes of a node. @throws when it is not there, or (see `checked`) altered. */
export type NodeSource = (digest: Digest) => Bytes;

/** By path: the entry that is there from now on, or null for no more. */
export type Changes = ReadonlyMap<string, Entry | null>;

export interface TreeUpdate {
  readonly root: Digest;
  /** Nodes of the new tree that were written for it, by digest; some may have been there before. */
  readonly added: Map<Digest, Bytes>;
  /** Nodes of the old tree that are in no place of the new one. */
  readonly dropped: Set<Digest>;
}

interface Change {
  readonly key: Digest;
  readonly path: string;
  readonly entry: Entry | null;
}

interface Update {
  readonly nodes: NodeSource;
  readonly added: Map<Digest, Bytes>;
  readonly dropped: Set<Digest>;
  readonly sha256: Sha256;
}

interface Place {
  readonly at: Digest;
  readonly level: number;
}

/** A tree: its root, where its nodes are, and the digest that made them. */
export interface Tree {
  readonly root: Digest;
  readonly nodes: NodeSource;
  readonly sha256: Sha256;
}

/**
 * The tree after the changes, from the tree with this root (null: from nothing). Only nodes on the way to a change are
 * read and made; the result is the same as building the whole tree at once.
 */
export function updateTree(from: Omit<Tree, 'root'> & { root: Digest | null }, changes: Changes): TreeUpdate {
  const { sha256 } = from;
  const added = new Map<Digest, Bytes>();
  const dropped = new Set<Digest>();
  const empty = emptyNodes(sha256);
  if (from.root === null) for (const node of empty) added.set(node.digest, node.bytes);
  const nodes: NodeSource = (digest) => added.get(digest) ?? from.nodes(digest);
  const list = [...changes].map(([path, entry]) => ({ key: sha256(utf8(path)), path, entry }));
  const root = updateNode({ nodes, added, dropped, sha256 }, { at: from.root ?? empty[0].digest, level: 0 }, list);
  // Empty nodes stand in many places: whether the last one went is not worth knowing.
  for (const { digest } of empty) dropped.delete(digest);
  return { root, added, dropped };
}

/** The entry of a path; null when the tree proves that there is none. */
export function lookup({ root, nodes, sha256 }: Tree, path: string): Entry | null {
  const key = sha256(utf8(path));
  let at = root;
  for (let level = 0; level < LEVELS; level += 1) at = childOf(nodes(at), slotOf(key, level));
  return findInLeaf(nodes(at), path);
}

/** Every leaf or inner node under a root, each once, a node before its children. */
export function* walkNodes(root: Digest, nodes: NodeSource): Generator<{ digest: Digest; leaf: boolean }> {
  const seen = new Set<Digest>();
  let row = [root];
  for (let level = 0; level <= LEVELS; level += 1) {
    const next: Digest[] = [];
    for (const digest of row) {
      if (seen.has(digest)) continue;
      seen.add(digest);
      yield { digest, leaf: level === LEVELS };
      if (level < LEVELS) next.push(...childrenOf(nodes(digest)));
    }
    row = next;
  }
}

/** Every entry, in the order of the tree: none that a person would know. */
export function* walkEntries(root: Digest, nodes: NodeSource): Generator<Entry> {
  for (const { digest, leaf } of walkNodes(root, nodes)) {
    if (leaf) yield* decodeLeaf(nodes(digest));
  }
}

/** A source that trusts nobody: what is not the bytes of its digest is an error. */
export function checked(nodes: NodeSource, sha256: Sha256): NodeSource {
  return (digest) => {
    const bytes = nodes(digest);
    if (sha256(bytes) !== digest) throw new Error(`the node ${digest} is altered`);
    return bytes;
  };
}

interface Node {
  readonly digest: Digest;
  readonly bytes: Bytes;
}

/** The nodes with nothing below them, root first. */
function emptyNodes(sha256: Sha256): [Node, ...Node[]] {
  const leaf = encodeLeaf([]);
  const nodes: [Node, ...Node[]] = [{ digest: sha256(leaf), bytes: leaf }];
  while (nodes.length <= LEVELS) {
    const child = nodes[0].digest;
    const bytes = uniformInner(child);
    nodes.unshift({ digest: sha256(bytes), bytes });
  }
  return nodes;
}

function updateNode(update: Update, place: Place, changes: readonly Change[]): Digest {
  if (changes.length === 0) return place.at;
  const bytes = place.level === LEVELS ? changedLeaf(update, place, changes) : changedInner(update, place, changes);
  const digest = update.sha256(bytes);
  if (digest !== place.at) {
    update.added.set(digest, bytes);
    update.dropped.add(place.at);
  }
  return digest;
}

function changedInner(update: Update, { at, level }: Place, changes: readonly Change[]): Bytes {
  const node = update.nodes(at);
  const children = new Map<number, Digest>();
  for (const [slot, below] of Map.groupBy(changes, ({ key }) => slotOf(key, level))) {
    children.set(slot, updateNode(update, { at: childOf(node, slot), level: level + 1 }, below));
  }
  return withChildren(node, children);
}

function changedLeaf(update: Update, { at }: Place, changes: readonly Change[]): Bytes {
  const entries = new Map(decodeLeaf(update.nodes(at)).map((entry) => [entry.path, entry]));
  for (const { path, entry } of changes) {
    if (entry === null) entries.delete(path);
    else entries.set(path, entry);
  }
  return encodeLeaf(entries.values());
}
