import type { Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';

/** Bytes by their SHA-256. What is kept never changes; the same bytes twice are kept once. */
export interface Blobs {
  /** When it returns, the bytes last through a power cut. Cheap when they are there already. */
  put(bytes: Uint8Array): Promise<Digest>;
  /**
   * Null when there are none. With `verify`, bytes that are not those of the digest are an error.
   * @throws DamagedBlob
   */
  get(digest: Digest, options?: { verify?: boolean }): Promise<Bytes | null>;
  /** A file to fill with bytes that are too many for the memory. */
  receive(): Promise<Incoming>;
  /** A file that holds the bytes, for streaming; null when there are none. Others must not write there. */
  file(digest: Digest): Promise<string | null>;
  has(digest: Digest): Promise<boolean>;
  /** Nothing happens when there are none. A power cut may bring them back. */
  delete(digest: Digest): Promise<void>;
  /** When it returns, no power cut brings any of them back, whoever deleted them. Those that are not there are no fault. */
  destroy(digests: readonly Digest[]): Promise<void>;
  /** Every digest, in no order. One put or deleted meanwhile may or may not be among them. */
  digests(): AsyncIterable<Digest>;
}

/** Bytes on their way in, in a file that may be changed until it is kept or discarded: one of the two ends it. */
export interface Incoming {
  readonly file: string;
  /** When it returns, the bytes last through a power cut. @throws DamagedBlob when they are others than expected */
  keep(expected?: Digest): Promise<{ readonly digest: Digest; readonly length: number }>;
  /** Nothing happens when it was kept. */
  discard(): Promise<void>;
}

/** The bytes under a digest are not its bytes: the disk lost or altered some. */
export class DamagedBlob extends Error {
  override readonly name = 'DamagedBlob';
  readonly digest: Digest;

  constructor(digest: Digest) {
    super(`the bytes kept as ${digest} are damaged`);
    this.digest = digest;
  }
}
