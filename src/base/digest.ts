import type { Brand } from './brand.ts';

/** A SHA-256 as 64 lower-case hexadecimal digits (FIPS 180-4). */
export type Digest = Brand<string, 'Digest'>;

/** SHA-256 is handed in, so that what uses it runs in Node, in a browser and in a service worker alike. */
export type Sha256 = (bytes: Uint8Array) => Digest;

const form = /^[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return form.test(text);
}

/** @throws RangeError when the text is not a digest. */
export function ensureDigest(text: string): Digest {
  if (!isDigest(text)) throw new RangeError('not a SHA-256 digest');
  return text;
}
