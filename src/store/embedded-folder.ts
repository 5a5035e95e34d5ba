import { once } from 'node:events';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startThread } from '../base/worker.ts';

/**
 * Makes the database of a folder when there is none. The folder is there whole or not at all: it is made under another
 * name, so that being killed halfway leaves nothing that a next start could mistake for a database.
 * @throws Error with one sentence.
 */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    if (await isThere(path.join(folder, 'PG_VERSION'))) return;
    await mkdir(path.dirname(folder), { recursive: true });
    await runThread(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = 'see that the disk has room and may be written to, then start again';
    throw new Error(`the database in ${folder} cannot be made (${reason}): ${advice}`, { cause });
  }
}

async function runThread(folder: string): Promise<void> {
  const thread = startThread('embedded-making-thread', import.meta.url, { workerData: { folder } });
  let reason = 'its thread ended';
  thread.on('message', (message: string) => {
    reason = message;
  });
  const [code] = (await once(thread, 'exit')) as [number];
  if (code !== 0) throw new Error(reason);
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
