import { randomInt } from 'node:crypto';
import type { Digest } from '../../base/digest.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { headersOf } from '../headers.ts';
import { inParallel } from '../in-parallel.ts';
import type { Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';
import { HEADER_RULES, headerRulesOf, headersBy } from '../verify/header-rules.ts';
import { leafPlaces, leafUnder } from './leaf-places.ts';
import { webCrypto } from '../verify/primitives.ts';
import { parsed } from '../verify/shape.ts';
import { readPinned, type Reader } from '../verify/source.ts';
import { findPath, readInner, readLeaf, type LeafPlace } from '../verify/tree.ts';
import type { HeadersOf, Place } from './place.ts';

/** Of Node. */
export const primitives = { ...webCrypto, sha256 };

/** So many things in a row that nobody answers, and nobody is asked any more. */
const GIVEN_UP = 24;
/** Milliseconds. */
const ASK_EVERY = 1000;

export interface Examination {
  readonly place: Place;
  /** Root of the tree. */
  readonly root: Digest;
  /** Only so many addresses, drawn by lot, and no object under its digest. */
  readonly sample?: number;
  onFault(fault: Fault): void;
  /** Root of the tree of the newest edition there, which may be published meanwhile; null when it cannot be told. */
  newest?(): Promise<Digest | null>;
  onProgress?(done: number, total: number): void;
}

export interface Examined {
  readonly addresses: number;
  readonly nodes: number;
}

/**
 * Looks through the tree of an edition and what its addresses show. Every fault is told as it is found; it ends early only when
 * nobody answers any more.
 */
export async function examine(examination: Examination): Promise<Examined> {
  const { root, sample } = examination;
  const look = new Look(examination);
  try {
    const leaves = await look.leaves(root);
    const wanted = await look.headersOf(root);
    if (sample === undefined) await look.everything(leaves, wanted);
    else await look.some(leaves, wanted, sample);
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error;
    examination.onFault(
      new Fault('silent', '/', `${GIVEN_UP} addresses in a row did not answer: the rest was not asked`),
    );
  }
  return { addresses: look.addresses, nodes: look.nodes };
}

class GivenUp extends Error {}

class Look {
  readonly #place: Place;
  readonly #reader: Reader;
  readonly #to: Examination;
  readonly #root: Digest;
  #newestRoot: Digest;
  #askedAt = 0;
  #silent = 0;
  addresses = 0;
  nodes = 0;

  constructor(examination: Examination) {
    this.#to = examination;
    this.#root = examination.root;
    this.#newestRoot = examination.root;
    this.#place = examination.place;
    this.#reader = { source: examination.place.source, primitives };
  }

  /** The leaves that hold anything. */
  async leaves(root: Digest): Promise<LeafPlace[]> {
    const children = async (digest: Digest): Promise<Digest[]> => {
      this.nodes += 1;
      return (await this.#try(() => readInner(this.#reader, digest))) ?? [];
    };
    return await leafPlaces(root, { children, atOnce: this.#place.atOnce });
  }

  /** The published rules; where there are none, those of this Picket. */
  async headersOf(root: Digest): Promise<HeadersOf> {
    const rules = await this.#try(async () => {
      const entry = await findPath(this.#reader, root, HEADER_RULES);
      if (entry === null) return null;
      const bytes = await readPinned(this.#reader, HEADER_RULES, {
        ...entry,
        sha256: entry.digest,
        limit: entry.length,
      });
      return parsed(HEADER_RULES, bytes, headerRulesOf);
    });
    if (rules === null) return ({ type, path }) => new Map(Object.entries(headersOf(type, path)));
    return (entry) => headersBy(rules, entry);
  }

  async everything(leaves: readonly LeafPlace[], wanted: HeadersOf): Promise<void> {
    let done = 0;
    await inParallel(leaves, this.#place.atOnce, async (leaf) => {
      await this.#told((root) => this.#wholeLeaf(root === this.#root ? leaf : { ...leaf, root }, wanted));
      done += 1;
      this.#to.onProgress?.(done, leaves.length);
    });
  }

  /** One address of each of as many leaves; where there are fewer leaves, more of each. */
  async some(leaves: readonly LeafPlace[], wanted: HeadersOf, sample: number): Promise<void> {
    const each = Math.max(1, Math.ceil((2 * sample) / Math.max(1, leaves.length)));
    const drawn: Entry[] = [];
    await inParallel(shuffled(leaves).slice(0, sample), this.#place.atOnce, async (leaf) => {
      this.nodes += 1;
      drawn.push(...shuffled((await this.#try(() => readLeaf(this.#reader, leaf))) ?? []).slice(0, each));
    });
    const chosen = shuffled(drawn).slice(0, sample);
    let done = 0;
    await inParallel(chosen, this.#place.atOnce, async (entry) => {
      await this.#told(async (root) => {
        const now = root === this.#root ? entry : await findPath(this.#reader, root, entry.path);
        return now === null ? [] : await this.#place.ordinary(now, wanted);
      });
      this.addresses += 1;
      done += 1;
      this.#to.onProgress?.(done, chosen.length);
    });
  }

  async #wholeLeaf(leaf: LeafPlace & { root?: Digest }, wanted: HeadersOf): Promise<Fault[]> {
    this.nodes += 1;
    const entries =
      leaf.root === undefined
        ? await readLeaf(this.#reader, leaf)
        : await leafUnder(this.#reader, leaf.root, leaf.prefix);
    const faults: Fault[] = [];
    for (const entry of entries) {
      faults.push(...(await caught(async () => [await this.#place.object(entry)].filter((fault) => fault !== null))));
      faults.push(...(await caught(() => this.#place.ordinary(entry, wanted))));
      this.addresses += 1;
      this.#count(faults);
    }
    return faults;
  }

  /** Tells what is wrong, unless there is a newer edition by now and all is well with that. @throws GivenUp */
  async #told(look: (root: Digest) => Promise<readonly Fault[]>): Promise<void> {
    let root = this.#root;
    for (;;) {
      const faults = await caught(() => look(root));
      this.#count(faults);
      const newest = faults.length === 0 ? root : await this.#newest();
      if (newest !== root) {
        root = newest;
        continue;
      }
      for (const fault of faults) this.#to.onFault(fault);
      return;
    }
  }

  /** Asked for once in a while, however much is wrong. */
  async #newest(): Promise<Digest> {
    if (Date.now() - this.#askedAt > ASK_EVERY) {
      this.#askedAt = Date.now();
      this.#newestRoot = (await this.#to.newest?.()) ?? this.#newestRoot;
    }
    return this.#newestRoot;
  }

  #count(faults: readonly Fault[]): void {
    this.#silent = faults.at(-1)?.kind === 'silent' ? this.#silent + 1 : 0;
    if (this.#silent < GIVEN_UP) return;
    for (const fault of faults) this.#to.onFault(fault);
    throw new GivenUp();
  }

  /** Null when it failed: that is told. @throws GivenUp */
  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    let value: T | null = null;
    const faults = await caught(async () => {
      value = await act();
      return [];
    });
    for (const fault of faults) this.#to.onFault(fault);
    this.#count(faults);
    return value;
  }
}

async function caught(act: () => Promise<readonly Fault[]>): Promise<readonly Fault[]> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Fault) return [error];
    throw error;
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  const rest = [...list];
  for (let at = rest.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    const [a, b] = [rest[at], rest[other]];
    if (a !== undefined && b !== undefined) [rest[at], rest[other]] = [b, a];
  }
  return rest;
}
