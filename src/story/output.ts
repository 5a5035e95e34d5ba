import type { Digest } from '../base/digest.ts';

/** One public file as press makes it: the bytes that an address answers with. */
export interface Output {
  /** Root-relative; a page's ends in a slash. */
  readonly path: string;
  /** A media type with its charset, or how the address behaves: the object is then a page that says so. */
  readonly type: string;
  readonly body: string | Uint8Array | FileBody;
}

/** Bytes too many for the memory, in a file that nobody changes. */
export interface FileBody {
  readonly file: string;
  /** Of the bytes: it is checked when they are copied. */
  readonly digest: Digest;
  readonly length: number;
}

/** Types that are not media types (design, section 6): answered 301 with `Location`, and 410. */
export const REDIRECT = 'redirect';
export const GONE = 'gone';
