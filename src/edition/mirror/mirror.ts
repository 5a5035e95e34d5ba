import { HOUR, type Clock } from '../../base/clock.ts';
import type { Digest } from '../../base/digest.ts';
import { primitives } from '../elsewhere/examine.ts';
import type { HttpHost } from '../elsewhere/http-host.ts';
import { Fault } from '../verify/fault.ts';
import { followHead, trusting, type FollowedEdition, type Memory } from '../verify/follow.ts';
import { METADATA, LIMITS, read, type Reader } from '../verify/source.ts';
import { openRoot } from '../verify/signed.ts';
import { collectMirror } from './collect-mirror.ts';
import { copyTree, type Copied } from './copy-tree.ts';
import type { MirrorFolder } from './mirror-folder.ts';
import { readState, writeState, type MirrorState } from './mirror-state.ts';
import { ServedMirror } from './served-mirror.ts';
import { hideAddresses, showAddresses } from './show-addresses.ts';

export interface MirrorParts {
  readonly host: HttpHost;
  readonly folder: MirrorFolder;
  /** What is trusted, and what was seen before. */
  readonly memory: Memory;
  /** Called with what was seen, after each look. */
  keep(memory: Memory): Promise<void>;
  /** Whether encoded forms are made, for the site to send. */
  readonly forms: boolean;
  readonly clock: Clock;
  readonly stopped: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What one pass brought. */
export interface Pass {
  readonly edition: FollowedEdition;
  /** False: the folder had it all. */
  readonly isNew: boolean;
  readonly objects: number;
  readonly nodes: number;
  readonly bytes: number;
  readonly deleted: number;
}

/** Nodes and objects of an edition that was followed by another: somebody may be on the way down its tree. */
const GRACE = HOUR;

/** Somebody else's edition, copied into a folder and kept there. One process a folder. */
export class Mirror {
  readonly served: ServedMirror;
  readonly #parts: MirrorParts;
  readonly #reader: Reader;
  #whole: ReadonlySet<Digest> = new Set();
  /** Since this process began. */
  #shown: FollowedEdition | null = null;
  #owesCollection = true;
  #prepared: Promise<void> | null = null;
  #memory: Memory;

  constructor(parts: MirrorParts) {
    this.#parts = parts;
    this.#reader = { source: parts.host.source, primitives };
    this.#memory = parts.memory;
    this.served = new ServedMirror(parts.folder);
  }

  /**
   * Shows at once what the folder holds from before, expired or not: it was verified when it came. Null when there is none that
   * the root of today vouches for.
   */
  async resume(): Promise<FollowedEdition | null> {
    const { folder, clock } = this.#parts;
    const reader = { source: (address: string) => folder.read(address), primitives };
    const { edition } = await followHead(reader, trusting(this.#memory.root), clock());
    if (edition !== null) this.served.show(edition);
    return edition;
  }

  /**
   * Looks whether there is a newer edition, and brings it. Killed or failed anywhere, it leaves the edition before, whole but
   * for single newer pages, and the next pass goes on where it ended.
   * @throws Fault of the host, Error of the disk
   */
  async pass(): Promise<Pass> {
    this.#prepared ??= this.#parts.folder.prepare();
    await this.#prepared;
    let edition = await this.#look();
    const isNew = this.#shown?.digest !== edition.digest;
    if (!isNew && this.#shown?.renewal === edition.renewal)
      return { edition, isNew, objects: 0, nodes: 0, bytes: 0, deleted: await this.#collect() };
    for (;;) {
      try {
        const { whole, objects, nodes, bytes } = await this.#copy(edition);
        await this.#show(edition);
        this.#whole = whole;
        this.#shown = edition;
        return { edition, isNew, objects, nodes, bytes, deleted: await this.#collect() };
      } catch (error) {
        // The host may have gone on to the next edition, and dropped what this one needs.
        const next = error instanceof Fault && error.kind === 'missing' ? await this.#look() : edition;
        if (next.digest === edition.digest) throw error;
        edition = next;
      }
    }
  }

  /** The newest edition there. @throws Fault also when it has expired */
  async #look(): Promise<FollowedEdition> {
    const { memory, edition, faults } = await followHead(this.#reader, this.#memory, this.#parts.clock());
    this.#memory = memory;
    await this.#parts.keep(memory);
    const [fault] = faults;
    if (edition === null || fault !== undefined) throw fault ?? new Error('refused without a fault');
    return edition;
  }

  async #copy({ root }: FollowedEdition): Promise<Copied> {
    const { host, folder, forms, stopped, onProgress } = this.#parts;
    return await copyTree({
      host,
      folder,
      forms,
      stopped,
      root,
      whole: this.#whole,
      ...(onProgress && { onProgress }),
    });
  }

  /** Section 10: ordinary addresses, then the head, and only then what is no more. */
  async #show(edition: FollowedEdition): Promise<void> {
    const { folder } = this.#parts;
    const state = await readState(folder);
    const { root } = edition;
    // From here on the addresses of both may be there.
    await writeState(folder, { ...state, shown: [...new Set([...state.shown, root])] });
    const others = state.shown.filter((each) => each !== root);
    // At first all of them: somebody may have been in the folder.
    await showAddresses(folder, this.#shown?.root ?? null, root);
    await folder.sync();
    await this.#olderRoots(edition);
    for (const [address, bytes] of edition.files) await folder.putLasting(folder.file(address), bytes);
    this.served.show(edition);
    for (const each of others) await hideAddresses(folder, each, root);
    await writeState(folder, this.#next(state, edition));
  }

  #next(state: MirrorState, { root, files, withdrawn }: FollowedEdition): MirrorState {
    const now = this.#parts.clock().toISOString();
    const names = [...files.keys()].map((address) => address.slice(METADATA.length));
    const paths = withdrawn.map(({ path }) => path);
    const older = state.kept.map((each) => ({ ...each, left: each.left ?? now }));
    // What was withdrawn is in no tree that stays.
    const isOld = paths.some((path) => !state.withdrawn.includes(path));
    this.#owesCollection ||= isOld;
    return { shown: [root], kept: [{ root, files: names, left: null }, ...(isOld ? [] : older)], withdrawn: paths };
  }

  /** What neither the edition nor those of the last hour name; at once after a withdrawal, and at first. */
  async #collect(): Promise<number> {
    const { folder, clock } = this.#parts;
    const state = await readState(folder);
    const oldest = clock().getTime() - GRACE;
    const kept = state.kept.filter(({ left }) => left === null || Date.parse(left) > oldest);
    if (kept.length === state.kept.length && !this.#owesCollection) return 0;
    await writeState(folder, { ...state, kept });
    const deleted = await collectMirror(folder, { ...state, kept });
    this.#owesCollection = false;
    return deleted;
  }

  /** Newcomers begin at the first root, wherever this mirror began. */
  async #olderRoots({ files }: FollowedEdition): Promise<void> {
    const { folder } = this.#parts;
    const name = (version: number): string => `${METADATA}${version}.root.json`;
    const [oldest] = [...files].filter(([address]) => address.endsWith('.root.json'));
    if (oldest === undefined) return;
    let [address, bytes] = oldest;
    for (let version = Number.parseInt(address.slice(METADATA.length), 10) - 1; version > 0; version -= 1) {
      if ((await folder.read(name(version))) !== null) return;
      const older = await read(this.#reader, name(version), LIMITS.root);
      if (older === null) throw new Fault('missing', name(version), 'is not there');
      const root = await openRoot(primitives, { where: name(version), bytes: older });
      await openRoot(primitives, { where: address, bytes }, root);
      await folder.putLasting(folder.file(name(version)), older);
      [address, bytes] = [name(version), older];
    }
  }
}
