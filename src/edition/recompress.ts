import type { ObjectStore } from './object-store.ts';
import type { Stage } from './stage.ts';
import type { Entry } from './verify/entry.ts';

interface Parts {
  readonly find: (path: string) => Entry | null;
  readonly stage: Stage;
  readonly objects: ObjectStore;
  /** When nobody publishes. */
  readonly quiet: () => Promise<unknown>;
}

/**
 * Compresses what stands at these paths as well as it goes, one object after another and behind every publish. What was
 * compressed so before is passed over. How many objects it were.
 */
export async function recompress(paths: Iterable<string>, parts: Parts): Promise<number> {
  const { find, stage, objects, quiet } = parts;
  let count = 0;
  for (const path of paths) {
    const entry = find(path);
    if (entry === null || (await objects.isBest(entry))) continue;
    await quiet();
    // Nobody deletes it half-way.
    const held = await stage.hold([{ entry, before: null }]);
    if (held === null) continue;
    try {
      await objects.compress(entry);
      count += 1;
    } finally {
      await stage.discard(held);
    }
  }
  return count;
}
