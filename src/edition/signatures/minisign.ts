import { createHash } from 'node:crypto';
import { utf8 } from '../../base/bytes.ts';
import { ensurePublicKey, signWith, type SigningKey } from './signing-key.ts';

/**
 * What `minisign -V` and signify's kin read: keys and prehashed ("ED") signatures as
 * https://jedisct1.github.io/minisign/ describes them. Every line ends in a newline.
 */
export interface MinisignInput {
  /** The file that is signed, whole. */
  readonly bytes: Uint8Array;
  /** One line that is signed along with the file and shown by `minisign -V`; at most 8,000 bytes. */
  readonly trustedComment: string;
}

/** minisign reads a line of at most 8,192 bytes, its "trusted comment: " included. */
const TRUSTED_COMMENT = 8_000;

/** The text of the public key's file. */
export function minisignPublicKey(publicKey: Uint8Array): string {
  const name = Buffer.from(keyId(publicKey)).reverse().toString('hex').toUpperCase();
  return lines(`untrusted comment: minisign public key ${name}`, minisignKey(publicKey));
}

/** The public key in one word, as `minisign -V -P` takes it. */
export function minisignKey(publicKey: Uint8Array): string {
  return base64(utf8('Ed'), keyId(publicKey), publicKey);
}

/**
 * The text of the `.minisig`. The same input and key give the same text.
 * @throws RangeError for a trusted comment of several lines or of too many bytes
 */
export function minisignSignature({ bytes, trustedComment }: MinisignInput, key: SigningKey): string {
  const comment = ensureComment(trustedComment);
  const signature = signWith(key, createHash('blake2b512').update(bytes).digest());
  const together = signWith(key, Buffer.concat([signature, comment]));
  return lines(
    'untrusted comment: verify with minisign',
    base64(utf8('ED'), keyId(key.publicKey), signature),
    `trusted comment: ${trustedComment}`,
    base64(together),
  );
}

/** Eight bytes by which minisign tells keys apart. It draws them; here they follow from the key, so that nothing else need be kept. */
function keyId(publicKey: Uint8Array): Uint8Array {
  return createHash('blake2b512').update(ensurePublicKey(publicKey)).digest().subarray(0, 8);
}

function ensureComment(text: string): Uint8Array {
  const bytes = utf8(text);
  if (/\p{Cc}/u.test(text.replaceAll('\t', ''))) throw new RangeError('a trusted comment is one line');
  // minisign drops what a line ends with, and would then find another text than was signed.
  if (text !== text.trim()) throw new RangeError('a trusted comment begins and ends with a visible character');
  if (bytes.length > TRUSTED_COMMENT) throw new RangeError(`a trusted comment has at most ${TRUSTED_COMMENT} bytes`);
  return bytes;
}

function base64(...parts: Uint8Array[]): string {
  return Buffer.concat(parts).toString('base64');
}

function lines(...texts: string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
