import { compareText, fromHex, fromUtf8, hex, utf8, type Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { formatEntry, parseEntry, type Entry } from './entry.ts';

/**
 * The bytes of the hash tree (design, section 6). Three levels of inner nodes, whatever the size; each is the digests of
 * its 16 children, and a level reads one hexadecimal digit of the SHA-256 of the path (UTF-8, leading slash included).
 * Below them a leaf: lines `<sha256> <length> <type> <path>\n`, sorted by path (base/bytes.ts compareText).
 */
export const LEVELS = 3;
export const FANOUT = 16;
const HASH_BYTES = 32;

/** Which child of a node at `level` (the root's is 0) leads to the path with this key. */
export function slotOf(key: Digest, level: number): number {
  return Number.parseInt(key.charAt(level), 16);
}

export function childOf(node: Uint8Array, slot: number): Digest {
  return hex(node.subarray(slot * HASH_BYTES, (slot + 1) * HASH_BYTES)) as Digest;
}

/** @throws RangeError when the bytes are not those of an inner node. */
export function childrenOf(node: Uint8Array): Digest[] {
  if (node.length !== FANOUT * HASH_BYTES) throw new RangeError('not an inner node');
  return Array.from({ length: FANOUT }, (_, slot) => childOf(node, slot));
}

/** An inner node whose children are all the same. */
export function uniformInner(child: Digest): Bytes {
  return fromHex(child.repeat(FANOUT));
}

/** The node with other children in these slots. */
export function withChildren(node: Uint8Array, children: ReadonlyMap<number, Digest>): Bytes {
  const bytes = Uint8Array.from(node);
  for (const [slot, child] of children) bytes.set(fromHex(child), slot * HASH_BYTES);
  return bytes;
}

export function encodeLeaf(entries: Iterable<Entry>): Bytes {
  const sorted = [...entries].sort((a, b) => compareText(a.path, b.path));
  return utf8(sorted.map(formatEntry).join(''));
}

/** @throws RangeError or TypeError when the bytes are not those of a leaf. */
export function decodeLeaf(leaf: Uint8Array): Entry[] {
  const lines = fromUtf8(leaf).split('\n');
  if (lines.pop() !== '') throw new RangeError('a leaf ends with the end of a line');
  return lines.map(parseEntry);
}

/** The entry of a path, null when the leaf has none. */
export function findInLeaf(leaf: Uint8Array, path: string): Entry | null {
  const text = fromUtf8(leaf);
  // No path holds a space or the end of a line, so this finds a whole path or nothing.
  const at = text.indexOf(` ${path}\n`);
  if (at === -1) return null;
  const start = text.lastIndexOf('\n', at) + 1;
  return parseEntry(text.slice(start, at + 1 + path.length));
}
