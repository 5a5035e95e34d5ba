import { randomInt } from 'node:crypto';
import type { Digest } from '../../base/digest.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { headersOf } from '../headers.ts';
import { inParallel } from '../in-parallel.ts';
import type { Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';
import { HEADER_RULES, headerRulesOf, headersBy } from '../verify/header-rules.ts';
import { LEVELS } from '../verify/node.ts';
import { webCrypto } from '../verify/primitives.ts';
import { parsed } from '../verify/shape.ts';
import { readPinned, type Reader } from '../verify/source.ts';
import { findPath, readInner, readLeaf, type LeafPlace } from '../verify/tree.ts';
import type { HeadersOf, Place } from './place.ts';

/** Of Node. */
export const primitives = { ...webCrypto, sha256 };

const EMPTY = sha256(new Uint8Array());
/** So many things in a row that nobody answers, and nobody is asked any more. */
const GIVEN_UP = 24;

export interface Examination {
  readonly place: Place;
  /** Root of the tree. */
  readonly root: Digest;
  /** Only so many addresses, drawn by lot, and no object under its digest. */
  readonly sample?: number;
  onFault(fault: Fault): void;
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
  #silent = 0;
  addresses = 0;
  nodes = 0;

  constructor(examination: Examination) {
    this.#to = examination;
    this.#place = examination.place;
    this.#reader = { source: examination.place.source, primitives };
  }

  /** The leaves that hold anything. */
  async leaves(root: Digest): Promise<LeafPlace[]> {
    let row: LeafPlace[] = [{ digest: root, prefix: '' }];
    for (let level = 0; level < LEVELS; level += 1) {
      const next: LeafPlace[] = [];
      // Where little is, the same node is in many places.
      for (const [digest, places] of Map.groupBy(row, (each) => each.digest)) {
        this.nodes += 1;
        const children = (await this.#try(() => readInner(this.#reader, digest))) ?? [];
        for (const { prefix } of places)
          for (const [slot, child] of children.entries())
            next.push({ digest: child, prefix: prefix + slot.toString(16) });
      }
      row = next;
    }
    return row.filter(({ digest }) => digest !== EMPTY).sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
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
      for (const entry of (await this.#leaf(leaf)) ?? []) {
        const fault = await this.#try(() => this.#place.object(entry));
        if (fault !== null) this.#to.onFault(fault);
        await this.#ordinary(entry, wanted);
      }
      done += 1;
      this.#to.onProgress?.(done, leaves.length);
    });
  }

  /** One address of each of as many leaves; where there are fewer leaves, more of each. */
  async some(leaves: readonly LeafPlace[], wanted: HeadersOf, sample: number): Promise<void> {
    const each = Math.max(1, Math.ceil((2 * sample) / Math.max(1, leaves.length)));
    const drawn: Entry[] = [];
    await inParallel(shuffled(leaves).slice(0, sample), this.#place.atOnce, async (leaf) => {
      drawn.push(...shuffled((await this.#leaf(leaf)) ?? []).slice(0, each));
    });
    const chosen = shuffled(drawn).slice(0, sample);
    let done = 0;
    await inParallel(chosen, this.#place.atOnce, async (entry) => {
      await this.#ordinary(entry, wanted);
      done += 1;
      this.#to.onProgress?.(done, chosen.length);
    });
  }

  async #leaf(leaf: LeafPlace): Promise<Entry[] | null> {
    this.nodes += 1;
    return await this.#try(() => readLeaf(this.#reader, leaf));
  }

  async #ordinary(entry: Entry, wanted: HeadersOf): Promise<void> {
    this.addresses += 1;
    for (const fault of (await this.#try(() => this.#place.ordinary(entry, wanted))) ?? []) this.#to.onFault(fault);
  }

  /** Null also when it failed: that is told. @throws GivenUp */
  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      const value = await act();
      this.#silent = 0;
      return value;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#silent = error.kind === 'silent' ? this.#silent + 1 : 0;
      this.#to.onFault(error);
      if (this.#silent >= GIVEN_UP) throw new GivenUp();
      return null;
    }
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
