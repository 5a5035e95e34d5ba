import { fsyncSync } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncFolder } from '../base/files.ts';

/** The parts of Emscripten that are reached into. Look again at every update of PGlite. */
interface EmscriptenModule {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

/** Called when the disk did not keep what it was asked to keep: what is on it is then unknown, as after Postgres's own panic. Ends the thread. */
export type OnLost = (error: unknown) => never;

/** PGlite's own file system never asks the disk for anything; this one's fsync is one, for files and for folders. */
class DurableFS extends NodeFS {
  readonly #onLost: OnLost;

  constructor(folder: string, onLost: OnLost) {
    super(folder);
    this.#onLost = onLost;
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args);
    result.emscriptenOpts.preRun?.push((module: object) => {
      (module as EmscriptenModule).NODEFS.stream_ops.fsync = (stream) => this.#sync(stream.nfd);
    });
    return result;
  }

  #sync(file: number): number {
    try {
      fsyncSync(file);
      return 0;
    } catch (error) {
      return this.#onLost(error);
    }
  }
}

// As shipped Postgres runs with -F, which is fsync off. fdatasync, the default method on Linux, never leaves Emscripten.
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...[
    'wal_sync_method=fsync',
    'shared_buffers=8MB',
    'work_mem=4MB',
    'maintenance_work_mem=16MB',
    'max_wal_size=64MB',
    'min_wal_size=32MB',
  ].flatMap((setting) => ['-c', setting]),
];

function openFolder(folder: string, onLost: OnLost): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFS(folder, onLost), startParams: START });
}

/**
 * Opens the database in a folder, and makes it when there is none. Commits reach the disk before they are answered.
 * The folder is there whole or not at all: it is made under another name, so that being killed halfway leaves nothing
 * that a next start could mistake for a database. The caller sees to it that nobody else opens it.
 */
export async function openDurable(folder: string, onLost: OnLost): Promise<PGlite> {
  if (!(await isThere(folder))) await createFolder(folder, onLost);
  return await openFolder(folder, onLost);
}

async function isThere(folder: string): Promise<boolean> {
  try {
    await access(path.join(folder, 'PG_VERSION'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function createFolder(folder: string, onLost: OnLost): Promise<void> {
  const half = `${folder}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  const database = await openFolder(half, onLost);
  await database.close();
  await syncTree(half);
  await rename(half, folder);
  await syncFolder(path.dirname(folder));
}

async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const syncRest = async (): Promise<void> => {
    for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
      await using handle = await open(path.join(entry.parentPath, entry.name), 'r');
      await handle.sync();
    }
  };
  // About a thousand small files: a disk takes several at once in the time of one.
  await Promise.all(Array.from({ length: 8 }, syncRest));
  await syncFolder(folder);
}
