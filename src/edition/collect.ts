import type { Digest } from '../base/digest.ts';
import { editionsAmong, keptEditions, type EditionDocuments } from './edition-documents.ts';
import type { Head } from './head.ts';
import type { Marks } from './marks.ts';
import type { NodeShelf } from './node-shelf.ts';
import type { ObjectStore } from './object-store.ts';
import type { Stage } from './stage.ts';

/** How much a collection took, and how many editions it left. */
export interface Collected {
  readonly kept: number;
  readonly editions: number;
  readonly objects: number;
  readonly nodes: number;
}

interface Parts {
  readonly documents: EditionDocuments;
  readonly nodes: NodeShelf;
  readonly objects: ObjectStore;
  readonly stage: Stage;
  readonly head: () => Head | null;
  /** Objects of the current edition. */
  readonly isPublished: (digest: Digest) => boolean;
  /** Acts while nobody publishes. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>;
}

/** So many files are deleted in one go, while a publish waits. */
const BATCH = 32;

/**
 * Deletes the editions that are too old, and the objects and nodes that no edition names any more. Publishing and staging
 * go on meanwhile: what they bring is in `marks`, or staged, or in the current edition. The documents go first, so that
 * whatever ends it, no edition is left that is not whole.
 */
export async function collect({ marks, now }: { marks: Marks; now: Date }, parts: Parts): Promise<Collected> {
  const { documents, nodes, objects, stage, isPublished, alone } = parts;
  // Of the documents that are there while nobody publishes, none is about to be an edition.
  const { names, current } = await alone(async () => ({ names: await documents.names(), current: parts.head() }));
  if (current === null) return { kept: 0, editions: 0, objects: 0, nodes: 0 };
  const kept = new Set<Digest>();
  for (const head of keptEditions(editionsAmong(await documents.read(names), current), now)) {
    const isWhole = await marks.tree(head.root, (digest) => nodes.read(digest));
    if (isWhole || head === current) kept.add(head.digest);
  }
  const old = names.filter((digest) => !kept.has(digest));
  for (const digest of old) await documents.delete(digest);
  let [deletedObjects, deletedNodes] = [await objects.sweep(), await nodes.sweep()];
  for await (const batch of unmarked(objects.digests(), (digest) => marks.has('object', digest)))
    deletedObjects += await stage.delete(batch, (digest) => isPublished(digest) || marks.has('object', digest));
  for await (const batch of unmarked(nodes.onDisk(), (digest) => marks.has('node', digest) || nodes.has(digest)))
    deletedNodes += await alone(() => nodes.delete(batch.filter((digest) => !marks.has('node', digest))));
  return { kept: kept.size, editions: old.length, objects: deletedObjects, nodes: deletedNodes };
}

async function* unmarked(
  digests: AsyncIterable<Digest>,
  isMarked: (digest: Digest) => boolean,
): AsyncGenerator<Digest[]> {
  let batch: Digest[] = [];
  for await (const digest of digests) {
    if (isMarked(digest)) continue;
    batch.push(digest);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
