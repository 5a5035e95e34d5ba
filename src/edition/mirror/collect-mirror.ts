import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Digest } from '../../base/digest.ts';
import { childrenOf, decodeLeaf, LEVELS } from '../verify/node.ts';
import { METADATA } from '../verify/source.ts';
import type { MirrorFolder } from './mirror-folder.ts';
import { rootsOf, type MirrorState } from './mirror-state.ts';

/** 48 bits of a digest: what two have in common by chance stays a while longer. */
function short(digest: string): number {
  return Number.parseInt(digest.slice(0, 12), 16);
}

/**
 * Deletes nodes, objects and head files that none of the kept editions names, and what else is on their shelves. Nothing
 * when a node of theirs is not there. How many files it were.
 */
export async function collectMirror(folder: MirrorFolder, state: MirrorState): Promise<number> {
  const marks = { nodes: new Set<Digest>(), objects: new Set<number>() };
  for (const root of rootsOf(state)) if (!(await mark(folder, root, marks))) return 0;
  let deleted = 0;
  const drop = async (address: string, isKept: (name: string) => boolean): Promise<void> => {
    for (const name of await folder.names(address)) {
      if (isKept(name)) continue;
      await rm(path.join(folder.root, address, name), { force: true, recursive: true });
      deleted += 1;
    }
  };
  for (const shelf of await folder.names('t')) await drop(`t/${shelf}`, (name) => marks.nodes.has(name as Digest));
  for (const shelf of await folder.names('o')) await drop(`o/${shelf}`, (name) => isObject(name, marks.objects));
  const files = new Set(state.kept.flatMap((each) => each.files));
  const isHead = (name: string): boolean => /^(\d+\.root|timestamp)\.json$/.test(name) || files.has(name);
  await drop(METADATA.slice(1), isHead);
  return deleted;
}

function isObject(name: string, marked: ReadonlySet<number>): boolean {
  return /^[0-9a-f]{64}(\.br|\.gz)?$/.test(name) && marked.has(short(name));
}

async function mark(
  folder: MirrorFolder,
  root: Digest,
  { nodes, objects }: { nodes: Set<Digest>; objects: Set<number> },
): Promise<boolean> {
  let row = new Set([root]);
  for (let level = 0; level <= LEVELS; level += 1) {
    const next = new Set<Digest>();
    for (const digest of row) {
      if (nodes.has(digest)) continue;
      const bytes = await folder.readNode(digest);
      if (bytes === null) return false;
      nodes.add(digest);
      if (level < LEVELS) for (const child of childrenOf(bytes)) next.add(child);
      else for (const entry of decodeLeaf(bytes)) objects.add(short(entry.digest));
    }
    row = next;
  }
  return true;
}
