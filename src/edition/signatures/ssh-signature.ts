import { createHash } from 'node:crypto';
import { utf8 } from '../../base/bytes.ts';
import { ensurePublicKey, signWith, type SigningKey } from './signing-key.ts';

/** What `ssh-keygen -Y verify` reads: OpenSSH's PROTOCOL.sshsig, version 1, with sha512. */
export interface SshInput {
  /** The file that is signed, whole. */
  readonly bytes: Uint8Array;
  /** What the signature is for; a verifier names the same. */
  readonly namespace: string;
}

export interface SshSigner {
  readonly publicKey: Uint8Array;
  /** How a verifier calls the signer: its `-I`. Usually the publication's host. */
  readonly principal: string;
  /** Signatures for anything else are refused. */
  readonly namespace: string;
}

const ALGORITHM = 'ssh-ed25519';
const HASH = 'sha512';
const MAGIC = utf8('SSHSIG');
/** ssh-keygen's own width. */
const WIDTH = 70;

/** A line as in `id_ed25519.pub`, without its newline. */
export function sshPublicKey(publicKey: Uint8Array, comment: string): string {
  return [ALGORITHM, encodeKey(publicKey).toString('base64'), ensureOneLine(comment, 'a comment')].join(' ');
}

/**
 * A line for the file that `ssh-keygen -Y verify -f` reads, with its newline.
 * @throws RangeError for a principal or namespace that the line could not hold
 */
export function sshAllowedSigner({ publicKey, principal, namespace }: SshSigner): string {
  const key = `${ALGORITHM} ${encodeKey(publicKey).toString('base64')}`;
  return `${ensureWord(principal, 'a principal')} namespaces="${ensureWord(namespace, 'a namespace')}" ${key}\n`;
}

/**
 * The armored text of the `.sig`. The same input and key give the same text.
 * @throws RangeError for a namespace that is no plain word
 */
export function sshSignature({ bytes, namespace }: SshInput, key: SigningKey): string {
  const place = utf8(ensureWord(namespace, 'a namespace'));
  const reserved = new Uint8Array();
  const digest = createHash(HASH).update(bytes).digest();
  // PROTOCOL.sshsig, section 3: what is signed begins with the magic, so that no signature of a log-in passes for one.
  const signed = Buffer.concat([MAGIC, ...[place, reserved, utf8(HASH), digest].map(string)]);
  const signature = Buffer.concat([utf8(ALGORITHM), signWith(key, signed)].map(string));
  const version = Buffer.from([0, 0, 0, 1]);
  const fields = [encodeKey(key.publicKey), place, reserved, utf8(HASH), signature].map(string);
  return armor(Buffer.concat([MAGIC, version, ...fields]));
}

/** RFC 8709, section 4. */
function encodeKey(publicKey: Uint8Array): Buffer {
  return Buffer.concat([utf8(ALGORITHM), ensurePublicKey(publicKey)].map(string));
}

/** RFC 4251, section 5: its length in four bytes, and it. */
function string(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function armor(bytes: Buffer): string {
  const rows = bytes.toString('base64').match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...rows, '-----END SSH SIGNATURE-----', ''].join('\n');
}

/** In the signers' file a comma parts two names, `*?!` make a pattern, `#` a comment, and quotes and spaces end a field. */
function ensureWord(text: string, what: string): string {
  if (!/^[\w.@:+/-]{1,255}$/.test(text)) throw new RangeError(`${what} is a word of letters, digits and . @ : + / - _`);
  return text;
}

function ensureOneLine(text: string, what: string): string {
  if (/\p{Cc}/u.test(text)) throw new RangeError(`${what} is one line`);
  return text;
}
