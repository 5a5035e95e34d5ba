import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { SECOND } from '../base/clock.ts';
import { syncFolders, type FileActs } from '../base/files.ts';
import { sha256 } from '../blobs/sha256.ts';
import { decodeJournal, encodeJournal, type JournalRecord } from './journal-bytes.ts';

/** When so many bytes of journals have gathered, or nothing was published for so long, the files are made to last. */
const FULL = 16 * 1024 * 1024;
const QUIET = 2 * SECOND;
/** After a disk that failed. */
const PATIENCE = 15 * SECOND;

interface Parts {
  readonly folder: string;
  readonly acts: FileActs;
  /** Where the bytes of a record are kept, in every form. */
  readonly filesOf: (record: JournalRecord) => readonly string[];
  /** Writes these files anew, unsynced, whatever is there. */
  readonly restore: (record: JournalRecord) => Promise<void>;
}

interface Journal {
  readonly file: string;
  readonly length: number;
  readonly covered: readonly string[];
}

/**
 * Makes the many small files of a publish last by one: before they are written, unsynced, all their bytes are in a journal
 * that is on the disk. A checkpoint behind the publishes syncs the files, and then the journal goes. A journal that is
 * there at the start was left by a crash: its files are written again.
 *
 * It says nothing about which edition is current: that is head.json's to say, written when the journal and the files are.
 * A journal's name begins with the SHA-256 of its bytes (journal-bytes.ts): what is not whole was never counted on.
 */
export class PublishJournal {
  readonly #parts: Parts;
  #live: Journal[] = [];
  /** After a failed sync nobody knows what is on the disk, and syncing again would not tell: the files are written again. */
  #isDoubtful = false;
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Finds what a crash left, and mends it. On a disk that fails the journals stay, and it is tried again by and by. */
  async recover(): Promise<void> {
    const { folder } = this.#parts;
    for (const name of await namesIn(folder)) {
      const file = path.join(folder, name);
      const records = await readJournal(file);
      if (records === null) await rm(file, { force: true });
      else this.#live.push(this.#journal(file, records));
    }
    if (this.#live.length === 0) return;
    this.#isDoubtful = true;
    await this.checkpoint().catch(() => {});
  }

  /** Writes the journal of the records, then acts: what the act writes unsynced of them lasts from its beginning on. */
  async cover(records: readonly JournalRecord[], act: () => Promise<void>): Promise<void> {
    if (records.length === 0) return await act();
    const bytes = encodeJournal(records);
    // The same bytes may come again while their former journal goes.
    const file = path.join(this.#parts.folder, `${sha256(bytes)}.${randomUUID()}`);
    try {
      await this.#parts.acts.write(file, bytes);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    try {
      await act();
    } finally {
      // Also when it failed: somebody else may have found a file of it, and counts on it.
      this.#live.push(this.#journal(file, records));
      const isFull = this.#live.reduce((sum, { length }) => sum + length, 0) > FULL;
      this.#later(isFull && !this.#isDoubtful ? 0 : QUIET);
    }
  }

  /** Syncs everything that is covered, while others publish, and deletes the journals. @throws Error when the disk fails. */
  async checkpoint(): Promise<void> {
    const done = this.#last.then(() => this.#checkpoint());
    this.#last = done.catch(() => {});
    await done;
  }

  /** The same, and no power cut brings a journal back that is gone, whoever deleted it. */
  async empty(): Promise<void> {
    await this.checkpoint();
    await syncFolders([this.#parts.folder]);
  }

  async #checkpoint(): Promise<void> {
    clearTimeout(this.#timer);
    const taken = [...this.#live];
    if (taken.length === 0) return;
    try {
      if (this.#isDoubtful) for (const journal of taken) await this.#restore(journal);
      await this.#parts.acts.sync(new Set(taken.flatMap(({ covered }) => covered)));
      this.#isDoubtful = false;
    } catch (error) {
      this.#isDoubtful = true;
      this.#later(PATIENCE);
      throw error;
    }
    this.#live = this.#live.slice(taken.length);
    for (const { file } of taken) await rm(file, { force: true });
  }

  async #restore({ file }: Journal): Promise<void> {
    for (const record of (await readJournal(file)) ?? []) await this.#parts.restore(record);
  }

  #journal(file: string, records: readonly JournalRecord[]): Journal {
    const length = records.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return { file, length, covered: records.flatMap((record) => this.#parts.filesOf(record)) };
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.checkpoint().catch(() => {}), milliseconds).unref();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Null for what is none, or not whole. @throws Error when it cannot be read. */
async function readJournal(file: string): Promise<JournalRecord[] | null> {
  const bytes = await readFile(file);
  const [digest] = path.basename(file).split('.');
  return sha256(bytes) === digest ? decodeJournal(bytes) : null;
}
