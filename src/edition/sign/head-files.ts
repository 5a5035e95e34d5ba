import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DAY, HOUR } from '../../base/clock.ts';
import type { FileActs } from '../../base/files.ts';
import { sha256 } from '../../blobs/sha256.ts';
import type { Head } from '../head.ts';
import { headVersion, signAgain, signHead, type HeadKeys } from './head-signer.ts';
import { LASTS } from './metadata.ts';

/** Who signs editions, asked each time: keys change while a program runs. */
export interface HeadSource {
  /** Null: editions are published unsigned, and the head that was signed last stays what mirrors see. */
  readonly keys: HeadKeys | null;
  /** Every root file, the first one first: `<N>.root.json`. */
  readonly roots: readonly Uint8Array[];
}

/** A head that holds for less than this is signed again. */
const RENEW_BELOW = 2 * DAY;
/** Likewise targets, when nothing is published for so long. */
const TARGETS_BELOW = 90 * DAY;
/** Somebody may be fetching by a timestamp that was replaced. */
const OLD_FOR = HOUR;

const pinned = z.object({ version: z.number(), hashes: z.object({ sha256: z.string() }) });
const signatures = z.array(z.object({ keyid: z.string() })).min(1);
const timestampSchema = z.object({
  signatures,
  signed: z.object({ version: z.number(), expires: z.coerce.date(), meta: z.object({ 'snapshot.json': pinned }) }),
});
const snapshotSchema = z.object({ signed: z.object({ meta: z.object({ 'targets.json': pinned }) }) });
const targetsSchema = z.object({
  signatures,
  signed: z.object({
    expires: z.coerce.date(),
    targets: z.object({ 'edition.json': z.object({ hashes: z.object({ sha256: z.string() }) }) }),
  }),
});

interface Parts {
  readonly acts: FileActs;
  readonly source: HeadSource;
  readonly onFault: (error: unknown) => void;
}

/** What the head that readers see says of itself. */
interface Shown {
  readonly version: number;
  readonly expires: Date;
  readonly seq: number;
  /** Of the keys that signed the timestamp and the targets. */
  readonly keyids: readonly [string, string];
}

/** A head that is written but for its timestamp. */
export interface PreparedHead {
  readonly timestamp: Uint8Array;
  readonly shown: Shown;
}

/**
 * The signed files of the current edition, in `/.well-known/edition/`. The edition is public at home by head.json; these follow it,
 * and timestamp.json is the last of them, so that a mirror sees one whole head or the one before. What a crash keeps from being
 * written is written by the next start: versions only go up.
 */
export class HeadFiles {
  readonly #folder: string;
  readonly #acts: FileActs;
  readonly #source: HeadSource;
  readonly #onFault: (error: unknown) => void;
  /** Null when there is no head that can be read. */
  #shown: Shown | null = null;
  /** The highest version that this folder knows of. */
  #highest = 0;
  #roots: readonly Uint8Array[] = [];

  constructor(folder: string, { acts, source, onFault }: Parts) {
    this.#folder = folder;
    this.#acts = acts;
    this.#source = source;
    this.#onFault = onFault;
  }

  async load(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const versions = names.map((name) => Number(/^(\d+)\.snapshot\.json$/.exec(name)?.[1] ?? 0));
    this.#shown = await this.#read();
    this.#highest = Math.max(0, this.#shown?.version ?? 0, ...versions);
  }

  /** Until when the head holds; null when none is shown, or it is that of another edition. */
  holdsUntil(head: Head): Date | null {
    return this.#shown?.seq === head.seq ? this.#shown.expires : null;
  }

  /** Signs an edition and writes all but timestamp.json. Null without keys. */
  async prepare(head: Head, document: Uint8Array): Promise<PreparedHead | null> {
    const { keys } = this.#source;
    if (keys === null) return null;
    await this.#writeRoots();
    const { seq, at: now } = head;
    const version = headVersion(seq, this.#highest);
    const { targets, snapshot, timestamp } = signHead(keys, { seq, document, version, now });
    await Promise.all([
      this.#acts.writeUnsynced(this.#file(`${seq}.targets.json`), targets),
      this.#acts.writeUnsynced(this.#file(`${version}.snapshot.json`), snapshot),
    ]);
    return { timestamp, shown: shownBy(keys, { version, seq, now }) };
  }

  /**
   * Shows what was prepared. A power cut may take it, and the files it names: the start after it signs the edition again, with a higher
   * version than any that was shown (protocol, 3.4). The edition is published by now: a disk that does not take it is a fault for
   * `renew` to mend.
   */
  async show(prepared: PreparedHead | null): Promise<void> {
    if (prepared === null) return;
    const { timestamp, shown } = prepared;
    this.#highest = shown.version;
    try {
      await this.#acts.writeUnsynced(this.#file('timestamp.json'), timestamp);
      this.#shown = shown;
    } catch (error) {
      this.#onFault(error);
    }
  }

  /** Signs the head again, to last, when it is not this edition's, holds for less than two days, or is by another key. Whether it did. */
  async renew(head: Head, now: Date): Promise<boolean> {
    const { keys } = this.#source;
    if (keys === null) return false;
    await this.#writeRoots();
    const shown = this.#shown;
    const isGood = shown?.seq === head.seq && isBy(shown, keys);
    if (isGood && shown.expires.getTime() - now.getTime() >= RENEW_BELOW) return false;
    const { seq } = head;
    const version = headVersion(seq, Math.max(this.#highest, headVersion(seq, 0)));
    const targets = await this.#targets(keys, head, now);
    const { snapshot, timestamp } = signAgain(keys.online, { seq, version, now, targets });
    await this.#acts.write(this.#file(`${version}.snapshot.json`), snapshot);
    this.#highest = version;
    await this.#acts.write(this.#file('timestamp.json'), timestamp);
    this.#shown = shownBy(keys, { version, seq, now });
    return true;
  }

  /** Deletes the snapshots and targets of heads before. How many. */
  async sweep(now: Date): Promise<number> {
    const shown = this.#shown;
    if (shown === null) return 0;
    let count = 0;
    for (const name of await readdir(this.#folder)) {
      const [, number, kind] = /^(\d+)\.(snapshot|targets)\.json$/.exec(name) ?? [];
      if (number === undefined || Number(number) >= (kind === 'targets' ? shown.seq : shown.version)) continue;
      const { mtime } = await stat(this.#file(name));
      if (now.getTime() - mtime.getTime() < OLD_FOR) continue;
      await rm(this.#file(name), { force: true });
      count += 1;
    }
    return count;
  }

  /** The targets there are, if they are this edition's, by this key, and hold; else new ones. */
  async #targets(keys: HeadKeys, { seq, digest }: Head, now: Date): Promise<Uint8Array> {
    const file = this.#file(`${seq}.targets.json`);
    const there = await readFile(file).catch(() => null);
    const said = there && targetsSchema.safeParse(parsed(there)).data;
    const isSigned = said?.signatures.some(({ keyid }) => keyid === keys.targets.id) ?? false;
    const holds = (said?.signed.expires.getTime() ?? 0) - now.getTime() >= TARGETS_BELOW;
    if (there !== null && isSigned && holds && said?.signed.targets['edition.json'].hashes.sha256 === digest) {
      // A publish does not sync it.
      await this.#acts.sync([file]);
      return there;
    }
    const document = await readFile(this.#file(`${digest}.edition.json`));
    if (sha256(document) !== digest) throw new Error('the document of the edition is damaged');
    const { targets } = signHead(keys, { seq, document, version: 1, now });
    await this.#acts.write(file, targets);
    return targets;
  }

  /** When they are others than before. */
  async #writeRoots(): Promise<void> {
    const { roots } = this.#source;
    if (roots === this.#roots) return;
    for (const [at, bytes] of roots.entries()) {
      const file = this.#file(`${at + 1}.root.json`);
      const there = await readFile(file).catch(() => null);
      if (there?.equals(bytes) !== true) await this.#acts.write(file, bytes);
    }
    this.#roots = roots;
  }

  async #read(): Promise<Shown | null> {
    try {
      const timestamp = timestampSchema.parse(parsed(await readFile(this.#file('timestamp.json'))));
      const { version, expires, meta } = timestamp.signed;
      const snapshot = snapshotSchema.parse(parsed(await this.#pinned('snapshot', meta['snapshot.json'])));
      const targets = snapshot.signed.meta['targets.json'];
      const { signatures: byTargets } = targetsSchema.parse(parsed(await this.#pinned('targets', targets)));
      const keyids = [timestamp.signatures[0]?.keyid ?? '', byTargets[0]?.keyid ?? ''] as const;
      return { version, expires, seq: targets.version, keyids };
    } catch {
      return null;
    }
  }

  async #pinned(kind: string, { version, hashes }: z.infer<typeof pinned>): Promise<Buffer> {
    const bytes = await readFile(this.#file(`${version}.${kind}.json`));
    if (sha256(bytes) !== hashes.sha256) throw new Error(`the ${kind} is damaged`);
    return bytes;
  }

  #file(name: string): string {
    return path.join(this.#folder, name);
  }
}

function shownBy(keys: HeadKeys, { version, seq, now }: { version: number; seq: number; now: Date }): Shown {
  const keyids = [keys.online.id, keys.targets.id] as const;
  return { version, seq, keyids, expires: new Date(now.getTime() + LASTS.timestamp) };
}

function isBy({ keyids }: Shown, { online, targets }: HeadKeys): boolean {
  return keyids[0] === online.id && keyids[1] === targets.id;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return null;
  }
}
