import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Stats } from 'node:fs';
import { fileOfPath } from '../export-folder.ts';
import type { Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';
import { objectAddress, tooLong, type Source } from '../verify/source.ts';
import { faultOfBytes } from './digest-of.ts';
import type { Place } from './place.ts';

/** An edition in a folder: a mirror's, a stick, an export with its head. */
export class FolderPlace implements Place {
  readonly atOnce = 4;
  /** Without them it is a home's own: objects and nodes alone. */
  readonly hasOrdinary: boolean;
  readonly #hasObjects: boolean;
  readonly #folder: string;

  private constructor(folder: string, { ordinary, objects }: { ordinary: boolean; objects: boolean }) {
    this.#folder = folder;
    this.hasOrdinary = ordinary;
    this.#hasObjects = objects;
  }

  static async open(folder: string): Promise<FolderPlace> {
    const ordinary = (await fileAt(path.join(folder, 'index.html'))) !== null;
    const objects = await stat(path.join(folder, 'o')).then(
      () => true,
      () => false,
    );
    return new FolderPlace(folder, { ordinary, objects });
  }

  readonly source: Source = async (address, limit) => {
    const file = this.#file(address);
    const found = await fileAt(file);
    if (found === null) return null;
    if (found.size > limit) throw tooLong(address, limit);
    return Uint8Array.from(await readFile(file));
  };

  /** A folder may leave out `/o/` (section 2). */
  async object(entry: Entry): Promise<Fault | null> {
    const address = objectAddress(entry.digest);
    const found = await fileAt(this.#file(address));
    if (found === null) return this.#hasObjects ? new Fault('missing', address, `is not there: ${entry.path}`) : null;
    // The same file under two names is read once.
    const ordinary = await fileAt(this.#file(entry.path));
    if (ordinary !== null && ordinary.ino === found.ino && ordinary.dev === found.dev) return null;
    return await this.#read(address, entry);
  }

  async ordinary(entry: Entry): Promise<Fault[]> {
    const found = await fileAt(this.#file(entry.path));
    if (found === null) return this.hasOrdinary ? [new Fault('missing', entry.path, 'is not there')] : [];
    const fault = await this.#read(entry.path, entry);
    return fault === null ? [] : [fault];
  }

  async #read(address: string, entry: Entry): Promise<Fault | null> {
    await using handle = await open(this.#file(address), 'r');
    return await faultOfBytes(address, handle.createReadStream({ autoClose: false }), entry);
  }

  #file(address: string): string {
    return path.join(this.#folder, fileOfPath(address));
  }
}

/** Null when no file is there. @throws Error of a disk that fails */
async function fileAt(file: string): Promise<Stats | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? found : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
