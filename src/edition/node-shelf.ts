import { readFile } from 'node:fs/promises';
import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { FolderBlobs, type WriteFile } from '../blobs/folder-blobs.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Batch } from './batch.ts';
import { inParallel } from './in-parallel.ts';
import { childrenOf, LEVELS } from './verify/node.ts';

/** How many older editions' nodes are shown, for a reader who is on the way down the tree when the next edition comes. */
const KEPT = 8;
const AT_ONCE = 64;

/** The nodes of the current tree: all in memory, so that looking a path up waits for nothing, and all on disk. */
export class NodeShelf {
  readonly #blobs: FolderBlobs;
  readonly #nodes = new Map<Digest, Bytes>();
  /** Nodes of trees before, newest first; on disk only. */
  readonly #former: Set<Digest>[] = [];

  constructor(folder: string) {
    this.#blobs = new FolderBlobs(folder);
  }

  /** @throws Error when a node of the tree is missing or damaged. */
  async load(root: Digest): Promise<void> {
    let row = new Set([root]);
    for (let level = 0; level <= LEVELS; level += 1) {
      const next = new Set<Digest>();
      await inParallel(row, AT_ONCE, async (digest) => {
        const bytes = await readFile(this.file(digest));
        if (sha256(bytes) !== digest) throw new Error(`the node ${digest} of the edition's tree is damaged`);
        // A copy of its own: small reads share a larger block of memory, which would stay.
        this.#nodes.set(digest, Uint8Array.from(bytes));
        if (level < LEVELS) for (const child of childrenOf(bytes)) next.add(child);
      });
      row = next;
    }
  }

  /** @throws RangeError when it is no node of the current tree. */
  get(digest: Digest): Bytes {
    const bytes = this.#nodes.get(digest);
    if (bytes === undefined) throw new RangeError(`no node ${digest} in the tree`);
    return bytes;
  }

  /** Whether it is a node of the current tree or of a recent one. */
  has(digest: Digest): boolean {
    return this.#nodes.has(digest) || this.#former.some((set) => set.has(digest));
  }

  file(digest: Digest): string {
    return this.#blobs.path(digest);
  }

  /**
   * Has the batch bring nodes to the disk: the tree in memory stays as it is until `swap`.
   * Those that were not there.
   */
  async add(added: ReadonlyMap<Digest, Bytes>, batch: Batch): Promise<Digest[]> {
    const fresh: Digest[] = [];
    await inParallel(added, AT_ONCE, async ([digest, bytes]) => {
      if ((await this.#blobs.size(digest)) === bytes.length) return;
      fresh.push(digest);
      const arrival = { kind: 'node', digest, type: '-', bytes, forms: [] } as const;
      await batch.bring(arrival, (write) => this.write(arrival, write));
    });
    return fresh;
  }

  /** Whatever is there. */
  async write({ digest, bytes }: { digest: Digest; bytes: Uint8Array }, write: WriteFile): Promise<void> {
    await write(this.file(digest), bytes);
  }

  /** Deletes nodes that are of no tree in sight. How many they were. */
  async delete(digests: Iterable<Digest>): Promise<number> {
    let deleted = 0;
    await inParallel(digests, AT_ONCE, async (digest) => {
      if (this.has(digest)) return;
      await this.#blobs.delete(digest);
      deleted += 1;
    });
    return deleted;
  }

  swap({ added, dropped }: { added: ReadonlyMap<Digest, Bytes>; dropped: ReadonlySet<Digest> }): void {
    for (const digest of dropped) this.#nodes.delete(digest);
    for (const [digest, bytes] of added) this.#nodes.set(digest, bytes);
    this.#former.unshift(new Set(dropped));
    this.#former.splice(KEPT);
  }

  /** A node of any tree, from the memory or the disk; null when it is missing or damaged. @throws Error of a disk that fails */
  async read(digest: Digest): Promise<Bytes | null> {
    const bytes = this.#nodes.get(digest) ?? (await this.#blobs.get(digest));
    return bytes !== null && (this.#nodes.has(digest) || sha256(bytes) === digest) ? bytes : null;
  }

  /** Every node that is there, of whatever tree, in no order. */
  onDisk(): AsyncIterable<Digest> {
    return this.#blobs.digests();
  }

  /** Deletes the temporary files that a crash left (see FolderBlobs). */
  async sweep(): Promise<number> {
    return await this.#blobs.sweep();
  }

  /** The nodes of the current tree whose files are missing or damaged. */
  async damaged(): Promise<Digest[]> {
    const damaged: Digest[] = [];
    await inParallel(this.#nodes.keys(), AT_ONCE, async (digest) => {
      const bytes = await readFile(this.file(digest)).catch(() => null);
      if (bytes === null || sha256(bytes) !== digest) damaged.push(digest);
    });
    return damaged;
  }
}
