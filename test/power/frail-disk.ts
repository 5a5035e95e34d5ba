/**
 * A disk that keeps only what it was asked to keep. test/power/power-preload.ts tells it of every fsync of a process; after the
 * power was cut, `rebuild` makes the folder as such a disk could be: contents as they were when their file was last
 * synced, names as they were when their folder was. `sync -f` (test/power/bin/) keeps both for all of it. With `survives`, a part of what nobody asked for is there as well, in
 * any order: pages, lengths, new names, names that are gone.
 *
 * Hooking fsync alone is enough, since all that was written is still in the folder after SIGKILL; what a process writes
 * by ways that nobody hooks can only be missed, which would be seen as a loss. What it does not show: bytes that were
 * overwritten twice between two fsyncs are either the first or the last, never those between.
 */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

/** How much of a file a disk writes at once. */
const PAGE = 4096;

/** A file or folder whatever its name: an inode, with the time it was made, since numbers are given again. */
type Node = string;

/** A folder as it is kept: the names in it, and whether each is a folder. */
type Listing = Readonly<Record<string, { readonly node: Node; readonly isFolder: boolean }>>;

function nodeAt(file: string): { node: Node; isFolder: boolean; isFile: boolean } | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  return { node: `${found.ino}-${found.birthtimeNs}`, isFolder: found.isDirectory(), isFile: found.isFile() };
}

function listingOf(folder: string): Listing {
  const listing: Record<string, Listing[string]> = {};
  for (const name of readdirSync(folder)) {
    const found = nodeAt(path.join(folder, name));
    if (found !== null && (found.isFolder || found.isFile))
      listing[name] = { node: found.node, isFolder: found.isFolder };
  }
  return listing;
}

let written = 0;

/** Notes that the disk keeps this file or folder as it is now. `shadow` is where it notes it. */
export function keep(file: string, shadow: string): void {
  const found = nodeAt(file);
  if (found === null) return;
  // The note itself is there whole or not at all, whenever the process ends.
  const note = path.join(shadow, `.${process.pid}-${threadId}-${(written += 1)}`);
  try {
    if (found.isFolder) writeFileSync(note, JSON.stringify(listingOf(file)));
    else copyFileSync(file, note);
  } catch (error) {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return;
    throw error;
  }
  renameSync(note, path.join(shadow, found.node));
}

/** All of a folder is kept as it is: so it is before the process begins. What goes meanwhile is not kept. */
export function keepAll(folder: string, shadow: string): void {
  keep(folder, shadow);
  const isThere = statSync(folder, { throwIfNoEntry: false }) !== undefined;
  for (const entry of isThere ? readdirSync(folder, { withFileTypes: true }) : []) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) keepAll(at, shadow);
    else if (entry.isFile()) keep(at, shadow);
  }
}

/** The name of a note of the times that the whole disk was asked for. */
const WHOLE = '.whole';

/** All of a disk at once is asked for. */
export function keepWhole(folder: string, shadow: string): void {
  keepAll(folder, shadow);
  appendFileSync(path.join(shadow, WHOLE), '.');
}

/** How often that was. */
export function timesWhole(shadow: string): number {
  return read(path.join(shadow, WHOLE))?.length ?? 0;
}

export interface Rebuilding {
  /** As the process left it. */
  readonly home: string;
  readonly shadow: string;
  /** Made here. */
  readonly into: string;
  /** Whether one thing that was not asked for is there all the same; asked for each anew. */
  readonly survives: () => boolean;
}

/** Makes the folder as the disk has it after the cut. */
export function rebuild({ home, shadow, into, survives }: Rebuilding): void {
  const now = pathsOf(home);
  makeFolder(into, nodeAt(home)?.node ?? '');

  function makeFolder(at: string, node: Node): void {
    mkdirSync(at, { mode: 0o700 });
    const kept = JSON.parse(read(path.join(shadow, node))?.toString() ?? '{}') as Listing;
    const there = now.get(node);
    const current = there === undefined ? kept : listingOf(there);
    for (const name of new Set([...Object.keys(kept), ...Object.keys(current)])) {
      const [was, is] = [kept[name], current[name]];
      const found = was?.node === is?.node || survives() ? is : was;
      if (found === undefined) continue;
      if (found.isFolder) makeFolder(path.join(at, name), found.node);
      else writeFileSync(path.join(at, name), contentOf(found.node), { mode: 0o600 });
    }
  }

  function contentOf(node: Node): Buffer {
    const kept = read(path.join(shadow, node)) ?? Buffer.alloc(0);
    const there = now.get(node);
    return there === undefined ? kept : mixed(kept, read(there) ?? kept, survives);
  }
}

/** Pages from either, and the length of either: what lies between is zeros, as in a file with a hole. */
function mixed(kept: Buffer, current: Buffer, survives: () => boolean): Buffer {
  if (kept.equals(current)) return kept;
  const made = Buffer.alloc(survives() ? current.length : kept.length);
  for (let at = 0; at < made.length; at += PAGE) {
    const [was, is] = [kept.subarray(at, at + PAGE), current.subarray(at, at + PAGE)];
    (was.equals(is) || survives() ? is : was).copy(made, at);
  }
  return made;
}

/** Where each file and folder is now. */
function pathsOf(folder: string, paths = new Map<Node, string>()): Map<Node, string> {
  const own = nodeAt(folder);
  if (own !== null) paths.set(own.node, folder);
  for (const [name, { node, isFolder }] of Object.entries(listingOf(folder))) {
    if (isFolder) pathsOf(path.join(folder, name), paths);
    else paths.set(node, path.join(folder, name));
  }
  return paths;
}

function read(file: string): Buffer | null {
  return statSync(file, { throwIfNoEntry: false }) === undefined ? null : readFileSync(file);
}
