import { plainText } from '../../../story/body-text.ts';
import type { Block } from '../../../story/body.ts';

/** A block and what it became: one of them is null where it came or went. */
export interface BlockPair {
  readonly before: Block | null;
  readonly after: Block | null;
}

/** Below this share of common words two blocks are no longer the same one, written anew. */
const LIKE = 0.3;
/** Beyond so many comparisons a text is another one, and blocks are taken in their order. */
const AT_MOST = 40_000;

/** Which blocks belong together, in the order of both: so that what they have in common is most. */
export function pairBlocks(before: readonly Block[], after: readonly Block[]): readonly BlockPair[] {
  if (before.length * after.length > AT_MOST) return byPlace(before, after);
  const [old, fresh] = [before.map(wordsOf), after.map(wordsOf)];
  const like = old.map((one, i) => fresh.map((other, j) => likeness(one, other, before[i]?.type === after[j]?.type)));
  const best = bestFrom(like, before.length, after.length);
  const pairs: BlockPair[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const here = best[i]?.[j] ?? 0;
    const share = like[i]?.[j] ?? 0;
    if (share > 0 && here === share + (best[i + 1]?.[j + 1] ?? 0)) {
      pairs.push({ before: before[i++] ?? null, after: after[j++] ?? null });
    } else if (i < before.length && here === (best[i + 1]?.[j] ?? 0)) {
      pairs.push({ before: before[i++] ?? null, after: null });
    } else pairs.push({ before: null, after: after[j++] ?? null });
  }
  return pairs;
}

/** At i, j: the most that the blocks from there on can have in common. */
function bestFrom(like: readonly (readonly number[])[], rows: number, columns: number): readonly (readonly number[])[] {
  const best = Array.from({ length: rows + 1 }, () => Array.from({ length: columns + 1 }, () => 0));
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1) {
      const share = like[i]?.[j] ?? 0;
      const together = share > 0 ? share + (best[i + 1]?.[j + 1] ?? 0) : 0;
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(together, best[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return best;
}

function byPlace(before: readonly Block[], after: readonly Block[]): readonly BlockPair[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, at) => ({ before: before[at] ?? null, after: after[at] ?? null }));
}

function wordsOf(block: Block): ReadonlySet<string> {
  return new Set(
    plainText([block])
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu),
  );
}

/** From 0, another block, to 1. Two without words are the same if they are of one kind, as pictures without a caption are. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>, isOfOneKind: boolean): number {
  if (one.size === 0 && other.size === 0) return isOfOneKind ? 1 : 0;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  const share = (2 * common) / (one.size + other.size);
  return share < LIKE ? 0 : share;
}
