import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { hex, utf8, type Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { canonicalJson } from '../verify/canonical-json.ts';

/** A public key as the root names it (docs/protocol/edition.md, 3.2). */
export interface KeyRecord {
  readonly keytype: 'ed25519';
  readonly scheme: 'ed25519';
  readonly keyval: { readonly public: string };
}

/** An Ed25519 key that can sign (RFC 8032). The private half stays inside. */
export interface SigningKey {
  /** What TUF files call it by: the digest of its record. */
  readonly id: Digest;
  readonly record: KeyRecord;
  /** 32 bytes. */
  readonly publicKey: Bytes;
  /** 64 bytes. */
  sign(bytes: Uint8Array): Bytes;
}

/** The 32 bytes of which a key is made (RFC 8032, 5.1.5). */
export const SEED_BYTES = 32;

export function newSeed(): Bytes {
  return Uint8Array.from(randomBytes(SEED_BYTES));
}

/** PKCS #8 of an Ed25519 key without its seed (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @throws RangeError when the seed is not 32 bytes. */
export function signingKey(seed: Uint8Array): SigningKey {
  if (seed.length !== SEED_BYTES) throw new RangeError('a key is made of 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = Uint8Array.from(der.subarray(-32));
  const record = keyRecord(publicKey);
  return { id: keyId(record), record, publicKey, sign: (bytes) => Uint8Array.from(sign(null, bytes, key)) };
}

export function keyRecord(publicKey: Uint8Array): KeyRecord {
  return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex(publicKey) } };
}

export function keyId({ keytype, scheme, keyval }: KeyRecord): Digest {
  return sha256(utf8(canonicalJson({ keytype, scheme, keyval: { public: keyval.public } })));
}
