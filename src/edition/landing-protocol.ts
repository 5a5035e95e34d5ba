/** What a landing's threads are asked, and what they answer. */

export interface LandObject {
  readonly kind: 'object';
  /** Where the object is in the end. */
  readonly file: string;
  /** Where it waits until then; its forms beside it, likewise. */
  readonly waits: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Whatever is there. */
  readonly again: boolean;
}

/** A file that waits, and its name. */
export interface Waiting {
  readonly waits: string;
  readonly file: string;
}

/** Gives files their names, in this order. */
export interface LandNames {
  readonly kind: 'names';
  readonly files: readonly Waiting[];
}

export type LandQuestion = (LandObject | LandNames) & { readonly id: number };

export type LandAnswer =
  /**
   * `endings`: of the files of an object that wait now, in the order in which they are to get their names; null when it was
   * there, or nothing was to wait.
   */
  | { readonly id: number; readonly endings: readonly string[] | null }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };
