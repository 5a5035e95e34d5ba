import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../../base/refusal.ts';

/** Characters, that is code points, after normalisation. */
const SHORTEST = 12;
const LONGEST = 1024;

/** What a new passphrase is hashed with: the OWASP password storage cheat sheet's Argon2id, 19 MiB and two passes. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Argon2id, version 0x13 (RFC 9106), as a PHC string: base64 without padding, parameters in this order. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

interface Cost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

interface Stored {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Verified where nobody has the name, so that the answer takes as long as for a name that exists. */
const NOBODY: Stored = { cost: COST, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };

const derive = promisify(argon2);

/**
 * `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`: the salt is random, the parameters travel with the hash.
 * @throws Refusal `invalid` when the passphrase has under 12 or over 1,024 characters or one that cannot be typed.
 */
export async function hashPassphrase(text: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await hashOf(ensurePassphrase(text), { cost: COST, salt, length: HASH_BYTES });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
}

/**
 * Whether `text` is the passphrase that `stored` was made of. `stored` is null where no such account exists or it has no
 * passphrase: the answer is then no, after the same work.
 * @throws Error when `stored` was not made by `hashPassphrase`.
 */
export async function verifyPassphrase(text: string, stored: string | null): Promise<boolean> {
  const { cost, salt, hash } = stored === null ? NOBODY : parseStored(stored);
  const passphrase = text.length > 2 * LONGEST ? '' : normalised(text);
  const given = await hashOf(passphrase, { cost, salt, length: hash.length });
  return timingSafeEqual(given, hash) && stored !== null && passphrase !== '';
}

function ensurePassphrase(text: string): string {
  const passphrase = text.length > 2 * LONGEST ? text : normalised(text);
  const { length } = Array.from(passphrase);
  if (length < SHORTEST) throw refused(`Choose a passphrase of ${SHORTEST} characters or more: four or five words do.`);
  if (length > LONGEST) throw refused(`Choose a passphrase of at most ${LONGEST} characters.`);
  if (/\p{Cc}|\p{Cs}/u.test(passphrase)) throw refused('Choose a passphrase of characters that can be typed.');
  return passphrase;
}

/**
 * One passphrase, whichever keyboard wrote it: NFKC, as NIST SP 800-63B allows it. It does what the OpaqueString profile
 * (RFC 8265, section 4.2) does, spaces to U+0020 included, and makes full-width letters plain besides.
 */
function normalised(text: string): string {
  return text.replace(/\p{Zs}/gu, ' ').normalize('NFKC');
}

function refused(message: string): Refusal {
  return new Refusal('invalid', message, { faults: [{ field: 'passphrase', detail: message }] });
}

async function hashOf(
  text: string,
  { cost, salt, length }: { cost: Cost; salt: Buffer; length: number },
): Promise<Buffer> {
  const parameters: Argon2Parameters = { message: text, nonce: salt, tagLength: length, ...cost };
  return derive('argon2id', parameters);
}

function parseStored(stored: string): Stored {
  const [, memory, passes, parallelism, salt = '', hash = ''] = PHC.exec(stored) ?? [];
  if (memory === undefined) throw new Error('a stored passphrase is not an Argon2id PHC string');
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
