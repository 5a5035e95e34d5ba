import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { syncFolder } from '../base/files.ts';
import { openDurablePostgres, type OnLost } from './durable-postgres.ts';

/**
 * Opens the database in a folder, and makes it when there is none. Commits reach the disk before they are answered.
 * The folder is there whole or not at all: it is made under another name, so that being killed halfway leaves nothing
 * that a next start could mistake for a database. The caller sees to it that nobody else opens it.
 */
export async function openDurable(folder: string, onLost: OnLost): Promise<PGlite> {
  if (!(await isThere(folder))) await createFolder(folder, onLost);
  return await openDurablePostgres(folder, onLost);
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
  const database = await openDurablePostgres(half, onLost);
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
