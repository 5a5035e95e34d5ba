import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { encodeQR } from 'qr';
import { fromHex, hex } from '../../base/bytes.ts';
import { html, rawHtml } from '../../base/html.ts';
import { Refusal } from '../../base/refusal.ts';
import { keyRecord, newSeed, signingKey, type KeyRecord } from '../sign/signing-key.ts';
import { readSeedFile, seedFile } from './seed-file.ts';

/** A key of the root as somebody keeps it, away from every server. */
export interface RootKeyFiles {
  /** To be given to whoever runs the newsroom: one line. */
  readonly pub: string;
  /** The private key, sealed under a passphrase. */
  readonly key: string;
  /** The private key once more, in the clear, to be printed and then deleted: a page of HTML that loads nothing. */
  readonly paper: string;
}

const PUBLIC = /^picket-root-key-1 ed25519 ([0-9a-f]{64})(?: .*)?\n?$/;

/** `name` is whose key it is, as the others should know it: one line. */
export async function makeRootKey({ name, passphrase }: { name: string; passphrase: string }): Promise<RootKeyFiles> {
  const seed = newSeed();
  const { id, publicKey } = signingKey(seed);
  const pub = `picket-root-key-1 ed25519 ${hex(publicKey)} ${name}\n`;
  return { pub, key: await seedFile(seed, passphrase), paper: paperOf(seed, { name, id }) };
}

/** @throws Refusal when it is no public key of a root. */
export function readPublicKey(text: string): KeyRecord {
  const [, key] = PUBLIC.exec(text) ?? [];
  if (key === undefined) throw new Refusal('unreadable', 'This is not the public key that picket keys make writes.');
  return keyRecord(fromHex(key));
}

/** The seed from a key's file, or from a file with the words of its paper. @throws Refusal */
export async function readPrivateKey(text: string, passphrase: string | null): Promise<Uint8Array> {
  const words = text.trim().toLowerCase().split(/\s+/);
  if (words.length !== 24) return await readSeedFile(text, passphrase);
  try {
    return mnemonicToEntropy(words.join(' '), wordlist);
  } catch {
    throw new Refusal('unreadable', 'A word is wrong or in another place: they hold a check of their own.');
  }
}

/** 24 words of BIP 39 and a QR code with the same words. */
function paperOf(seed: Uint8Array, { name, id }: { name: string; id: string }): string {
  const words = entropyToMnemonic(seed, wordlist).split(' ');
  const code = encodeQR(words.join(' '), 'svg');
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>Root key: ${name}</title>
      <style>
        body { font: 12pt/1.5 serif; margin: 2cm auto; max-width: 16cm; color: #000; background: #fff }
        h1 { font-size: 18pt; margin: 0 }
        ol { columns: 3; font: 13pt/1.9 monospace; padding-left: 2.2em }
        code { font-size: 9pt; overflow-wrap: anywhere }
        svg { width: 6cm; height: 6cm }
      </style>
      <h1>Root key of a Picket publication</h1>
      <p>Whose: <strong>${name}</strong><br />Its id: <code>${id}</code></p>
      <p>Whoever has this sheet has the key. Keep it where nobody finds it with the server. It is needed to name new keys when others
      were lost or taken: write the words into a file, in their order, and give that to <code>picket keys sign</code>.</p>
      <ol>${words.map((word) => html`<li>${word}</li>`)}</ol>
      ${rawHtml(code)}
    </html>`.toString();
}
