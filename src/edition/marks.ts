import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { inParallel } from './in-parallel.ts';
import { References } from './references.ts';
import { childrenOf, decodeLeaf, LEVELS } from './verify/node.ts';

const AT_ONCE = 8;

/** The bytes of a node, from wherever it is. Null when it is missing or damaged. */
export type ReadNode = (digest: Digest) => Promise<Bytes | null>;

/** What a collection may not take: all that the trees of kept editions name, and what is published while it goes on. */
export class Marks {
  /** Nodes that were read, and all below them too. */
  readonly #read = new Set<Digest>();
  readonly #added = new Set<Digest>();
  readonly #objects = new References();

  has(kind: 'object' | 'node', digest: Digest): boolean {
    return kind === 'node' ? this.#read.has(digest) || this.#added.has(digest) : this.#objects.has(digest);
  }

  add(kind: 'object' | 'node', digest: Digest): void {
    if (kind === 'node') this.#added.add(digest);
    else this.#objects.add(digest);
  }

  /**
   * Marks what a tree names. What is marked already is not read again: a tree that differs little from one before costs
   * little. False when a node is missing; then everything else is marked all the same.
   */
  async tree(root: Digest, read: ReadNode): Promise<boolean> {
    let isWhole = true;
    let row = new Set([root]);
    for (let level = 0; level <= LEVELS; level += 1) {
      const next = new Set<Digest>();
      await inParallel(row, AT_ONCE, async (digest) => {
        if (this.#read.has(digest)) return;
        const bytes = await read(digest);
        if (bytes === null) {
          isWhole = false;
          return;
        }
        this.#read.add(digest);
        if (level < LEVELS) for (const child of childrenOf(bytes)) next.add(child);
        else for (const entry of decodeLeaf(bytes)) this.#objects.add(entry.digest);
      });
      row = next;
    }
    return isWhole;
  }
}
