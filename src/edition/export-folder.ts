import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../base/refusal.ts';
import { DamagedBlob } from '../blobs/blobs.ts';
import { inParallel } from './in-parallel.ts';
import type { ServedEdition } from './served-edition.ts';
import type { Entry } from './verify/entry.ts';

export const AT_ONCE = 8;

export interface FolderExport {
  readonly edition: ServedEdition;
  /** Made when it is not there. */
  readonly out: string;
  /** Which addresses; all without it. */
  readonly includes?: (entry: Entry) => boolean;
}

/**
 * Writes every address as a file under its own path, `index.html` for what ends in a slash: what any web server can
 * serve from its root. Bytes are unchanged and checked. Publishing may go on: what changes meanwhile is written as it
 * is then. On a failure nothing is left.
 * @returns the number of files
 * @throws Refusal when the folder is there and not empty
 * @throws DamagedBlob
 */
export async function exportFolder({ edition, out, includes = () => true }: FolderExport): Promise<number> {
  let written = 0;
  await intoFolder(out, async () => {
    await inParallel([...edition.entries()].filter(includes), AT_ONCE, async (entry) => {
      if ((await writeEntry(edition, out, entry)) !== null) written += 1;
    });
  });
  return written;
}

/** Fills a folder that is new or empty; when that fails, it is as before. @throws Refusal when there is something in it */
export async function intoFolder(out: string, fill: () => Promise<void>): Promise<void> {
  const existed = await isEmptyFolder(out);
  try {
    await mkdir(out, { recursive: true });
    await fill();
  } catch (error) {
    await rm(out, { recursive: true, force: true });
    if (existed) await mkdir(out);
    throw error;
  }
}

/** The file of an address, relative to the root of a server. */
export function fileOfPath(address: string): string {
  return (address.endsWith('/') ? `${address}index.html` : address).slice(1);
}

/** What was written: another entry when it was published meanwhile. Null when the address is no longer in the edition. @throws DamagedBlob */
export async function writeEntry(edition: ServedEdition, out: string, entry: Entry): Promise<Entry | null> {
  const file = path.join(out, fileOfPath(entry.path));
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await copyFile(edition.objectFile(entry.digest, 'identity'), file);
  } catch (error) {
    const now = edition.find(entry.path);
    if (now === null) return null;
    if (now.digest === entry.digest) throw error;
    return writeEntry(edition, out, now);
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== entry.digest) throw new DamagedBlob(entry.digest);
  return entry;
}

/** True: there and empty; false: not there. @throws Refusal for anything else. */
async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    if ((await readdir(folder)).length === 0) return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return false;
    if (code !== 'ENOTDIR') throw error;
  }
  throw new Refusal('wrong-state', `${folder} is there already and is not an empty folder`);
}
