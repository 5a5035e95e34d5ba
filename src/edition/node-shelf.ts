import { readFile } from 'node:fs/promises';
import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { FolderBlobs, type WriteFile } from '../blobs/folder-blobs.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Batch } from './batch.ts';
import { inParallel } from './in-parallel.ts';
import { childrenOf, LEVELS } from './verify/node.ts';

/** How many older editions' nodes stay, for a reader who is on the way down the tree when the next edition comes. */
const KEPT = 8;
const AT_ONCE = 64;

/** The nodes of the current tree: all in memory, so that looking a path up waits for nothing, and all on disk. */
export class NodeShelf {
  readonly #blobs: FolderBlobs;
  readonly #write: WriteFile;
  readonly #nodes = new Map<Digest, Bytes>();
  /** Nodes of trees before, newest first; on disk only. */
  readonly #former: Set<Digest>[] = [];

  constructor(folder: string, write: WriteFile) {
    this.#write = write;
    this.#blobs = new FolderBlobs(folder, { write });
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
   * Brings nodes to the disk, or into the batch, which does: the tree in memory stays as it is until `swap`.
   * Those that were not there.
   */
  async add(added: ReadonlyMap<Digest, Bytes>, batch: Batch): Promise<Digest[]> {
    const fresh: Digest[] = [];
    await inParallel(added, AT_ONCE, async ([digest, bytes]) => {
      if ((await this.#blobs.size(digest)) === bytes.length) return;
      fresh.push(digest);
      const arrival = { kind: 'node', digest, type: '-', bytes, forms: [] } as const;
      if (!batch.add(arrival)) await this.write(arrival, this.#write);
    });
    return fresh;
  }

  /** Whatever is there. */
  async write({ digest, bytes }: { digest: Digest; bytes: Uint8Array }, write: WriteFile): Promise<void> {
    await write(this.file(digest), bytes);
  }

  /** Deletes what was written for a tree that never came to be. */
  async discard(digests: Iterable<Digest>): Promise<void> {
    await inParallel(digests, AT_ONCE, async (digest) => {
      if (!this.has(digest)) await this.#blobs.delete(digest);
    });
  }

  swap({ added, dropped }: { added: ReadonlyMap<Digest, Bytes>; dropped: ReadonlySet<Digest> }): void {
    for (const digest of dropped) this.#nodes.delete(digest);
    for (const [digest, bytes] of added) this.#nodes.set(digest, bytes);
    this.#former.unshift(new Set(dropped));
  }

  /** Deletes the nodes that only editions too old have. */
  async forget(): Promise<void> {
    for (const old of this.#former.splice(KEPT)) await this.discard(old);
  }

  /** Deletes what no kept edition has: the remains of a crash or of a run before. How many it were. */
  async sweep(): Promise<number> {
    let swept = await this.#blobs.sweep();
    for await (const digest of this.#blobs.digests()) {
      if (this.has(digest)) continue;
      await this.#blobs.delete(digest);
      swept += 1;
    }
    return swept;
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
