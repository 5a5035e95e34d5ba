import type { Digest } from '../base/digest.ts';
import type { WriteFile } from '../blobs/folder-blobs.ts';
import type { Form } from './encodings.ts';
import type { JournalRecord } from './journal-bytes.ts';
import type { Landing } from './landing.ts';

/** An object or a node on its way to the disk. */
export interface Arrival extends JournalRecord {
  /** The encoded forms of an object. */
  readonly forms: readonly Form[];
}

/** Bytes that one publish holds in memory and writes to its journal. What is more waits in files. */
const ROOM = 8 * 1024 * 1024;

/** What one publish, or one staging, brings: in memory until its journal is on the disk, or in files until `settle`. */
export class Batch {
  /** Objects that somebody brings, or looks whether they are there. */
  readonly claimed = new Set<Digest>();
  /** Those of them that were not there. */
  readonly arriving = new Set<Digest>();
  /** What its journal is to hold. */
  readonly arrivals: Arrival[] = [];
  readonly landing: Landing;
  #room: number;

  /** `room`: bytes for the journal; with 0 there is none, not even for an object of no bytes. */
  constructor(landing: Landing, room = ROOM) {
    this.landing = landing;
    this.#room = room;
  }

  /** Whether there is no journal, and so much comes that threads write it. */
  get isLarge(): boolean {
    return this.#room === 0 && this.landing.isLarge;
  }

  /** `write` writes the files of the arrival with what it is given. */
  async bring(arrival: Arrival, write: (write: WriteFile) => Promise<void>): Promise<void> {
    const size = arrival.bytes.length;
    if (this.#room === 0 || size > this.#room) return await write(this.landing.group());
    this.#room -= size;
    this.arrivals.push(arrival);
  }

  /** When it returns, what is not for the journal lasts. */
  async settle(): Promise<void> {
    await this.landing.settle();
  }

  /** The end of it. */
  async discard(): Promise<void> {
    await this.landing.discard();
  }
}
