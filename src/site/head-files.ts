import { readFile } from 'node:fs/promises';
import type { ServedEdition } from '../edition/served-edition.ts';
import { sha256 } from '../blobs/sha256.ts';
import { Resource } from './resource.ts';

const FOLDER = '/.well-known/edition/';
const SUMS = /^\/(SHA256SUMS[^/]*)$/;

/**
 * The files that say which edition is current and that a mirror polls, and the checksums for tools that are not ours. Null when the path
 * is none, or not there.
 */
export async function findHeadFile(edition: ServedEdition, path: string): Promise<Resource | null> {
  const isHead = path.startsWith(FOLDER);
  const name = isHead ? path.slice(FOLDER.length) : SUMS.exec(path)?.[1];
  const file = name === undefined || isHead !== name.endsWith('.json') ? null : edition.headFile(name);
  if (file === null) return null;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  const type = isHead ? 'application/json' : 'text/plain;charset=utf-8';
  return new Resource({ digest: sha256(bytes), type, path, bytes, fileOf: () => null });
}
