import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '../base/bytes.ts';
import { isDigest, type Digest } from '../base/digest.ts';
import { makeFolder, syncFolder, syncFolders, writeWhole } from '../base/files.ts';
import { DamagedBlob, type Blobs, type Incoming } from './blobs.ts';
import { sha256, sha256OfFile } from './sha256.ts';

/** Writes a file whole and lasting, or throws and leaves nothing: `writeWhole`, or what a test puts in its place. */
export type WriteFile = (file: string, bytes: Uint8Array, mode?: number) => Promise<void>;

export interface FolderBlobsOptions {
  readonly write?: WriteFile;
  /** Permissions of a file. Originals are private: 0o600. */
  readonly mode?: number;
}

/** Blobs as files: `<folder>/<first two digits>/<digest>`. */
export class FolderBlobs implements Blobs {
  readonly folder: string;
  readonly #write: WriteFile;
  readonly #mode: number;

  constructor(folder: string, { write = writeWhole, mode = 0o644 }: FolderBlobsOptions = {}) {
    this.folder = folder;
    this.#write = write;
    this.#mode = mode;
  }

  /** Where the bytes are, or would be. For streaming: others must not write there. */
  path(digest: Digest): string {
    return path.join(this.folder, digest.slice(0, 2), digest);
  }

  async put(bytes: Uint8Array): Promise<Digest> {
    const digest = sha256(bytes);
    // A file of another length was cut short by a failing disk: writing it again mends it.
    if ((await this.size(digest)) !== bytes.length) await this.#write(this.path(digest), bytes, this.#mode);
    return digest;
  }

  async get(digest: Digest, { verify = false }: { verify?: boolean } = {}): Promise<Bytes | null> {
    const bytes = await orNull(readFile(this.path(digest)));
    if (bytes !== null && verify && sha256(bytes) !== digest) throw new DamagedBlob(digest);
    return bytes;
  }

  async receive(): Promise<Incoming> {
    // Where the sweep looks for what a crash left.
    const shelf = path.join(this.folder, '00');
    await makeFolder(shelf);
    const file = path.join(shelf, `.incoming.${randomUUID()}`);
    await (await open(file, 'wx', this.#mode)).close();
    return {
      file,
      keep: (expected) => this.#keep(file, expected),
      discard: () => rm(file, { force: true }),
    };
  }

  async #keep(file: string, expected?: Digest): Promise<{ digest: Digest; length: number }> {
    const digest = await sha256OfFile(file);
    if (expected !== undefined && digest !== expected) throw new DamagedBlob(expected);
    await using handle = await open(file, 'r+');
    await handle.sync();
    const { size: length } = await handle.stat();
    const folder = path.dirname(this.path(digest));
    await makeFolder(folder);
    await rename(file, this.path(digest));
    await syncFolder(folder);
    return { digest, length };
  }

  async file(digest: Digest): Promise<string | null> {
    return (await this.has(digest)) ? this.path(digest) : null;
  }

  async has(digest: Digest): Promise<boolean> {
    return (await this.size(digest)) !== null;
  }

  /** Length of the file in bytes, null when there is none. */
  async size(digest: Digest): Promise<number | null> {
    return (await orNull(stat(this.path(digest))))?.size ?? null;
  }

  async delete(digest: Digest): Promise<void> {
    await rm(this.path(digest), { force: true });
  }

  async destroy(digests: readonly Digest[]): Promise<void> {
    for (const digest of digests) await this.delete(digest);
    // Also of a file that is gone already: whoever deleted it may not have come so far.
    await syncFolders(digests.map((digest) => path.dirname(this.path(digest))));
  }

  async *digests(): AsyncGenerator<Digest> {
    // Other names are temporary files, or what an owner keeps beside its blobs.
    for await (const { name } of this.#files()) if (isDigest(name)) yield name;
  }

  /** Deletes the temporary files that a crash left, before this process began. How many it were. */
  async sweep(): Promise<number> {
    let swept = 0;
    for await (const { shelf, name } of this.#files()) {
      const file = path.join(shelf, name);
      if (!name.startsWith('.') || ((await orNull(stat(file)))?.mtimeMs ?? Infinity) >= performance.timeOrigin)
        continue;
      await rm(file, { force: true });
      swept += 1;
    }
    return swept;
  }

  async *#files(): AsyncGenerator<{ shelf: string; name: string }> {
    for (const name of (await orNull(readdir(this.folder))) ?? []) {
      const shelf = path.join(this.folder, name);
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      for (const file of await readdir(shelf)) yield { shelf, name: file };
    }
  }
}

/** Null when the file is not there; any other failure is thrown. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
