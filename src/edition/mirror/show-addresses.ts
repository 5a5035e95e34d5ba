import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Digest } from '../../base/digest.ts';
import { primitives } from '../elsewhere/examine.ts';
import { inParallel } from '../in-parallel.ts';
import { childrenOf, LEVELS } from '../verify/node.ts';
import { Fault } from '../verify/fault.ts';
import type { Entry } from '../verify/entry.ts';
import { findPath, readLeaf, type LeafPlace } from '../verify/tree.ts';
import { nullIfNot, type MirrorFolder } from './mirror-folder.ts';

const AT_ONCE = 4;

/** One address: what is there from now on; null for nothing. */
type Change = readonly [path: string, entry: Entry | null];

/** The addresses that two trees in the folder do not have alike, leaf by leaf. `from` null: all of `to`. */
export async function* changesBetween(folder: MirrorFolder, from: Digest | null, to: Digest): AsyncGenerator<Change> {
  if (from === to) return;
  const reader = { source: (address: string) => folder.read(address), primitives };
  yield* below(from, { digest: to, prefix: '' });

  async function* below(before: Digest | null, place: LeafPlace): AsyncGenerator<Change> {
    if (before === place.digest) return;
    if (place.prefix.length === LEVELS) return yield* inLeaf(before, place);
    const [old, now] = [before === null ? null : await children(before), await children(place.digest)];
    for (const [slot, child] of now.entries())
      yield* below(old?.[slot] ?? null, { digest: child, prefix: place.prefix + slot.toString(16) });
  }

  async function* inLeaf(before: Digest | null, { digest, prefix }: LeafPlace): AsyncGenerator<Change> {
    const old = before === null ? [] : await readLeaf(reader, { digest: before, prefix });
    const gone = new Map(old.map((entry) => [entry.path, entry]));
    for (const entry of await readLeaf(reader, { digest, prefix })) {
      if (gone.get(entry.path)?.digest !== entry.digest) yield [entry.path, entry];
      gone.delete(entry.path);
    }
    for (const address of gone.keys()) yield [address, null];
  }

  async function children(digest: Digest): Promise<Digest[]> {
    const bytes = await folder.readNode(digest);
    if (bytes === null) throw new Fault('missing', `/t/${digest.slice(0, 2)}/${digest}`, 'is not there, or damaged');
    return childrenOf(bytes);
  }
}

/** Shows what `to` has and `from` has not. Nothing is taken away but what stands in the way. @throws Fault for section 5.6 */
export async function showAddresses(folder: MirrorFolder, from: Digest | null, to: Digest): Promise<void> {
  await inParallel(changesBetween(folder, from, to), AT_ONCE, async ([, entry]) => {
    if (entry === null) return;
    try {
      await folder.show(entry);
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      await makeRoom(folder, to, entry.path);
      await folder.show(entry);
    }
  });
}

/** Takes away what `from` had and `to` has not. */
export async function hideAddresses(folder: MirrorFolder, from: Digest | null, to: Digest): Promise<void> {
  if (from === null) return;
  await inParallel(changesBetween(folder, from, to), AT_ONCE, async ([address, entry]) => {
    if (entry === null) await folder.hide(address);
  });
}

function isInTheWay(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY'].includes(code);
}

/** Of an edition before: a file where a folder belongs, or a folder where a file does. */
async function makeRoom(folder: MirrorFolder, root: Digest, address: string): Promise<void> {
  const file = folder.file(address);
  const names = path.relative(folder.root, file).split(path.sep);
  for (let depth = 1; depth <= names.length; depth += 1) {
    const at = path.join(folder.root, ...names.slice(0, depth));
    const found = await stat(at).catch(nullIfNot);
    if (found === null) return;
    const isWrong = depth < names.length ? !found.isDirectory() : found.isDirectory();
    if (!isWrong) continue;
    const inside = found.isDirectory() ? await readdir(at, { recursive: true, withFileTypes: true }) : null;
    const files = inside?.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name)) ?? [at];
    for (const each of files) await ensureOld(folder, root, { file: each, address });
    await rm(at, { recursive: true });
    return;
  }
}

async function ensureOld(
  folder: MirrorFolder,
  root: Digest,
  { file, address }: { file: string; address: string },
): Promise<void> {
  const reader = { source: (each: string) => folder.read(each), primitives };
  const name = `/${path.relative(folder.root, file).split(path.sep).join('/')}`.normalize('NFC');
  for (const other of [name, name.replace(/\/index\.html$/, '/')])
    if ((await findPath(reader, root, other)) !== null)
      throw new Fault('unreadable', address, `cannot be a file beside ${other}: one is the other’s folder (5.6)`);
}
