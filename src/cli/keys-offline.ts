import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../base/refusal.ts';
import { WrongUse } from '../configuration.ts';
import { readRootFile, rootBytes, signedBy } from '../edition/keys/root-file.ts';
import { makeRootKey, readPrivateKey } from '../edition/keys/root-key.ts';
import { isSealed, SHORTEST_PASSPHRASE } from '../edition/keys/seed-file.ts';
import { signingKey } from '../edition/sign/signing-key.ts';
import { askSecret } from './ask-secret.ts';
import type { Terminal } from './command.ts';

/** `picket keys make` and `sign`: on a machine without a home, best one that is on no network. */
export const OFFLINE = ['make', 'sign'];

const OPTIONS = { 'passphrase-file': { type: 'string' } } as const;

export async function keysOffline(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [act, ...words] = positionals;
  const file = values['passphrase-file'];
  const passphrase = async (question: string): Promise<string> =>
    file === undefined ? await askSecret(question) : await firstLine(path.resolve(terminal.folder, file));
  if (act === 'make' && words.length === 1) return await make(words[0] ?? '', { passphrase, terminal });
  if (act === 'sign' && words.length === 2) return await sign(words, { passphrase, terminal });
  throw new WrongUse(act === 'make' ? 'keys make takes one name, such as aigul' : 'keys sign takes a draft and a key');
}

interface Asking {
  readonly passphrase: (question: string) => Promise<string>;
  readonly terminal: Terminal;
}

/** NAME.pub to give away, NAME.key to keep, NAME.paper.html to print. */
async function make(name: string, { passphrase, terminal }: Asking): Promise<number> {
  if (!/^[\w.-]{1,60}$/.test(name))
    throw new WrongUse('the name of a key is of letters, digits, - and _, such as aigul');
  const secret = await passphrase(`A passphrase for the key of ${name} (${SHORTEST_PASSPHRASE} letters or more)`);
  const made = await makeRootKey({ name, passphrase: secret });
  for (const [ending, text] of [
    ['key', made.key],
    ['paper.html', made.paper],
    ['pub', made.pub],
  ] as const) {
    const file = path.resolve(terminal.folder, `${name}.${ending}`);
    await writeFile(file, text, { flag: 'wx', mode: ending === 'pub' ? 0o644 : 0o600 }).catch(unlessThere(file));
  }
  terminal.out(`${name}.pub`);
  terminal.progress(
    `picket: give ${name}.pub to whoever runs the newsroom; keep ${name}.key; print ${name}.paper.html, look at it, and delete it: it holds the key in the clear`,
  );
  return 0;
}

/** Adds a signature to the draft, in its file. */
async function sign([draft = '', key = '']: readonly string[], { passphrase, terminal }: Asking): Promise<number> {
  const file = path.resolve(terminal.folder, draft);
  const given = readRootFile(await readFile(file));
  const text = await readFile(path.resolve(terminal.folder, key), 'utf8');
  const seed = await readPrivateKey(text, isSealed(text) ? await passphrase(`The passphrase of ${key}`) : null);
  const signer = signingKey(seed);
  const { root } = given;
  const { keyids, threshold } = root.roles.root;
  terminal.progress(
    `picket: root ${root.version}, until ${root.expires.toISOString().slice(0, 10)}: ${threshold} of ${keyids.length} keys`,
  );
  await writeFile(file, rootBytes(signedBy(given, signer)));
  terminal.out(`${draft} is signed by ${signer.id}`);
  return 0;
}

async function firstLine(file: string): Promise<string> {
  const [line = ''] = (await readFile(file, 'utf8')).split('\n');
  return line.trim();
}

function unlessThere(file: string) {
  return (error: unknown): never => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere ? new Refusal('wrong-state', `${file} is there already: nothing is written over a key.`) : error;
  };
}
