import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { makeFolder, syncFiles, syncFolder } from '../../base/files.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { nullIfMissing } from '../edition-documents.ts';
import { SUFFIX, type Encoding } from '../encodings.ts';
import { fileOfPath } from '../export-folder.ts';
import type { Entry } from '../verify/entry.ts';
import { nodeAddress, objectAddress } from '../verify/source.ts';

/** So many files are synced together. */
const TOGETHER = 2000;

/**
 * A folder that any web server can show: the edition as section 2 of the protocol lays it out, objects and ordinary
 * addresses one file under two names, and `.picket` for what is the mirror's own. Everything is written beside and renamed, so
 * that nobody ever meets a part of a file.
 */
export class MirrorFolder {
  readonly root: string;
  #unsynced: string[] = [];

  constructor(root: string) {
    this.root = root;
  }

  /** What no web server needs to show. */
  get own(): string {
    return path.join(this.root, '.picket');
  }

  get #incoming(): string {
    return path.join(this.own, 'incoming');
  }

  /** Ready to be written to; what a mirror that was killed had half written is gone. */
  async prepare(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await makeFolder(this.#incoming);
  }

  file(address: string): string {
    return path.join(this.root, fileOfPath(address));
  }

  objectFile(digest: Digest, encoding: Encoding): string {
    return this.file(objectAddress(digest)) + SUFFIX[encoding];
  }

  /** Null when it is not there, or damaged. */
  async readNode(digest: Digest): Promise<Bytes | null> {
    const bytes = await readFile(this.file(nodeAddress(digest))).catch(nullIfMissing);
    return bytes !== null && sha256(bytes) === digest ? Uint8Array.from(bytes) : null;
  }

  async read(address: string): Promise<Bytes | null> {
    const bytes = await readFile(this.file(address)).catch(nullIfMissing);
    return bytes === null ? null : Uint8Array.from(bytes);
  }

  async hasObject({ digest, length }: Entry): Promise<boolean> {
    return (await stat(this.objectFile(digest, 'identity')).catch(nullIfMissing))?.size === length;
  }

  /** Lasts once `sync` has returned. */
  async put(file: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const incoming = this.#name();
    try {
      {
        await using handle = await open(incoming, 'wx', 0o644);
        await handle.writeFile(bytes);
      }
      await this.#settle(incoming, file);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /** Lasts when it returns. */
  async putLasting(file: string, bytes: Uint8Array): Promise<void> {
    await makeFolder(path.dirname(file));
    const incoming = this.#name();
    try {
      {
        await using handle = await open(incoming, 'wx', 0o644);
        await handle.writeFile(bytes);
        await handle.sync();
      }
      await rename(incoming, file);
    } finally {
      await rm(incoming, { force: true });
    }
    await syncFolder(path.dirname(file));
  }

  /** Gives an object its ordinary address. @throws Error with a `code` when a folder stands where the file belongs, or a file above it */
  async show({ path: address, digest }: Entry): Promise<void> {
    const [from, to] = [this.objectFile(digest, 'identity'), this.file(address)];
    const [object, there] = [await stat(from), await stat(to).catch(nullIfNot)];
    if (there !== null && there.ino === object.ino && there.dev === object.dev) return;
    const incoming = this.#name();
    try {
      // Where there are no hard links, or too many of one.
      await link(from, incoming).catch(() => copyFile(from, incoming, constants.COPYFILE_FICLONE));
      await this.#settle(incoming, to);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /** Takes an address away, and folders that are empty then. What is not there is no fault. */
  async hide(address: string): Promise<void> {
    const file = this.file(address);
    await unlink(file).catch(nullIfNot);
    for (let above = path.dirname(file); above !== this.root; above = path.dirname(above)) {
      const gone = await rmdir(above).then(
        () => true,
        () => false,
      );
      if (!gone) break;
    }
  }

  /** Makes last what was put and shown. */
  async sync(): Promise<void> {
    const files = this.#unsynced;
    this.#unsynced = [];
    await syncFiles(files, { isBulk: true });
  }

  async #settle(incoming: string, file: string): Promise<void> {
    try {
      await rename(incoming, file);
    } catch (error) {
      if (nullIfMissing(error) !== null) throw error;
      await mkdir(path.dirname(file), { recursive: true });
      await rename(incoming, file);
    }
    this.#unsynced.push(file);
    if (this.#unsynced.length >= TOGETHER) await this.sync();
  }

  #name(): string {
    return path.join(this.#incoming, randomUUID());
  }

  /** Names of files of a folder of the edition; none where it is not. */
  async names(address: string): Promise<string[]> {
    return (await readdir(path.join(this.root, address)).catch(nullIfMissing)) ?? [];
  }
}

/** To catch what a path says at which no file is, nor can be. */
export function nullIfNot(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTDIR' || code === 'EISDIR') return null;
  return nullIfMissing(error);
}
