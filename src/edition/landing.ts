import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, type FileActs } from '../base/files.ts';
import type { WriteFile } from '../blobs/folder-blobs.ts';
import { inParallel } from './in-parallel.ts';
import type { LandQuestion } from './landing-protocol.ts';
import { LandingThreads } from './landing-threads.ts';

const AT_ONCE = 32;
/** So few files, and starting threads takes longer than it spares. */
const FEW = 100;

interface Waiting {
  readonly waits: string;
  readonly file: string;
}

/**
 * Brings many files to the disk at once: they wait in a folder of their own, unsynced, and get their names when all of
 * them are on the disk. So a name is never seen, by whatever start, before its bytes last.
 */
export class Landing {
  readonly #folder: string;
  readonly #acts: FileActs;
  #groups: Waiting[][] = [];
  #count = 0;
  #threads: LandingThreads | null = null;

  /** The folder is this landing's alone, and made when it is needed. */
  constructor(folder: string, acts: FileActs) {
    this.#folder = folder;
    this.#acts = acts;
  }

  /** Writes files that belong together: they get their names in the order in which they were written. */
  group(): WriteFile {
    const group: Waiting[] = [];
    this.#groups.push(group);
    return async (file, bytes, mode) => {
      const waits = this.#waits();
      group.push({ waits, file });
      await this.#acts.writeUnsynced(waits, bytes, mode);
    };
  }

  /** Whether so much is landing that threads are worth their start. */
  get isLarge(): boolean {
    return this.#count > FEW;
  }

  /** Compresses an object and writes it with its forms, in a thread. False when it was there, unless it is wanted `again`. */
  async object(object: Omit<LandQuestion, 'id' | 'waits'>): Promise<boolean> {
    this.#threads ??= new LandingThreads();
    const waits = this.#waits();
    const endings = await this.#threads.land({ ...object, waits });
    if (endings === null) return false;
    this.#groups.push(endings.map((ending) => ({ waits: waits + ending, file: object.file + ending })));
    return true;
  }

  #waits(): string {
    this.#count += 1;
    return path.join(this.#folder, String(this.#count));
  }

  /** When it returns, all that was written is under its name and lasts. */
  async settle(): Promise<void> {
    const groups = this.#groups;
    if (this.#count === 0) return;
    this.#groups = [];
    await this.#acts.sync(
      groups.flatMap((group) => group.map(({ waits }) => waits)),
      { isBulk: true },
    );
    const folders = new Set(groups.flatMap((group) => group.map(({ file }) => path.dirname(file))));
    await inParallel(folders, AT_ONCE, async (folder) => void (await mkdir(folder, { recursive: true })));
    await inParallel(groups, AT_ONCE, async (group) => {
      for (const { waits, file } of group) await rename(waits, file);
    });
    await this.#acts.sync(
      groups.flatMap((group) => group.map(({ file }) => file)),
      { isBulk: true },
    );
  }

  /** The end of it, with whatever is left in it. */
  async discard(): Promise<void> {
    this.#groups = [];
    await this.#threads?.close();
    if (this.#count > 0) await rm(this.#folder, { recursive: true, force: true });
  }
}

/**
 * After a crash, before anything is counted on: what waited goes, and the names that files were given under these roots
 * (`<root>/<two digits>/<name>`) are made to last, because nobody knows whether they do.
 */
export async function clearLandings(landings: string, roots: readonly string[]): Promise<void> {
  if ((await namesIn(landings)).length === 0) return;
  for (const root of roots) {
    for (const name of await namesIn(root)) await syncFolder(path.join(root, name));
    await syncFolder(root).catch(unlessMissing);
  }
  await rm(landings, { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? [];
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
