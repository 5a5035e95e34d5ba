import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import type { Head } from './head.ts';
import type { ReadNode } from './marks.ts';
import { treeDifference } from './tree-difference.ts';
import { GONE, type Entry } from './verify/entry.ts';

/** What became of a path: readers could not open it before, find something else there, or cannot open it any more. */
export interface ToldChange {
  readonly path: string;
  readonly change: 'came' | 'changed' | 'gone';
}

/** A publish writes far fewer nodes, whatever the size of the site; a pressing of everything writes nearly all. */
const AT_MOST = 1_000;

class TooMuch extends Error {}

/**
 * What each of these editions, newest first, changed against the next of them: one answer fewer than editions. Null where
 * that is too much to be told, or a node is missing.
 */
export async function toldChanges(
  editions: readonly Head[],
  read: ReadNode,
): Promise<readonly (readonly ToldChange[] | null)[]> {
  // Of two neighbours most is the same, and what is not is read for both.
  const known = new Map<Digest, Promise<Bytes | null>>();
  const told: (readonly ToldChange[] | null)[] = [];
  for (const [at, after] of editions.entries()) {
    const before = editions[at + 1];
    if (before === undefined) break;
    told.push(await changesBetween(before.root, after.root, limited(known, read)));
  }
  return told;
}

function limited(known: Map<Digest, Promise<Bytes | null>>, read: ReadNode): (digest: Digest) => Promise<Bytes> {
  const asked = new Set<Digest>();
  return async (digest) => {
    asked.add(digest);
    if (asked.size > AT_MOST) throw new TooMuch();
    const found = known.get(digest) ?? read(digest);
    known.set(digest, found);
    const bytes = await found;
    if (bytes === null) throw new TooMuch();
    return bytes;
  };
}

async function changesBetween(
  before: Digest,
  after: Digest,
  read: (digest: Digest) => Promise<Bytes>,
): Promise<readonly ToldChange[] | null> {
  try {
    const forth = await treeDifference(before, after, read);
    const back = await treeDifference(after, before, read);
    return [...forth].map(([path, entry]) => ({ path, change: kindOf(back.get(path) ?? null, entry) }));
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

function kindOf(before: Entry | null, after: Entry | null): ToldChange['change'] {
  if (after === null || after.type === GONE) return 'gone';
  return before === null || before.type === GONE ? 'came' : 'changed';
}
