import type { Digest } from '../base/digest.ts';
import type { Head } from './head.ts';
import type { Encoding } from './encodings.ts';
import type { Entry } from './verify/entry.ts';

/** What a server needs of an edition. It always answers from one whole edition; after a publish, from the next. */
export interface ServedEdition {
  /** Null while nothing was ever published. */
  head(): Head | null;
  /** Null when the edition has no such path. */
  find(path: string): Entry | null;
  /** Every entry, in no order that means anything. */
  entries(): Iterable<Entry>;
  /** Whether an object is in the edition, or a node in this or a recent one: what is not, is not shown. */
  holds(kind: 'object' | 'node', digest: Digest): boolean;
  /** Where the bytes of an object are. An encoded form is there only where it is smaller. */
  objectFile(digest: Digest, encoding: Encoding): string;
  nodeFile(digest: Digest): string;
  /**
   * Where a file is that stands in no tree, by its last name: one of `/.well-known/edition/`, or a `/SHA256SUMS…`. Null for what is
   * no such name.
   */
  headFile(name: string): string | null;
}
