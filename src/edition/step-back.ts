import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { Refusal } from '../base/refusal.ts';
import type { StepBackRequest } from './edition.ts';
import type { Head } from './head.ts';
import type { ReadNode } from './marks.ts';
import type { Changes } from './tree.ts';
import { treeDifference } from './tree-difference.ts';
import { GONE, type Entry } from './verify/entry.ts';

interface Way {
  readonly from: Head;
  readonly to: Head;
  readonly read: ReadNode;
  /** In the current edition. */
  readonly find: (path: string) => Entry | null;
}

/**
 * The changes that make an edition before of the current one, but for what readers may not have again.
 * @throws Refusal when a node of it is missing.
 */
export async function changesBack(
  { from, to, read, find }: Way,
  { without }: Pick<StepBackRequest, 'without'>,
): Promise<Changes> {
  const readOrRefuse = async (digest: Digest): Promise<Bytes> => {
    const bytes = await read(digest);
    if (bytes === null) throw isNotWhole(to);
    return bytes;
  };
  const difference = await treeDifference(from.root, to.root, readOrRefuse);
  const mayChange = ([path, entry]: [string, Entry | null]): boolean =>
    find(path)?.type !== GONE && (entry === null || !(without?.(path) ?? false));
  return new Map([...difference].filter(mayChange));
}

export function isNotWhole({ seq }: Head): Refusal {
  return new Refusal('wrong-state', `Edition ${seq} is no longer whole on this disk: step back to another.`);
}

/** @throws Refusal when there is none of this number. */
export function editionNumbered(editions: readonly Head[], seq: number): Head {
  const found = editions.find((head) => head.seq === seq);
  if (found !== undefined) return found;
  throw new Refusal(
    'missing',
    `There is no edition ${seq} to step back to: the list of editions names those there are.`,
  );
}
