import { isDigest } from '../base/digest.ts';
import type { Encoding } from '../edition/encodings.ts';
import type { ServedEdition } from '../edition/served-edition.ts';
import { Resource } from './resource.ts';

/**
 * What was asked for lately, in memory, least lately used first, up to a number of bytes. Nothing in it says who asked
 * or when. Whatever is taken from it is as the current edition has it.
 */
export class Resources {
  readonly #edition: ServedEdition;
  readonly #limit: number;
  readonly #byPath = new Map<string, Resource>();
  #size = 0;

  constructor(edition: ServedEdition, limit: number) {
    this.#edition = edition;
    this.#limit = limit;
  }

  /** Whether the path is in memory: then it is an address, however a request spells others. */
  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** Null when the edition has no such path. */
  find(path: string): Resource | null {
    const known = this.#byPath.get(path);
    const head = this.#edition.head();
    if (known !== undefined && known.seen === head) return known;
    const found = this.#resolve(path);
    if (known !== undefined && known.digest === found?.digest && known.type === found.type) {
      known.seen = head;
      return known;
    }
    this.forget(path);
    if (found !== null) found.seen = head;
    return found;
  }

  /** Counts as used now. Until its bytes are read, a resource is not kept: an address costs nothing by being asked for. */
  keep(resource: Resource): void {
    const known = this.#byPath.get(resource.path);
    // While there is room, nobody asks which was used last.
    if (known === resource && resource.counted === resource.size && this.#size * 2 < this.#limit) return;
    if (known !== undefined) this.#drop(known);
    // Its size is taken again: another form of it may have been read.
    this.#byPath.set(resource.path, resource);
    resource.counted = resource.size;
    this.#size += resource.counted;
    for (const oldest of this.#byPath.values()) {
      if (this.#size <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  forget(path: string): void {
    const known = this.#byPath.get(path);
    if (known !== undefined) this.#drop(known);
  }

  #resolve(path: string): Resource | null {
    const entry = this.#edition.find(path);
    if (entry === null) return this.#byDigest(path);
    return new Resource({ ...entry, fileOf: (encoding) => this.#edition.objectFile(entry.digest, encoding) });
  }

  /** `/o/aa/<digest>` and `/t/aa/<digest>` (design, section 6). */
  #byDigest(path: string): Resource | null {
    const [, road, shelf, digest = ''] = /^\/([ot])\/([0-9a-f]{2})\/([0-9a-f]{64})$/.exec(path) ?? [];
    if (shelf === undefined || !digest.startsWith(shelf) || !isDigest(digest)) return null;
    const edition = this.#edition;
    if (!edition.holds(road === 'o' ? 'object' : 'node', digest)) return null;
    const fileOf =
      road === 'o'
        ? (encoding: Encoding) => edition.objectFile(digest, encoding)
        : (encoding: Encoding) => (encoding === 'identity' ? edition.nodeFile(digest) : null);
    return new Resource({ digest, path, type: 'application/octet-stream', fileOf });
  }

  #drop(resource: Resource): void {
    this.#byPath.delete(resource.path);
    this.#size -= resource.counted;
  }
}
