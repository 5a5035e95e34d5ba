import type { Digest } from '../../base/digest.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { inParallel } from '../in-parallel.ts';
import type { Entry } from '../verify/entry.ts';
import { LEVELS } from '../verify/node.ts';
import type { Reader } from '../verify/source.ts';
import { readInner, readLeaf, type LeafPlace } from '../verify/tree.ts';

/** The leaf with nothing in it, which stands in many places. */
export const EMPTY = sha256(new Uint8Array());

interface Descent {
  /** Of an inner node: 16, or none where it cannot be read and that is told. */
  children(digest: Digest): Promise<readonly Digest[]>;
  readonly atOnce: number;
}

/** Every leaf that holds anything. A node that stands in many places is read once. */
export async function leafPlaces(root: Digest, { children, atOnce }: Descent): Promise<LeafPlace[]> {
  let row: LeafPlace[] = [{ digest: root, prefix: '' }];
  for (let level = 0; level < LEVELS; level += 1) {
    const next: LeafPlace[] = [];
    await inParallel(
      Map.groupBy(row, ({ digest }) => digest),
      atOnce,
      async ([digest, places]) => {
        const below = await children(digest);
        for (const { prefix } of places)
          for (const [slot, child] of below.entries()) next.push({ digest: child, prefix: prefix + slot.toString(16) });
      },
    );
    row = next;
  }
  return row.filter(({ digest }) => digest !== EMPTY).sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

/** What the leaf says to which a prefix leads. @throws Fault */
export async function leafUnder(reader: Reader, root: Digest, prefix: string): Promise<Entry[]> {
  let digest = root;
  for (const digit of prefix) digest = (await readInner(reader, digest))[Number.parseInt(digit, 16)] ?? digest;
  return await readLeaf(reader, { digest, prefix });
}
