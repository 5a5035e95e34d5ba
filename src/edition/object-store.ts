import { readFile, rm } from 'node:fs/promises';
import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { writeWhole } from '../base/files.ts';
import { FolderBlobs, type WriteFile } from '../blobs/folder-blobs.ts';
import { sha256 } from '../blobs/sha256.ts';
import { inParallel } from './in-parallel.ts';
import { encode, encodes, isCompressible, SUFFIX, type Encoding } from './encodings.ts';

/** The objects of editions on disk, with their encoded forms beside them (`<digest>.br`, `<digest>.gz`). */
export class ObjectStore {
  readonly #blobs: FolderBlobs;
  readonly #write: WriteFile;

  constructor(folder: string, write: WriteFile = writeWhole) {
    this.#write = write;
    this.#blobs = new FolderBlobs(folder, { write });
  }

  /** True when it was not there. When it returns, the object and its forms last. With `verify`, damage is mended. */
  async put(object: { digest: Digest; bytes: Uint8Array; type: string; verify?: boolean }): Promise<boolean> {
    const { digest, bytes, type, verify = false } = object;
    const there = (await this.#blobs.size(digest)) === bytes.length;
    if (there && (!verify || (await this.isWhole(digest)))) return false;
    if (isCompressible(type)) {
      const forms = await encode(bytes);
      // Before the object: where the object is, its forms are whole.
      await inParallel(forms, 2, (form) => this.#write(this.file(digest, form.encoding), form.bytes));
    }
    await this.#write(this.file(digest, 'identity'), bytes);
    return !there;
  }

  file(digest: Digest, encoding: Encoding): string {
    return this.#blobs.path(digest) + SUFFIX[encoding];
  }

  /** Whether the bytes are there and are the digest's, and what stands beside them decodes to the same. */
  async isWhole(digest: Digest): Promise<boolean> {
    const bytes = await this.#read(digest, 'identity');
    if (bytes === null || sha256(bytes) !== digest) return false;
    for (const encoding of ['br', 'gzip'] as const) {
      const form = await this.#read(digest, encoding);
      if (form !== null && !(await encodes(form, { encoding, bytes }))) return false;
    }
    return true;
  }

  async #read(digest: Digest, encoding: Encoding): Promise<Bytes | null> {
    // What cannot be read is as bad as what is not there.
    return readFile(this.file(digest, encoding)).catch(() => null);
  }

  /** The object first: without it, its forms are not looked for. */
  async delete(digest: Digest): Promise<void> {
    for (const suffix of Object.values(SUFFIX)) await rm(this.#blobs.path(digest) + suffix, { force: true });
  }

  /** See FolderBlobs. */
  async sweep(): Promise<number> {
    return this.#blobs.sweep();
  }

  digests(): AsyncIterable<Digest> {
    return this.#blobs.digests();
  }
}
