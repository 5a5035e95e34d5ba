import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { release } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The acts that change files, so that a test can put a slow, full or failing disk in their place. */
export interface FileActs {
  readonly write: typeof writeWhole;
  readonly writeUnsynced: typeof writeUnsynced;
  readonly sync: typeof syncFiles;
}

/** Of the four threads that all files of the process share, two stay for who waits. */
const SYNCED_AT_ONCE = 2;
/** From so many files on it is cheaper to sync everything that was written, whoever wrote it. */
const MANY = 200;

/** Makes what was written to a folder (new names, renames) last through a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  await sync(folder);
}

/** The same for many of them, so that files deleted from them do not come back. One that is not there is no fault. */
export async function syncFolders(folders: Iterable<string>): Promise<void> {
  await syncAll(new Set(folders));
}

/** Folders whose names are on the disk, or on the way there, since this process began. */
const lasting = new Map<string, Promise<void>>();

/**
 * Makes a folder, and those above it, so that its name lasts through a power cut: a synced file in a folder whose own
 * name was never synced is lost with it.
 */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  const known = first === undefined ? lasting.get(folder) : undefined;
  // One that is there may be left by a process that was killed before it synced the name.
  const synced = known ?? syncNames(folder, first ?? folder);
  lasting.set(folder, synced);
  await synced.catch((error: unknown) => {
    lasting.delete(folder);
    throw error;
  });
}

/** From the name of a folder up to that of the first one that was made. */
async function syncNames(folder: string, first: string): Promise<void> {
  const above = path.dirname(folder);
  await syncFolder(above);
  if (path.resolve(folder) !== path.resolve(first) && above !== folder) await syncNames(above, first);
}

/**
 * Writes a file so that a reader, a crash or a full disk sees the old bytes or the new ones, never a part.
 * When it returns, the bytes and the name are on the disk. On an error the old file stands and no temporary file is left.
 */
export async function writeWhole(file: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const folder = path.dirname(file);
  await makeFolder(folder);
  await writeAndRename(file, bytes, { mode, before: (handle) => handle.sync() });
  await syncFolder(folder);
}

/**
 * The same, but a power cut may take the file, or leave a part of it, until `syncFiles` has made it last. What may not be
 * lost is somewhere else too.
 */
export async function writeUnsynced(file: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  try {
    await writeAndRename(file, bytes, { mode });
  } catch (error) {
    unlessMissing(error);
    // Seldom: its folder is not there yet.
    await mkdir(path.dirname(file), { recursive: true });
    await writeAndRename(file, bytes, { mode });
  }
}

/**
 * Makes files last, with their names and those of their folders. One that is not there (any more) is no fault.
 * `isBulk`: they are of one file system, and nobody waits for the disk meanwhile; then many are synced with whatever else is there.
 */
export async function syncFiles(files: Iterable<string>, { isBulk = false } = {}): Promise<void> {
  const list = [...files];
  const [first] = list;
  if (isBulk && first !== undefined && list.length > MANY && (await syncFileSystem(path.dirname(first)))) return;
  await syncAll(list);
  const folders = new Set(list.map((file) => path.dirname(file)));
  await syncAll(folders);
  await syncAll(new Set([...folders].map((folder) => path.dirname(folder))));
}

/**
 * All of a file system at once, which Node cannot ask for itself: a hundredth of the time that thousands of files take one
 * by one. False where that is not known to work, or when it failed: a file that the disk would not take still says so
 * when it is synced itself.
 */
async function syncFileSystem(folder: string): Promise<boolean> {
  // Elsewhere `sync` returns before the disk has everything, or takes no name.
  if (process.platform !== 'linux' || !saysWhatIsLost(release())) return false;
  return await promisify(execFile)('sync', ['-f', folder]).then(
    () => true,
    () => false,
  );
}

/** Whether a Linux of this release fails a sync of everything when the disk would not take a file: syncfs(2), since 5.8. */
export function saysWhatIsLost(linux: string): boolean {
  const [major = 0, minor = 0] = linux.split('.').map((part) => Number.parseInt(part, 10));
  return major > 5 || (major === 5 && minor >= 8);
}

async function syncAll(names: Iterable<string>): Promise<void> {
  const left = [...names];
  async function work(): Promise<void> {
    for (let name = left.pop(); name !== undefined; name = left.pop()) await sync(name).catch(unlessMissing);
  }
  await Promise.all(Array.from({ length: SYNCED_AT_ONCE }, work));
}

async function sync(name: string): Promise<void> {
  await using handle = await open(name, 'r');
  await handle.sync();
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

async function writeAndRename(
  file: string,
  bytes: Uint8Array,
  { mode, before }: { mode: number; before?: (handle: FileHandle) => Promise<void> },
): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    {
      await using handle = await open(temporary, 'wx', mode);
      await handle.writeFile(bytes);
      await before?.(handle);
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
