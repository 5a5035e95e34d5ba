import { readFile } from 'node:fs/promises';
import type { ServedEdition } from '../edition/served-edition.ts';
import { sha256 } from '../blobs/sha256.ts';
import { Resource } from './resource.ts';

const FOLDER = '/.well-known/edition/';

/** The files that say which edition is current and that a mirror polls. Null when the path is none, or not there. */
export async function findHeadFile(edition: ServedEdition, path: string): Promise<Resource | null> {
  const file = path.startsWith(FOLDER) ? edition.headFile(path.slice(FOLDER.length)) : null;
  if (file === null) return null;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  const fileOf = (encoding: string): string | null => (encoding === 'identity' ? file : null);
  return new Resource({ digest: sha256(bytes), type: 'application/json', path, fileOf });
}
