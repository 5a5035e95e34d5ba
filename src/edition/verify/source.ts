import type { Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { Fault } from './fault.ts';
import type { Primitives } from './primitives.ts';

/**
 * Where an edition is: a folder, a server, a stick, a test that lies. `address` as in section 2, in plain Unicode. Null when
 * nothing is there. It reads no more than `limit` bytes: what is longer is a Fault `too-long`, or bytes that are more than the limit.
 * @throws Error when it cannot say: that becomes a Fault `silent`.
 */
export type Source = (address: string, limit: number) => Promise<Bytes | null>;

/** Somebody who trusts nobody: where the bytes are, and what to check them with. */
export interface Reader {
  readonly source: Source;
  readonly primitives: Primitives;
}

/** What an answer must be. */
export interface Pinned {
  readonly sha256: Digest;
  /** Exactly; without it, at most `limit`. */
  readonly length?: number;
}

/** Section 7, in bytes. */
export const LIMITS = {
  root: 512 * 1024,
  metadata: 64 * 1024,
  document: 4 * 1024 * 1024,
  inner: 512,
  leaf: 8 * 1024 * 1024,
} as const;

export const METADATA = '/.well-known/edition/';

export function nodeAddress(digest: Digest): string {
  return `/t/${digest.slice(0, 2)}/${digest}`;
}

export function objectAddress(digest: Digest): string {
  return `/o/${digest.slice(0, 2)}/${digest}`;
}

/** Null when nothing is there. @throws Fault */
export async function read({ source }: Reader, address: string, limit: number): Promise<Bytes | null> {
  let bytes: Bytes | null;
  try {
    bytes = await source(address, limit);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('silent', address, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (bytes !== null && bytes.length > limit) throw tooLong(address, limit);
  return bytes;
}

/** @throws Fault also when nothing is there, or other bytes are (7.3–7.6). */
export async function readPinned(reader: Reader, address: string, pinned: Pinned & { limit: number }): Promise<Bytes> {
  const limit = Math.min(pinned.limit, pinned.length ?? pinned.limit);
  if ((pinned.length ?? 0) > pinned.limit) throw tooLong(address, pinned.limit);
  const bytes = await read(reader, address, limit);
  if (bytes === null) throw new Fault('missing', address, 'is not there');
  await ensurePinned(reader, { address, bytes, pinned });
  return bytes;
}

interface Got {
  readonly address: string;
  readonly bytes: Bytes;
  readonly pinned: Pinned;
}

/** @throws Fault `altered`, with both lengths or both digests. */
export async function ensurePinned({ primitives }: Pick<Reader, 'primitives'>, got: Got): Promise<void> {
  const { address, bytes, pinned } = got;
  if (pinned.length !== undefined && bytes.length !== pinned.length)
    throw new Fault('altered', address, `is ${bytes.length} bytes long and not ${pinned.length}`);
  const digest = await primitives.sha256(bytes);
  if (digest !== pinned.sha256) throw new Fault('altered', address, `is ${digest} and not ${pinned.sha256}`);
}

export function tooLong(address: string, limit: number): Fault {
  return new Fault('too-long', address, `is longer than ${limit} bytes`);
}
