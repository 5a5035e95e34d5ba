import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import type { Changes } from './tree.ts';
import type { Entry } from './verify/entry.ts';
import { childrenOf, decodeLeaf, LEVELS } from './verify/node.ts';

type Read = (digest: Digest) => Promise<Bytes>;

/** The changes that lead from one tree to another. What both have alike is not read. */
export async function treeDifference(from: Digest, to: Digest, read: Read): Promise<Changes> {
  const changes = new Map<string, Entry | null>();
  let row = [{ from, to }];
  for (let level = 0; level < LEVELS; level += 1) {
    const next: { from: Digest; to: Digest }[] = [];
    for (const pair of row) {
      const children = { from: childrenOf(await read(pair.from)), to: childrenOf(await read(pair.to)) };
      children.from.forEach((child, slot) => {
        const other = children.to[slot];
        if (other !== undefined && other !== child) next.push({ from: child, to: other });
      });
    }
    row = next;
  }
  for (const pair of row) {
    const before = new Map(decodeLeaf(await read(pair.from)).map((entry) => [entry.path, entry]));
    for (const entry of decodeLeaf(await read(pair.to))) {
      const was = before.get(entry.path);
      if (was?.digest !== entry.digest || was.type !== entry.type) changes.set(entry.path, entry);
      before.delete(entry.path);
    }
    for (const path of before.keys()) changes.set(path, null);
  }
  return changes;
}
