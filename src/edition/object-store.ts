import { constants } from 'node:fs';
import { access, chmod, copyFile, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { syncFolders } from '../base/files.ts';
import { FolderBlobs, type WriteFile } from '../blobs/folder-blobs.ts';
import { sha256, sha256OfFile } from '../blobs/sha256.ts';
import type { FileBody } from '../story/output.ts';
import type { Arrival, Batch } from './batch.ts';
import { BEST, encode, encodes, isCompressible, LEAST, SUFFIX, type Encoding, type Form } from './encodings.ts';
import { inParallel } from './in-parallel.ts';
import { References } from './references.ts';
import type { Entry } from './verify/entry.ts';

const BEST_MODE = 0o444;

/** The objects of editions on disk, with their encoded forms beside them (`<digest>.br`, `<digest>.gz`). */
export class ObjectStore {
  readonly #blobs: FolderBlobs;
  readonly #write: WriteFile;
  /** Objects of batches that have not ended: their files may be there, and need not last. */
  readonly #arriving = new References();

  constructor(folder: string, write: WriteFile) {
    this.#write = write;
    this.#blobs = new FolderBlobs(folder, { write });
  }

  /**
   * True when it was not there. When it returns, the batch brings the object and its forms; without one they last.
   * With `verify`, damage is mended.
   */
  async put(object: {
    digest: Digest;
    bytes: Uint8Array;
    type: string;
    verify?: boolean;
    batch?: Batch | undefined;
  }): Promise<boolean> {
    const { digest, bytes, type, verify = false, batch } = object;
    if (batch?.isLarge === true && !verify) return await this.#land(object, batch);
    const there = (await this.#blobs.size(digest)) === bytes.length;
    if (there && !this.#arriving.has(digest) && (!verify || (await this.isWhole(digest)))) return false;
    if (batch?.claimed.has(digest) === true) return !there;
    if (batch !== undefined) this.#expect(digest, batch);
    const arrival = { kind: 'object', digest, type, bytes, forms: await formsOf(object) } as const;
    if (batch === undefined) await this.write(arrival, this.#write);
    else await batch.bring(arrival, (write) => this.write(arrival, write));
    return !there;
  }

  /** In a thread, which looks whether it is there, too. */
  async #land(
    { digest, bytes, type }: { digest: Digest; bytes: Uint8Array; type: string },
    batch: Batch,
  ): Promise<boolean> {
    if (batch.claimed.has(digest)) return (await this.#blobs.size(digest)) !== bytes.length;
    batch.claimed.add(digest);
    const object = { file: this.file(digest, 'identity'), bytes, type };
    const isNew = await batch.landing.object({ ...object, again: false });
    if (!isNew && !this.#arriving.has(digest)) return false;
    this.#expect(digest, batch);
    if (!isNew) await batch.landing.object({ ...object, again: true });
    return isNew;
  }

  #expect(digest: Digest, batch: Batch): void {
    batch.claimed.add(digest);
    batch.arriving.add(digest);
    this.#arriving.add(digest);
  }

  /** The batch has ended: what it brought lasts, or is not there. */
  ended(batch: Batch): void {
    for (const digest of batch.arriving) this.#arriving.remove(digest);
  }

  /** Whatever is there. */
  async write({ digest, bytes, forms }: Arrival, write: WriteFile): Promise<void> {
    // Before the object: where the object is, its forms are whole.
    await inParallel(forms, 2, (form) => write(this.file(digest, form.encoding), form.bytes));
    await write(this.file(digest, 'identity'), bytes);
  }

  /** The same for a file, which is copied and never read whole; a file system that can share the bytes does. */
  async putFile({ file, digest, length }: FileBody, verify = false): Promise<boolean> {
    const there = (await this.#blobs.size(digest)) === length;
    if (there && (!verify || (await this.isWhole(digest)))) return false;
    const incoming = await this.#blobs.receive();
    try {
      await copyFile(file, incoming.file, constants.COPYFILE_FICLONE);
      await chmod(incoming.file, 0o644);
      await incoming.keep(digest);
    } finally {
      await incoming.discard();
    }
    return !there;
  }

  /** Whether there is a file of this length. */
  async has({ digest, length }: { digest: Digest; length: number }): Promise<boolean> {
    return (await this.#blobs.size(digest)) === length;
  }

  /** Whether there is a file at all. */
  async isThere(digest: Digest): Promise<boolean> {
    return await this.#blobs.has(digest);
  }

  file(digest: Digest, encoding: Encoding): string {
    return this.#blobs.path(digest) + SUFFIX[encoding];
  }

  /** Where it is in every encoding, or would be. */
  files(digest: Digest): string[] {
    return Object.values(SUFFIX).map((suffix) => this.#blobs.path(digest) + suffix);
  }

  /** Whether nothing is left to gain: it has no encoded forms, or `compress` made them. */
  async isBest({ digest, type, length }: Entry): Promise<boolean> {
    if (!isCompressible(type) || length < LEAST) return true;
    const form = await stat(this.file(digest, 'br')).catch(() => null);
    return form === null || (form.mode & 0o222) === 0;
  }

  /** Replaces the encoded forms by smaller ones. That they are the best is written in their mode: nobody may write them. */
  async compress({ digest }: Entry): Promise<void> {
    const bytes = await this.#read(digest, 'identity');
    if (bytes === null || sha256(bytes) !== digest) return;
    // Brotli's last: its mode says that both are done. A greater effort of gzip's is not always the smaller form.
    for (const { encoding, bytes: form } of (await encode(bytes, BEST)).toReversed()) {
      const before = await this.#read(digest, encoding);
      const smaller = before !== null && before.length <= form.length ? before : form;
      await this.#write(this.file(digest, encoding), smaller, BEST_MODE);
    }
  }

  /** Whether the bytes are there and are the digest's, and what stands beside them decodes to the same. */
  async isWhole(digest: Digest): Promise<boolean> {
    // Text is short; what has no other form may be a film.
    if ((await sha256OfFile(this.file(digest, 'identity')).catch(() => null)) !== digest) return false;
    if (!(await this.#hasForms(digest))) return true;
    const bytes = await this.#read(digest, 'identity');
    if (bytes === null) return false;
    for (const encoding of ['br', 'gzip'] as const) {
      const form = await this.#read(digest, encoding);
      if (form !== null && !(await encodes(form, { encoding, bytes }))) return false;
    }
    return true;
  }

  async #hasForms(digest: Digest): Promise<boolean> {
    const there = await Promise.all(
      (['br', 'gzip'] as const).map((form) =>
        access(this.file(digest, form)).then(
          () => true,
          () => false,
        ),
      ),
    );
    return there.includes(true);
  }

  async #read(digest: Digest, encoding: Encoding): Promise<Bytes | null> {
    // What cannot be read is as bad as what is not there.
    return readFile(this.file(digest, encoding)).catch(() => null);
  }

  /** The object first: without it, its forms are not looked for. */
  async delete(digest: Digest): Promise<void> {
    for (const file of this.files(digest)) await rm(file, { force: true });
  }

  /** When it returns, no power cut brings back those of them that were deleted. */
  async ensureDeleted(digests: readonly Digest[]): Promise<void> {
    await syncFolders(digests.flatMap((digest) => this.files(digest)).map((file) => path.dirname(file)));
  }

  /** See FolderBlobs. */
  async sweep(): Promise<number> {
    return this.#blobs.sweep();
  }

  digests(): AsyncIterable<Digest> {
    return this.#blobs.digests();
  }
}

/** Quickly made. */
export async function formsOf({ type, bytes }: { type: string; bytes: Uint8Array }): Promise<Form[]> {
  return isCompressible(type) ? await encode(bytes) : [];
}
