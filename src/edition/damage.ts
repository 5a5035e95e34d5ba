import type { Digest } from '../base/digest.ts';
import type { Damage } from './edition.ts';
import { inParallel } from './in-parallel.ts';
import type { NodeShelf } from './node-shelf.ts';
import type { ObjectStore } from './object-store.ts';
import type { Entry } from './verify/entry.ts';

/** Reads every object and node of an edition. */
export async function findDamage(
  entries: Iterable<Entry>,
  { nodes, objects }: { nodes: NodeShelf; objects: ObjectStore },
): Promise<Damage[]> {
  const paths = Map.groupBy(entries, ({ digest }): Digest => digest);
  const damage: Damage[] = (await nodes.damaged()).map((digest) => ({ digest, kind: 'node', paths: [] }));
  await inParallel(paths, 16, async ([digest, named]) => {
    if (await objects.isWhole(digest)) return;
    damage.push({ digest, kind: 'object', paths: named.map(({ path }) => path) });
  });
  return damage;
}
