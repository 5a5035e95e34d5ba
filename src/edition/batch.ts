import type { Digest } from '../base/digest.ts';
import type { Form } from './encodings.ts';
import type { JournalRecord } from './journal-bytes.ts';

/** An object or a node on its way to the disk. */
export interface Arrival extends JournalRecord {
  /** The encoded forms of an object. */
  readonly forms: readonly Form[];
}

/** Bytes that one publish holds in memory and writes to its journal. What is more goes to the disk file by file. */
const ROOM = 8 * 1024 * 1024;

/** What one publish brings, in memory until its journal is on the disk. */
export class Batch {
  readonly #arrivals = new Map<Digest, Arrival>();
  #room = ROOM;

  /** False when there is no room for it: then it is the caller's to write. */
  add(arrival: Arrival): boolean {
    if (this.#arrivals.has(arrival.digest)) return true;
    const size = arrival.bytes.length;
    if (size > this.#room) return false;
    this.#room -= size;
    this.#arrivals.set(arrival.digest, arrival);
    return true;
  }

  arrivals(): Arrival[] {
    return [...this.#arrivals.values()];
  }
}
