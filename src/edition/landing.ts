import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, type FileActs } from '../base/files.ts';
import type { WriteFile } from '../blobs/folder-blobs.ts';
import { inParallel } from './in-parallel.ts';
import type { LandObject, Waiting } from './landing-protocol.ts';
import { LandingThreads } from './landing-threads.ts';

const AT_ONCE = 32;
/** So few files, and starting threads takes longer than it spares. */
const FEW = 100;
/** So many objects get their names in one go. */
const NAMED_AT_ONCE = 500;

/**
 * Brings many files to the disk at once: they wait beside their place, unsynced, and get their names when all of them are
 * on the disk. So a name is never seen, by whatever start, before its bytes last. While one is under way there is a mark of
 * it: names that a killed process gave may not last yet.
 */
export class Landing {
  readonly #mark: string;
  readonly #acts: FileActs;
  readonly #id = randomUUID();
  #marked: Promise<unknown> | null = null;
  /** Of files that belong together, in the order in which they are to get their names. */
  #groups: Waiting[][] = [];
  #count = 0;
  #threads: LandingThreads | null = null;

  /** `marks`: the folder where landings that are under way are marked. */
  constructor(marks: string, acts: FileActs) {
    this.#mark = path.join(marks, this.#id);
    this.#acts = acts;
  }

  /** Writes files that belong together: they get their names in the order in which they were written. */
  group(): WriteFile {
    const group: Waiting[] = [];
    this.#groups.push(group);
    return async (file, bytes, mode) => {
      const waits = await this.#waits(file);
      group.push({ waits, file });
      await this.#acts.writeUnsynced(waits, bytes, mode);
    };
  }

  /** Whether so much is landing that threads are worth their start. */
  get isLarge(): boolean {
    return this.#count > FEW;
  }

  /** Compresses an object and writes it with its forms, in a thread. False when it was there, unless it is wanted `again`. */
  async object(object: Omit<LandObject, 'kind' | 'waits'>): Promise<boolean> {
    this.#threads ??= new LandingThreads();
    const waits = await this.#waits(object.file);
    const endings = await this.#threads.land({ kind: 'object', ...object, waits });
    if (endings === null) return false;
    this.#groups.push(endings.map((ending) => ({ waits: waits + ending, file: object.file + ending })));
    return true;
  }

  /** When it returns, all that was written is under its name and lasts. */
  async settle(): Promise<void> {
    const groups = this.#groups;
    if (groups.length === 0) return;
    const files = groups.flat();
    await this.#acts.sync(
      files.map(({ waits }) => waits),
      { isBulk: true },
    );
    await this.#name(groups);
    this.#groups = [];
    await this.#acts.sync(
      files.map(({ file }) => file),
      { isBulk: true },
    );
  }

  /** The end of it: what still waits is not wanted. */
  async discard(): Promise<void> {
    await this.#threads?.close();
    await inParallel(this.#groups.flat(), AT_ONCE, ({ waits }) => rm(waits, { force: true }));
    this.#groups = [];
    if (this.#marked !== null) await rm(this.#mark, { recursive: true, force: true });
  }

  async #name(groups: readonly Waiting[][]): Promise<void> {
    const threads = this.#threads;
    if (threads === null)
      return await inParallel(groups, AT_ONCE, async (group) => {
        for (const { waits, file } of group) await rename(waits, file);
      });
    const starts = Array.from({ length: Math.ceil(groups.length / NAMED_AT_ONCE) }, (_, at) => at * NAMED_AT_ONCE);
    await Promise.all(
      starts.map((at) => threads.land({ kind: 'names', files: groups.slice(at, at + NAMED_AT_ONCE).flat() })),
    );
  }

  /** Where a file waits: under a name that the sweep of its folder takes for a temporary one, should a crash leave it. */
  async #waits(file: string): Promise<string> {
    this.#marked ??= mkdir(this.#mark, { recursive: true });
    await this.#marked;
    this.#count += 1;
    return path.join(path.dirname(file), `.${this.#count}.${this.#id}`);
  }
}

/**
 * After a crash, before anything is counted on: names under these roots (`<root>/<two digits>/<name>`) are made to last
 * where landings were under way, because nobody knows whether they do.
 */
export async function endLandings(marks: string, roots: readonly string[]): Promise<void> {
  if ((await namesIn(marks)).length === 0) return;
  for (const root of roots) {
    for (const name of await namesIn(root)) await syncFolder(path.join(root, name));
    await syncFolder(root).catch(unlessMissing);
  }
  await rm(marks, { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? [];
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
