/** What a landing's threads are asked, and what they answer. */

export interface LandQuestion {
  readonly id: number;
  /** Where the object is in the end. */
  readonly file: string;
  /** Where it waits until then; its forms beside it, likewise. */
  readonly waits: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Whatever is there. */
  readonly again: boolean;
}

export type LandAnswer =
  /** `endings`: of the files that wait now, in the order in which they are to get their names; null when the object was there. */
  | { readonly id: number; readonly endings: readonly string[] | null }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };
