import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fromUtf8, utf8 } from '../../base/bytes.ts';
import { writeWhole } from '../../base/files.ts';
import { Refusal } from '../../base/refusal.ts';
import type { HeadSource } from '../sign/head-files.ts';
import type { HeadKeys } from '../sign/head-signer.ts';
import { LASTS, type Root } from '../sign/metadata.ts';
import { newSeed, signingKey, type SigningKey } from '../sign/signing-key.ts';
import { missingSignatures, readRootFile, rootBytes, signedBy, type RootFile } from './root-file.ts';
import { isSealed, readSeedFile, seedFile } from './seed-file.ts';

/** The keys that a home may hold. `root` is there until people have taken it off the machine (`picket keys init`). */
export const HELD = ['root', 'targets', 'online'] as const;
export type Held = (typeof HELD)[number];

/** What becomes of a root that people are still signing. */
export interface Draft extends RootFile {
  /** How many signatures it still lacks, of the root before and of its own. */
  readonly missing: { readonly before: number; readonly own: number };
}

interface Opening {
  readonly now: Date;
  /** Null: keys are written in the clear, and those that are sealed are not opened. */
  readonly passphrase: string | null;
}

/**
 * The keys of a home, in its folder `keys/`, for its user alone:
 *
 *     1.root.json 2.root.json …   who may sign what; public
 *     targets.key online.key      sign every edition; sealed when a passphrase is given
 *     root.key                    made by the first start, for as long as it stays here
 *     draft.root.json             the next root, while it is being signed
 *     next-targets.key …          the keys that it brings
 */
export class HomeKeys implements HeadSource {
  readonly folder: string;
  readonly #passphrase: string | null;
  #keys: HeadKeys | null = null;
  #roots: readonly Uint8Array[] = [];
  #held: ReadonlyMap<Held, { sealed: boolean }> = new Map();

  private constructor(folder: string, passphrase: string | null) {
    this.folder = folder;
    this.#passphrase = passphrase;
  }

  /** Makes the first keys where there are none; seals those in the clear when there is a passphrase. */
  static async open(folder: string, { now, passphrase }: Opening): Promise<HomeKeys> {
    const home = new HomeKeys(folder, passphrase);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await home.#readRoots()).length === 0) await home.#makeFirst(now);
    await home.load();
    const draft = await home.draft();
    // A crash came between the root and the keys that it brought.
    if (draft?.root.version === home.root.version) await home.#install(draft);
    return home;
  }

  get keys(): HeadKeys | null {
    return this.#keys;
  }

  get roots(): readonly Uint8Array[] {
    return this.#roots;
  }

  get root(): Root {
    const last = this.#roots.at(-1);
    if (last === undefined) throw new Error('a home has a root');
    return readRootFile(last).root;
  }

  /** Which private keys lie here, and whether they are sealed. */
  get held(): ReadonlyMap<Held, { readonly sealed: boolean }> {
    return this.#held;
  }

  /** Reads everything again. Keys that cannot be opened leave the home without any: it publishes unsigned then. */
  async load(): Promise<void> {
    this.#roots = await this.#readRoots();
    const held = new Map<Held, { sealed: boolean }>();
    for (const name of HELD) {
      const file = await this.#read(`${name}.key`);
      if (file === null) continue;
      const sealed = isSealed(file);
      if (!sealed && this.#passphrase !== null) await this.#writeKey(name, await readSeedFile(file, null));
      held.set(name, { sealed: sealed || this.#passphrase !== null });
    }
    this.#held = held;
    this.#keys = await this.#openKeys();
  }

  /** @throws Refusal when it is not here, or cannot be opened. */
  async key(name: Held): Promise<SigningKey> {
    const file = await this.#read(`${name}.key`);
    if (file === null) throw new Refusal('missing', `The ${name} key is not on this machine.`);
    return signingKey(await readSeedFile(file, this.#passphrase));
  }

  /** The root that is being signed; null when there is none. */
  async draft(): Promise<Draft | null> {
    const file = await this.#read('draft.root.json');
    return file === null ? null : this.#asDraft(readRootFile(utf8(file)));
  }

  /**
   * Begins another root, with the private keys that it brings. Signed at once by the root key that lies here; where that is enough, it
   * is accepted. A draft before it is thrown away.
   */
  async propose(proposed: RootFile, brought: ReadonlyMap<Held, Uint8Array> = new Map()): Promise<Draft> {
    await this.abandon();
    for (const [name, seed] of brought) await this.#writeKey(`next-${name}`, seed);
    const file = this.#held.has('root') ? signedBy(proposed, await this.key('root')) : proposed;
    return await this.#keep(file);
  }

  /** Takes the signatures of a draft that comes back. @throws Refusal when it is another root than the one that was proposed. */
  async accept(returned: RootFile): Promise<Draft> {
    const draft = await this.draft();
    if (draft === null)
      throw new Refusal('wrong-state', 'No root is being signed here: begin with picket keys rotate.');
    if (Buffer.compare(rootBytes({ ...draft, signatures: [] }), rootBytes({ ...returned, signatures: [] })) !== 0)
      throw new Refusal('invalid', 'This is another root than the one that is being signed here.');
    const known = new Set(draft.signatures.map(({ keyid }) => keyid));
    const added = returned.signatures.filter(({ keyid }) => !known.has(keyid));
    return await this.#keep({ root: draft.root, signatures: [...draft.signatures, ...added] });
  }

  async abandon(): Promise<void> {
    for (const name of await readdir(this.folder))
      if (name === 'draft.root.json' || name.startsWith('next-')) await rm(path.join(this.folder, name));
  }

  async #keep(file: RootFile): Promise<Draft> {
    await writeWhole(path.join(this.folder, 'draft.root.json'), rootBytes(file), 0o600);
    const draft = this.#asDraft(file);
    if (draft.missing.before + draft.missing.own === 0) await this.#install(file);
    return draft;
  }

  /** The new keys first, and the root before the old ones go: whatever ends it, what is here can sign, or is proposed still. */
  async #install(file: RootFile): Promise<void> {
    await writeWhole(path.join(this.folder, `${file.root.version}.root.json`), rootBytes(file), 0o600);
    for (const name of HELD) {
      const next = await this.#read(`next-${name}.key`);
      if (next !== null) await writeWhole(path.join(this.folder, `${name}.key`), utf8(next), 0o600);
    }
    const root = this.#held.has('root') ? await this.key('root') : null;
    if (root !== null && !file.root.roles.root.keyids.includes(root.id)) await rm(path.join(this.folder, 'root.key'));
    await this.abandon();
    await this.load();
  }

  #asDraft(file: RootFile): Draft {
    return { ...file, missing: missingSignatures(file, this.root) };
  }

  async #makeFirst(now: Date): Promise<void> {
    const seeds = new Map(HELD.map((name) => [name, newSeed()]));
    const key = (name: Held): SigningKey => signingKey(seeds.get(name) ?? new Uint8Array());
    const [root, targets, online] = [key('root'), key('targets'), key('online')];
    const role = ({ id }: SigningKey) => ({ keyids: [id], threshold: 1 });
    const roles = { root: role(root), targets: role(targets), snapshot: role(online), timestamp: role(online) };
    const keys = Object.fromEntries([root, targets, online].map(({ id, record }) => [id, record]));
    const expires = new Date(now.getTime() + LASTS.root);
    for (const [name, seed] of seeds) await this.#writeKey(name, seed);
    const file = signedBy({ root: { version: 1, expires, keys, roles }, signatures: [] }, root);
    // Last: where it is, the keys are.
    await writeWhole(path.join(this.folder, '1.root.json'), rootBytes(file), 0o600);
  }

  async #openKeys(): Promise<HeadKeys | null> {
    const sealed = [...this.#held.values()].some((each) => each.sealed);
    if (!this.#held.has('targets') || !this.#held.has('online') || (sealed && this.#passphrase === null)) return null;
    const [targets, online] = [await this.key('targets'), await this.key('online')];
    const { roles } = this.root;
    const isNamed = roles.targets.keyids.includes(targets.id) && roles.timestamp.keyids.includes(online.id);
    // What a key signs that the root names no more, nobody would believe.
    return isNamed ? { targets, online } : null;
  }

  async #writeKey(name: string, seed: Uint8Array): Promise<void> {
    await writeWhole(path.join(this.folder, `${name}.key`), utf8(await seedFile(seed, this.#passphrase)), 0o600);
  }

  async #readRoots(): Promise<readonly Uint8Array[]> {
    const roots: Uint8Array[] = [];
    for (;;) {
      const file = await readFile(path.join(this.folder, `${roots.length + 1}.root.json`)).catch(() => null);
      if (file === null) return roots;
      roots.push(Uint8Array.from(file));
    }
  }

  async #read(name: string): Promise<string | null> {
    const bytes = await readFile(path.join(this.folder, name)).catch(nullIfMissing);
    return bytes && fromUtf8(bytes);
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
