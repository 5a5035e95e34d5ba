import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ImageId } from '../story/image.ts';
import type { ImportedImage } from './imported-story.ts';

/** The file that a picture's address in a document means, as an absolute path; null when it is not there. */
export type FindFile = (source: string) => string | null;

/**
 * Looks in the folders in their order. A path is tried whole and then without its first parts, so that an address such as
 * https://example.org/uploads/2019/a.jpg is found in a copy of `uploads`. What lies outside the folders is never found,
 * by `..` or by a symbolic link.
 */
export function fileFinder(folders: readonly string[]): FindFile {
  const roots = folders.map((folder) => realpathSync(folder));
  return (source) => {
    const parts = pathOf(source)
      .split('/')
      .filter((part) => part !== '' && part !== '.');
    if (parts.length > 32) return null;
    for (let from = 0; from < parts.length; from += 1) {
      for (const root of roots) {
        const file = fileIn(root, parts.slice(from));
        if (file !== null) return file;
      }
    }
    return null;
  };
}

/** Gives each picture of a document a stand-in, and remembers which file it is. */
export class PictureList {
  readonly #find: FindFile;
  readonly #images = new Map<string, ImportedImage>();

  constructor(find: FindFile) {
    this.#find = find;
  }

  /** The stand-in of the picture at this address, or null when there is no such file. */
  readonly standIn = (source: string): ImageId | null => {
    const file = this.#find(source);
    if (file === null) return null;
    const known = this.#images.get(file) ?? { id: standInId(this.#images.size + 1), file, addresses: [] };
    this.#images.set(file, known);
    return known.id;
  };

  get images(): readonly ImportedImage[] {
    return [...this.#images.values()];
  }
}

/** The id with this number: of the form of a UUID, and so unlikely that no real one is like it. */
export function standInId(number: number): ImageId {
  return `00000000-0000-8000-8000-${String(number).padStart(12, '0')}` as ImageId;
}

function pathOf(source: string): string {
  const bare = source.replace(/[?#].*$/s, '');
  const url = URL.canParse(bare) ? new URL(bare).pathname : bare;
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function fileIn(root: string, parts: readonly string[]): string | null {
  if (parts.some((part) => part === '..' || part.includes('\0'))) return null;
  try {
    const file = realpathSync(path.join(root, ...parts));
    return file.startsWith(root + path.sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}
