import { compareText, utf8, type Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { faultOfPath, leafType, type Entry } from './entry.ts';
import { Fault } from './fault.ts';
import { childrenOf, decodeLeaf, LEVELS } from './node.ts';
import { within } from './shape.ts';
import { LIMITS, nodeAddress, objectAddress, readPinned, type Reader } from './source.ts';

/** Where a leaf hangs: the first hexadecimal digits of the keys of all its paths. */
export interface LeafPlace {
  readonly digest: Digest;
  readonly prefix: string;
}

/** Digests of the 16 children of an inner node. @throws Fault */
export async function readInner(reader: Reader, digest: Digest): Promise<Digest[]> {
  const address = nodeAddress(digest);
  const bytes = await readPinned(reader, address, { sha256: digest, limit: LIMITS.inner });
  return within(address, () => childrenOf(bytes));
}

/** What a leaf says; every path is one that may be, and is where its key leads (5.3–5.5). @throws Fault */
export async function readLeaf(reader: Reader, { digest, prefix }: LeafPlace): Promise<Entry[]> {
  const address = nodeAddress(digest);
  const bytes = await readPinned(reader, address, { sha256: digest, limit: LIMITS.leaf });
  const entries = within(address, () => decodeLeaf(bytes));
  let before: string | null = null;
  for (const entry of entries) {
    const fault = within(address, () => faultOfEntry(entry, before));
    if (fault !== null) throw new Fault('unreadable', address, `the path ${JSON.stringify(entry.path)} ${fault}`);
    if (!(await reader.primitives.sha256(utf8(entry.path))).startsWith(prefix))
      throw new Fault('unreadable', address, `the path ${JSON.stringify(entry.path)} belongs to another leaf`);
    before = entry.path;
  }
  return entries;
}

/** @throws RangeError for a type that is none */
function faultOfEntry({ path, type, length }: Entry, before: string | null): string | null {
  if (!Number.isSafeInteger(length)) return 'has no length';
  if (before !== null && compareText(before, path) >= 0) return 'is out of order';
  return leafType(type) === type ? faultOfPath(path) : 'has a type with spaces';
}

/** Every leaf under the root of a tree, in the order of their keys; an inner node is read when its turn comes. @throws Fault */
export async function* leavesOf(reader: Reader, root: Digest): AsyncGenerator<LeafPlace, void> {
  yield* below({ digest: root, prefix: '' });
  async function* below({ digest, prefix }: LeafPlace): AsyncGenerator<LeafPlace, void> {
    if (prefix.length === LEVELS) yield { digest, prefix };
    else
      for (const [slot, child] of (await readInner(reader, digest)).entries())
        yield* below({ digest: child, prefix: prefix + slot.toString(16) });
  }
}

/** What the tree says of a path; null is proof that it has none. @throws Fault */
export async function findPath(reader: Reader, root: Digest, path: string): Promise<Entry | null> {
  const key = await reader.primitives.sha256(utf8(path));
  const prefix = key.slice(0, LEVELS);
  let digest = root;
  for (const digit of prefix) digest = (await readInner(reader, digest))[Number.parseInt(digit, 16)] ?? digest;
  return (await readLeaf(reader, { digest, prefix })).find((entry) => entry.path === path) ?? null;
}

/** The bytes of an address, from under their digest (7.6). @throws Fault */
export async function readObject(reader: Reader, { digest, length }: Entry): Promise<Bytes> {
  return await readPinned(reader, objectAddress(digest), { sha256: digest, length, limit: length });
}
