import { armor, Decrypter, Encrypter } from 'age-encryption';
import { fromHex, fromUtf8, hex, utf8, type Bytes } from '../../base/bytes.ts';
import { Refusal } from '../../base/refusal.ts';
import { SEED_BYTES } from '../sign/signing-key.ts';

/**
 * A private key as a file: one line `picket-key-1 ed25519 <seed>`, in the clear or sealed under a passphrase as an armored file of age
 * (age-encryption.org/v1, scrypt), which `age -d` opens too.
 */
const LINE = /^picket-key-1 ed25519 ([0-9a-f]{64})\n?$/;
const SEALED = '-----BEGIN AGE ENCRYPTED FILE-----';
/** Of a passphrase that people think up. */
export const SHORTEST_PASSPHRASE = 12;
/** The base-two logarithm of scrypt's cost: about a second for who knows the passphrase, and for each guess of who does not. */
const WORK = 17;

export function isSealed(file: string): boolean {
  return file.startsWith(SEALED);
}

/** `passphrase` null: in the clear. */
export async function seedFile(seed: Uint8Array, passphrase: string | null): Promise<string> {
  const line = `picket-key-1 ed25519 ${hex(seed)}\n`;
  if (passphrase === null) return line;
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new Refusal('invalid', `A passphrase has ${SHORTEST_PASSPHRASE} letters or more: six random words are good.`);
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK);
  encrypter.setPassphrase(passphrase);
  return `${armor.encode(await encrypter.encrypt(utf8(line)))}\n`.replace(/\n+$/, '\n');
}

/** @throws Refusal when it is no such file, or the passphrase is missing or another. */
export async function readSeedFile(file: string, passphrase: string | null): Promise<Bytes> {
  const line = isSealed(file) ? await unsealed(file, passphrase) : file;
  const seed = fromHex(LINE.exec(line)?.[1] ?? '');
  if (seed.length !== SEED_BYTES) throw new Refusal('unreadable', 'This is not a key of Picket.');
  return seed;
}

async function unsealed(file: string, passphrase: string | null): Promise<string> {
  if (passphrase === null) throw new Refusal('forbidden', 'The key is sealed: give its passphrase.');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return fromUtf8(await decrypter.decrypt(armor.decode(file.trim())));
  } catch {
    throw new Refusal('forbidden', 'The passphrase does not open this key, or the file is damaged.');
  }
}
