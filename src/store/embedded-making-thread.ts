import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { syncFolder } from '../base/files.ts';
import { openDurablePostgres } from './durable-postgres.ts';

/** The thread that makes a database, and ends when it has: making one takes twice the memory of having one. */
const { folder } = workerData as { folder: string };
const half = `${folder}.new`;
await rm(half, { recursive: true, force: true });
await mkdir(half, { mode: 0o700 });
const database = await openDurablePostgres(half, (error) => {
  parentPort?.postMessage(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
await database.close();
await syncTree(half);
await rename(half, folder);
await syncFolder(path.dirname(folder));

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
