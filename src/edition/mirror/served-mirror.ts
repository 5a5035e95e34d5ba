import { existsSync, readFileSync } from 'node:fs';
import type { Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { Recent } from '../../base/recent.ts';
import { sha256 } from '../../blobs/sha256.ts';
import type { Encoding } from '../encodings.ts';
import type { Head } from '../head.ts';
import type { FollowedEdition } from '../verify/follow.ts';
import type { ServedEdition } from '../served-edition.ts';
import { checked, lookup, walkEntries } from '../tree.ts';
import type { Entry } from '../verify/entry.ts';
import { METADATA, nodeAddress } from '../verify/source.ts';
import type { MirrorFolder } from './mirror-folder.ts';

/** About 3 MB of a large edition's tree. */
const NODES = 512;

/** What a mirror has, as the site shows it: of the tree only what was asked for lately is in memory. */
export class ServedMirror implements ServedEdition {
  readonly #folder: MirrorFolder;
  readonly #nodes = new Recent<Digest, Bytes>(NODES);
  #head: Head | null = null;

  constructor(folder: MirrorFolder) {
    this.#folder = folder;
  }

  /** From now on; everything it names is there. */
  show({ seq, digest, previous, root, at, origin, mirrors, withdrawn }: FollowedEdition): void {
    this.#head = { seq, digest, previous, root, at, about: { origin, mirrors, withdrawn } };
  }

  head(): Head | null {
    return this.#head;
  }

  find(path: string): Entry | null {
    if (this.#head === null) return null;
    return lookup({ root: this.#head.root, nodes: this.#node, sha256 }, path);
  }

  entries(): Iterable<Entry> {
    return this.#head === null ? [] : walkEntries(this.#head.root, this.#node);
  }

  holds(kind: 'object' | 'node', digest: Digest): boolean {
    return existsSync(kind === 'object' ? this.objectFile(digest, 'identity') : this.nodeFile(digest));
  }

  objectFile(digest: Digest, encoding: Encoding): string {
    return this.#folder.objectFile(digest, encoding);
  }

  nodeFile(digest: Digest): string {
    return this.#folder.file(nodeAddress(digest));
  }

  headFile(name: string): string | null {
    return /^\w[\w-]*(\.[\w-]+)*\.json$/.test(name) ? this.#folder.file(METADATA + name) : null;
  }

  readonly #node = (digest: Digest): Bytes => {
    const known = this.#nodes.get(digest);
    if (known !== undefined) return known;
    const bytes = checked((each) => Uint8Array.from(readFileSync(this.nodeFile(each))), sha256)(digest);
    this.#nodes.set(digest, bytes);
    return bytes;
  };
}
