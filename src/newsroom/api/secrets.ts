import { createHash, randomBytes } from 'node:crypto';
import { ensureDigest, type Digest } from '../../base/digest.ts';

/** What every access token begins with, so that scanners of repositories and people know one when they see it. */
const TOKEN_PREFIX = 'picket_';

/** 256 random bits in base64url (RFC 4648, section 5): for sessions and sign-in links. Shown once, stored as its digest. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret for `Authorization: Bearer`. */
export function newToken(): string {
  return TOKEN_PREFIX + newSecret();
}

/**
 * What is stored of a secret and looked up by: whoever reads the store cannot sign in with it. One SHA-256 is enough for
 * 256 random bits, and looking a digest up tells by its timing nothing about the secret. Never for a passphrase.
 */
export function secretDigest(secret: string): Digest {
  return ensureDigest(createHash('sha256').update(secret).digest('hex'));
}
