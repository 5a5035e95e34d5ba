import { utf8 } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { FileBody, Output } from '../story/output.ts';
import type { Batch } from './batch.ts';
import { inParallel } from './in-parallel.ts';
import type { ObjectStore } from './object-store.ts';
import { References } from './references.ts';
import { faultOfPath, leafType, type Entry } from './verify/entry.ts';

const AT_ONCE = 32;

/** Outputs whose objects are on disk and which no edition names yet. Ends in one publish, or in `discard`. */
export interface Staged {
  readonly entries: readonly StagedEntry[];
}

export interface StagedEntry {
  readonly entry: Entry;
  /** What stood at the path when it was staged: if something else does by then, it was overtaken. */
  readonly before: Entry | null;
}

export interface StageOptions {
  /** Reads the objects that are there already, and writes damaged ones again. */
  readonly verify?: boolean;
  /** What brings the objects to the disk. */
  readonly batch: Batch;
}

/** Brings objects to the disk and takes them away again, so that neither meets the other half-way. */
export class Stage {
  readonly #objects: ObjectStore;
  readonly #find: (path: string) => Entry | null;
  readonly #isPublished: (digest: Digest) => boolean;
  readonly #staged = new References();
  readonly #ended = new WeakSet<Staged>();
  /** Objects that were not there before they were staged, and that no edition named since. */
  readonly #lone = new Set<Digest>();
  readonly #deleting = new Map<Digest, Promise<void>>();

  constructor(parts: {
    objects: ObjectStore;
    find: (path: string) => Entry | null;
    isPublished: (digest: Digest) => boolean;
  }) {
    this.#objects = parts.objects;
    this.#find = parts.find;
    this.#isPublished = parts.isPublished;
  }

  /** The same as `add`, and all of it lasts when it returns. */
  async settled(outputs: Iterable<Output> | AsyncIterable<Output>, batch: Batch): Promise<Staged> {
    const staged = await this.add(outputs, { batch });
    try {
      await batch.settle();
    } catch (error) {
      await this.discard(staged);
      throw error;
    }
    return staged;
  }

  /** What is already so in the current edition is left out. @throws RangeError for a path or a type that cannot be. */
  async add(
    outputs: Iterable<Output> | AsyncIterable<Output>,
    { verify = false, batch }: StageOptions,
  ): Promise<Staged> {
    const entries: StagedEntry[] = [];
    const paths = new Set<string>();
    try {
      await inParallel(outputs, AT_ONCE, async (output) => {
        const { entry, body } = entryOf(output);
        if (paths.has(entry.path)) throw new RangeError(`two outputs for ${entry.path}`);
        paths.add(entry.path);
        const before = this.#find(entry.path);
        const same = before !== null && before.digest === entry.digest && before.type === entry.type;
        if (same && !verify) return;
        // Named before it is written: from here on nobody deletes it.
        this.#staged.add(entry.digest);
        entries.push({ entry, before });
        await this.#deleting.get(entry.digest);
        // Before it is written: an edition that names it by the end of that has the last word.
        this.#lone.add(entry.digest);
        const isNew =
          'file' in body
            ? await this.#objects.putFile(body, verify)
            : await this.#objects.put({ digest: entry.digest, bytes: body, type: entry.type, verify, batch });
        if (!isNew) this.#lone.delete(entry.digest);
      });
    } catch (error) {
      await this.discard({ entries });
      throw error;
    }
    return { entries };
  }

  /** Stages objects that are there, of an edition before. False, and nothing is staged, when one is not. */
  async hold(entries: readonly StagedEntry[]): Promise<Staged | null> {
    let isWhole = true;
    await inParallel(entries, AT_ONCE, async ({ entry }) => {
      this.#staged.add(entry.digest);
      await this.#deleting.get(entry.digest);
      if (!(await this.#objects.has(entry))) isWhole = false;
    });
    const staged = { entries };
    if (isWhole) return staged;
    await this.discard(staged);
    return null;
  }

  /** An edition names them now: they are a collection's to delete, later. */
  published(digest: Digest): void {
    this.#lone.delete(digest);
  }

  /** The end of what was staged: nothing of it stays but what an edition names or named. A second time does nothing. */
  async discard(staged: Staged): Promise<void> {
    if (this.#ended.has(staged)) return;
    this.#ended.add(staged);
    const digests = staged.entries.map(({ entry }) => entry.digest);
    for (const digest of digests) this.#staged.remove(digest);
    const lone = digests.filter((digest) => this.#lone.has(digest));
    await this.delete(lone, (digest) => !this.#lone.has(digest) || this.#isPublished(digest));
  }

  /** @throws Error when it was published or discarded already: its objects may be gone. */
  ensureOpen(staged: Staged): void {
    if (this.#ended.has(staged)) throw new Error('these outputs were published or discarded before');
  }

  /** How many of the objects were deleted: those that are not needed and that nobody has staged. */
  async delete(digests: Iterable<Digest>, isNeeded: (digest: Digest) => boolean): Promise<number> {
    let deleted = 0;
    await inParallel(digests, AT_ONCE, async (digest) => {
      if (isNeeded(digest) || this.#staged.has(digest) || this.#deleting.has(digest)) return;
      this.#lone.delete(digest);
      const deleting = this.#objects.delete(digest).finally(() => this.#deleting.delete(digest));
      this.#deleting.set(digest, deleting);
      await deleting;
      deleted += 1;
    });
    return deleted;
  }
}

function entryOf({ path, type, body }: Output): { entry: Entry; body: Uint8Array | FileBody } {
  const fault = faultOfPath(path);
  if (fault !== null) throw new RangeError(`the address ${JSON.stringify(path)} ${fault}`);
  if (typeof body === 'object' && 'file' in body) {
    return { entry: { path, digest: body.digest, length: body.length, type: leafType(type) }, body };
  }
  const bytes = typeof body === 'string' ? utf8(body) : body;
  return { entry: { path, digest: sha256(bytes), length: bytes.length, type: leafType(type) }, body: bytes };
}
