import type { Digest } from '../base/digest.ts';
import type { Output } from '../story/output.ts';
import type { Collected } from './collect.ts';
import type { About, Head } from './head.ts';
import type { ServedEdition } from './served-edition.ts';
import type { Staged } from './stage.ts';
import type { ToldChange } from './told-changes.ts';

export interface PublishRequest {
  /** What is already so is no change. */
  readonly put?: Iterable<Output> | AsyncIterable<Output>;
  /** Staged before; what was overtaken since is left as it is. A `put` or `remove` of the same path counts instead. */
  readonly staged?: Staged;
  /** Paths that stay as they are, whatever was staged for them. */
  readonly keep?: ReadonlySet<string>;
  /** Paths to take away; one that is not there is no fault. A `put` of the same path counts instead. */
  readonly remove?: Iterable<string>;
  readonly at: Date;
  /** What the edition says besides; as the one before without it. */
  readonly about?: About;
  /** The least number the edition may have. */
  readonly seq?: number;
  /** A new edition even when nothing changed, and every object of `put` read again and mended. */
  readonly force?: boolean;
}

export interface StepBackRequest {
  /** The number of a kept edition. */
  readonly to: number;
  /** Paths that readers may not have again. */
  readonly without?: (path: string) => boolean;
  readonly at: Date;
  /** The least number the edition may have. */
  readonly seq?: number;
}

/** An object or a node of the current edition that is missing or damaged, with the addresses that suffer. */
export interface Damage {
  readonly digest: Digest;
  readonly kind: 'object' | 'node';
  /** Empty for a node: it is in memory until the process ends, and every path needs it at the next start. */
  readonly paths: readonly string[];
}

/** The edition at home: what the site serves, and the one way to change it. */
export interface Edition extends ServedEdition {
  /**
   * The next edition, once it is whole on the disk and served. One at a time, in the order of the calls. When it throws,
   * the edition before is served still. Nothing changed: the current head, and no new number.
   * @throws RangeError for a path or type that cannot be, or two outputs for one path.
   */
  publish(request: PublishRequest): Promise<Head>;
  /** Writes objects ahead of a publish, while others publish: for pressing everything again. */
  stage(outputs: Iterable<Output> | AsyncIterable<Output>): Promise<Staged>;
  discard(staged: Staged): Promise<void>;
  /** Paths whose entry changed since they were staged: those outputs are old now. */
  overtaken(staged: Staged): string[];
  /** Reads every object and node of the current edition. Empty when all is well. */
  check(): Promise<Damage[]>;
  /**
   * Deletes the editions that are too old (edition-documents.ts) and what no edition names any more, while others publish.
   * One at a time: asked for while it runs, the same.
   */
  collect(now: Date): Promise<Collected>;
  /**
   * Deletes these objects from the disk for good, whatever earlier edition names them. Those that the current one names, or that are
   * staged, stay: which ones it were.
   */
  forget(digests: readonly Digest[]): Promise<readonly Digest[]>;
  /** Compresses what stands at these paths as well as it goes (recompress.ts). How many objects it were. */
  recompress(paths: Iterable<string>): Promise<number>;
  /** Those that can be stepped back to, newest first, the current one before them. */
  editions(): Promise<readonly Head[]>;
  /** What each of these kept editions, newest first, changed against the next of them (told-changes.ts). */
  toldChanges(editions: readonly Head[]): Promise<readonly (readonly ToldChange[] | null)[]>;
  /**
   * The next edition with what an earlier one held. What the current edition shows as withdrawn stays so, and nothing is
   * brought back `without` says no to: there the current edition stays as it is.
   * @throws Refusal when there is no such edition, or a file of it is missing.
   */
  stepBack(request: StepBackRequest): Promise<Head>;
  /**
   * Signs the head again when it is not the current edition's, was signed by a key that is the newsroom's no more, or holds for less than
   * two days. Whether it did; false without keys.
   */
  renew(now: Date): Promise<boolean>;
  /** Until when the signed head holds; null when the current edition is not signed. */
  signedUntil(): Date | null;
  /** When everything asked of it so far has ended, what it does behind a publish included. */
  settled(): Promise<void>;
}
