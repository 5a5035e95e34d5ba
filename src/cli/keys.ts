import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fromHex } from '../base/bytes.ts';
import { Refusal } from '../base/refusal.ts';
import { WrongUse } from '../configuration.ts';
import type { Draft, Held } from '../edition/keys/home-keys.ts';
import { fingerprint, nextRoot, readRootFile, rootBytes } from '../edition/keys/root-file.ts';
import { readPublicKey } from '../edition/keys/root-key.ts';
import { LASTS, type TufRole } from '../edition/sign/metadata.ts';
import { newSeed, signingKey, type KeyRecord } from '../edition/sign/signing-key.ts';
import { minisignPublicKey } from '../edition/signatures/minisign.ts';
import { sshAllowedSigner } from '../edition/signatures/ssh-signature.ts';
import { SSH_NAMESPACE } from '../edition/sums/sum-signatures.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { audit } from '../newsroom/api/audit.ts';
import type { Program } from '../program.ts';
import type { StoreCommand, Terminal } from './command.ts';

const OPTIONS = { threshold: { type: 'string' } } as const;

type Act = (program: Program, words: readonly string[], given: Given) => Promise<number>;

interface Given {
  readonly threshold: string | undefined;
  readonly terminal: Terminal;
}

const acts: Readonly<Record<string, Act>> = { list, init, rotate, revoke, accept, abandon, export: exportKeys };

export const keys: StoreCommand = {
  usage:
    'keys list | make NAME | init --threshold M NAME.pub… | rotate online|targets | rotate root --threshold M NAME.pub… | revoke ID | sign DRAFT KEY | accept DRAFT | abandon | export DIR',
  summary: 'The keys that sign editions: who holds which, others in their place, and what readers need to check.',
  onEmptyHome: true,
  async run(program, args, terminal) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const [name = '', ...words] = positionals;
    const act = acts[name];
    if (act === undefined) throw new WrongUse(`keys takes one of ${Object.keys(acts).join(', ')}, make and sign`);
    return await act(program, words, { threshold: values.threshold, terminal });
  },
};

async function list({ keys: { root, roots, held, keys: open }, edition }: Program, _: unknown, { terminal }: Given) {
  const [first] = roots;
  if (first !== undefined) terminal.out(`fingerprint of the first root  ${fingerprint(first)}`);
  const { keyids, threshold } = root.roles.root;
  terminal.out(
    `root      ${threshold} of ${keyids.length} keys, version ${root.version}, until ${dayOf(root.expires)}`,
  );
  for (const id of keyids) terminal.out(`            ${id}`);
  for (const [name, role] of [
    ['targets', 'targets'],
    ['online', 'timestamp'],
  ] as const)
    terminal.out(`${name.padEnd(8)}  ${root.roles[role].keyids.join(' ')}`);
  for (const [name, { sealed }] of held) terminal.out(`here      ${name}, ${sealed ? 'sealed' : 'in the clear'}`);
  const until = edition.signedUntil();
  terminal.out(until === null ? 'the current edition is not signed' : `the head holds until ${until.toISOString()}`);
  if (open === null)
    terminal.progress('picket: the keys cannot be used: set KEYS_PASSPHRASE_FILE, or name others by keys rotate');
  return 0;
}

/** The root's own keys: those of people, in place of the one that the first start made. */
async function init(program: Program, files: readonly string[], given: Given): Promise<number> {
  if (!program.keys.held.has('root'))
    throw new Refusal('wrong-state', 'The root is with people already: picket keys rotate root names others.');
  return await newRoot(program, files, given);
}

async function newRoot(program: Program, files: readonly string[], { threshold, terminal }: Given): Promise<number> {
  const needed = Number(threshold);
  if (files.length === 0 || !/^[1-9]\d?$/.test(threshold ?? '') || needed > files.length)
    throw new WrongUse('give the public key of each person, and --threshold: how many of them must sign');
  const records: KeyRecord[] = [];
  for (const file of files) records.push(readPublicKey(await readFile(path.resolve(terminal.folder, file), 'utf8')));
  if (new Set(records.map(({ keyval }) => keyval.public)).size < records.length)
    throw new WrongUse('a key stands twice');
  return await propose(program, { root: { keys: records, threshold: needed } }, { terminal });
}

async function rotate(program: Program, [what, ...files]: readonly string[], given: Given): Promise<number> {
  if (what === 'root') return await newRoot(program, files, given);
  if ((what !== 'online' && what !== 'targets') || files.length > 0)
    throw new WrongUse('keys rotate takes online, targets or root');
  const seed = newSeed();
  const one = { keys: [signingKey(seed).record], threshold: 1 };
  const change = what === 'online' ? { snapshot: one, timestamp: one } : { targets: one };
  return await propose(program, change, { ...given, brought: new Map([[what, seed]]) });
}

/** A key that was taken or lost: another in its place, or for one of the root’s, none. */
async function revoke(program: Program, [id = '', ...more]: readonly string[], given: Given): Promise<number> {
  const { roles, keys: records } = program.keys.root;
  if (more.length > 0 || id.length < 8) throw new WrongUse('keys revoke takes the id of one key, 8 digits at least');
  const isIt = (keyid: string): boolean => keyid.startsWith(id);
  if (roles.targets.keyids.some(isIt)) return await rotate(program, ['targets'], given);
  if (roles.timestamp.keyids.some(isIt)) return await rotate(program, ['online'], given);
  if (!roles.root.keyids.some(isIt))
    throw new Refusal('missing', 'The root names no key of this id: see picket keys list.');
  const { keyids, threshold } = roles.root;
  const left = keyids.filter((keyid) => !isIt(keyid)).flatMap((keyid) => records[keyid] ?? []);
  if (left.length < threshold)
    throw new Refusal(
      'wrong-state',
      `${threshold} keys must sign a root, and ${left.length} would be left: name others by keys rotate root.`,
    );
  return await propose(program, { root: { keys: left, threshold } }, given);
}

async function propose(
  program: Program,
  change: Partial<Record<TufRole, { readonly keys: readonly KeyRecord[]; readonly threshold: number }>>,
  { terminal, brought }: { readonly terminal: Terminal; readonly brought?: ReadonlyMap<Held, Uint8Array> },
): Promise<number> {
  const { keys: home, newsroom } = program;
  const expires = new Date(newsroom.clock().getTime() + LASTS.root);
  const draft = await home.propose(nextRoot(home.root, change, expires), brought);
  await record(program, 'keys.propose', draft);
  return await told(program, draft, terminal);
}

async function accept(program: Program, [file, ...more]: readonly string[], { terminal }: Given): Promise<number> {
  if (file === undefined || more.length > 0) throw new WrongUse('keys accept takes one draft');
  const returned = readRootFile(await readFile(path.resolve(terminal.folder, file)));
  return await told(program, await program.keys.accept(returned), terminal);
}

/** Says what is still to be done; where nothing is, signs the edition with what is new. */
async function told(program: Program, draft: Draft, terminal: Terminal): Promise<number> {
  const { version } = draft.root;
  const { before, own } = draft.missing;
  if (before + own === 0) {
    await record(program, 'keys.accept', draft);
    await program.edition.renew(program.newsroom.clock());
    terminal.out(`root ${version} holds from now on`);
    return 0;
  }
  const file = `draft-${version}.root.json`;
  await writeFile(path.resolve(terminal.folder, file), rootBytes(draft));
  terminal.out(file);
  const lacks = before > 0 ? `${before} of the root before and ${own} of its own` : `${own} of its own`;
  terminal.progress(
    `picket: root ${version} lacks signatures: ${lacks}. Have it signed: picket keys sign ${file} NAME.key; then: picket keys accept ${file}`,
  );
  return 0;
}

async function record(
  { store, newsroom }: Program,
  act: 'keys.propose' | 'keys.accept',
  { root }: Draft,
): Promise<void> {
  await store.transact(({ write }) =>
    audit(write, { actor: commandLine, act, subject: String(root.version), at: newsroom.clock() }),
  );
}

async function abandon({ keys: home }: Program, _: unknown, { terminal }: Given): Promise<number> {
  await home.abandon();
  terminal.out('no root is being signed');
  return 0;
}

/** What mirrors and readers need to check editions, to be handed out by roads that are not the site. */
async function exportKeys(
  { keys: { root, roots }, store }: Program,
  [folder, ...more]: readonly string[],
  { terminal }: Given,
): Promise<number> {
  const [first] = roots;
  if (folder === undefined || more.length > 0) throw new WrongUse('keys export takes one folder');
  if (first === undefined) throw new Refusal('missing', 'There are no keys.');
  const out = path.resolve(terminal.folder, folder);
  await mkdir(out, { recursive: true });
  const origin = (await store.read.publication.publication())?.origin ?? '';
  const principal = URL.canParse(origin) ? new URL(origin).host : 'picket';
  const signers = root.roles.targets.keyids.map((id) => fromHex(root.keys[id]?.keyval.public ?? ''));
  for (const [at, bytes] of roots.entries()) await writeFile(path.join(out, `${at + 1}.root.json`), bytes);
  const [signer] = signers;
  if (signer !== undefined) await writeFile(path.join(out, 'minisign.pub'), minisignPublicKey(signer));
  const lines = signers.map((publicKey) => sshAllowedSigner({ publicKey, principal, namespace: SSH_NAMESPACE }));
  await writeFile(path.join(out, 'allowed_signers'), lines.join(''));
  terminal.out(fingerprint(first));
  terminal.progress(
    `picket: ${folder} holds what mirrors need; people compare the fingerprint above with what they get`,
  );
  return 0;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
