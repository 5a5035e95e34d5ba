import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Digest } from '../../base/digest.ts';
import type { FileActs } from '../../base/files.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { nullIfMissing } from '../edition-documents.ts';
import { fileOfPath } from '../export-folder.ts';
import type { Head } from '../head.ts';
import type { HeadSource } from '../sign/head-files.ts';
import type { SigningKey } from '../sign/signing-key.ts';
import type { Changes } from '../tree.ts';
import type { Entry } from '../verify/entry.ts';
import { partOf } from './part-of.ts';
import { SumShelf } from './sum-shelf.ts';

const TOP = 'SHA256SUMS';
const HEADS = '.well-known/edition';

interface Parts {
  /** Of the edition at home. */
  readonly folder: string;
  readonly acts: FileActs;
  readonly source: HeadSource;
  readonly onFault: (error: unknown) => void;
  /** Of the current edition. */
  readonly head: () => Head | null;
  readonly entries: () => Iterable<Entry>;
}

/** What a publish changed: the entries of these paths before it and after it. */
export interface SumChanges {
  /** Digest of the edition before. */
  readonly from: Digest | null;
  readonly before: Changes;
  readonly after: Changes;
}

/** What the files on the disk say. */
interface State {
  /** Digest of the edition. */
  readonly head: Digest;
  /** Of the key that signed them. */
  readonly keyid: Digest | null;
  /** Digests of the parts, by the name of the file. */
  readonly parts: ReadonlyMap<string, Digest>;
  readonly headLines: ReadonlyMap<string, Digest>;
}

type Lines = Map<string, Digest>;

/**
 * The checksums of the current edition, for tools that are not ours (docs/protocol/edition.md, 9): `sums/SHA256SUMS`, and beside it a
 * file for each part. They follow each publish, behind whoever waits for it, and are changed where it changed something. Where
 * they are not those of the edition before, or not whole, all of them are made from the tree.
 */
export class SumFiles {
  readonly #parts: Parts;
  readonly #shelf: SumShelf;
  /** Null: nothing is known of them, or they are just being changed. */
  #state: State | null = null;
  #isRead = false;
  /** Whether what has these names is whole. */
  #isShown = false;
  /** What was published and is not in them. */
  #pending: SumChanges | null = null;
  #isQueued = false;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#shelf = new SumShelf(path.join(parts.folder, 'sums'), parts.acts);
  }

  /** Null for what is no such name, and while it is not known to be whole. */
  file(name: string): string | null {
    const isName = name.startsWith(TOP) && /^\w[\w-]*(\.[\w-]+)*$/.test(name);
    return this.#isShown && isName ? this.#shelf.file(name) : null;
  }

  /** Told in the turn in which the edition becomes the current one. */
  changed(changes: SumChanges): void {
    this.#pending = this.#pending === null ? changes : joined(this.#pending, changes);
    this.look();
  }

  /** Makes them those of the current edition and of the keys there are, behind whatever is under way. */
  look(): void {
    if (this.#isQueued) return;
    this.#isQueued = true;
    this.#last = this.#last.then(() => this.#follow()).catch((error: unknown) => this.#parts.onFault(error));
  }

  async settled(): Promise<void> {
    await this.#last;
  }

  async #follow(): Promise<void> {
    this.#isQueued = false;
    const key = this.#parts.source.keys?.targets ?? null;
    if (!this.#isRead) await this.#read(key);
    // In one turn of the event loop: the head, and what leads to it.
    const head = this.#parts.head();
    const pending = this.#pending;
    this.#pending = null;
    if (head === null || key === null) return;
    const state = this.#state;
    this.#state = null;
    const from = pending?.from ?? null;
    const isKnown = state?.keyid === key.id && (state.head === head.digest || state.head === from);
    const edits = isKnown ? editsOf(pending) : null;
    const whole = edits === null ? linesOf(this.#parts.entries()) : null;
    const headLines = await this.#headLines(head);
    // An edition that is not signed yet: it will be, and then this is asked for again.
    if (headLines === null) return;
    if (state !== null && state.head === head.digest && isKnown && isSame(headLines, state.headLines))
      return void (this.#state = state);
    const writing = { head, key, headLines };
    if (whole !== null) await this.#write(new Map(), { ...writing, parts: whole });
    else if (!(await this.#change(state?.parts ?? new Map(), { ...writing, edits: edits ?? new Map() }))) this.look();
  }

  /** False when a part is not what it was: then nothing is known of any. */
  async #change(
    known: ReadonlyMap<string, Digest>,
    { edits, ...writing }: Writing & { edits: ReadonlyMap<string, ReadonlyMap<string, Digest | null>> },
  ): Promise<boolean> {
    const parts = new Map<string, Lines>();
    for (const [name, edit] of edits) {
      const there = known.has(name) ? await this.#shelf.read(name, null) : null;
      if (there?.digest !== known.get(name)) return false;
      const lines: Lines = new Map(there?.sums.lines);
      for (const [file, digest] of edit) {
        if (digest === null) lines.delete(file);
        else lines.set(file, digest);
      }
      parts.set(name, lines);
    }
    await this.#write(known, { ...writing, parts });
    return true;
  }

  /** These parts; then the top, which names all parts; then what it names no more goes. */
  async #write(
    known: ReadonlyMap<string, Digest>,
    { head, key, headLines, parts }: Writing & { parts: ReadonlyMap<string, Lines> },
  ): Promise<void> {
    const digests = new Map(known);
    for (const [name, lines] of parts) {
      if (lines.size === 0) digests.delete(name);
      else digests.set(name, await this.#shelf.write(name, { seq: head.seq, lines }, key));
      await setImmediate();
    }
    await this.#shelf.write(TOP, { seq: head.seq, lines: new Map([...digests, ...headLines]) }, key);
    await this.#shelf.keepOnly([TOP, ...digests.keys()]);
    this.#state = { head: head.digest, keyid: key.id, parts: digests, headLines };
    this.#isShown = true;
  }

  /** What a run before left. */
  async #read(key: SigningKey | null): Promise<void> {
    this.#isRead = true;
    const top = await this.#shelf.read(TOP, key);
    if (top === null) return;
    const lines = [...top.sums.lines];
    const parts = new Map(lines.filter(([file]) => file.startsWith(`${TOP}.`)));
    for (const [name, digest] of parts) if ((await this.#shelf.read(name, key))?.digest !== digest) return;
    const headLines = new Map(lines.filter(([file]) => !parts.has(file)));
    const head = lines.find(([file]) => file.endsWith('.edition.json'))?.[1];
    if (head !== undefined) this.#state = { head, keyid: key?.id ?? null, parts, headLines };
    this.#isShown = true;
  }

  /** The files of the head that are the edition's own; null while it is not signed. */
  async #headLines({ seq, digest }: Head): Promise<Lines | null> {
    const lines: Lines = new Map([[`${HEADS}/${digest}.edition.json`, digest]]);
    const names = [...this.#parts.source.roots.keys()].map((at) => `${at + 1}.root.json`);
    for (const name of [...names, `${seq}.targets.json`]) {
      const bytes = await readFile(path.join(this.#parts.folder, HEADS, name)).catch(nullIfMissing);
      if (bytes === null) return null;
      lines.set(`${HEADS}/${name}`, sha256(bytes));
    }
    return lines;
  }
}

interface Writing {
  readonly head: Head;
  readonly key: SigningKey;
  readonly headLines: ReadonlyMap<string, Digest>;
}

function joined(first: SumChanges, then: SumChanges): SumChanges {
  return {
    from: first.from,
    before: new Map([...then.before, ...first.before]),
    after: new Map([...first.after, ...then.after]),
  };
}

/** By the name of the part: the digest that a file has from now on, or null for no more. */
function editsOf(changes: SumChanges | null): Map<string, Map<string, Digest | null>> {
  const edits = new Map<string, Map<string, Digest | null>>();
  const edit = (entry: Entry | null, digest: Digest | null): void => {
    if (entry === null) return;
    const name = `${TOP}.${partOf(entry)}`;
    const lines = edits.get(name) ?? new Map<string, Digest | null>();
    edits.set(name, lines.set(fileOfPath(entry.path), digest));
  };
  for (const entry of changes?.before.values() ?? []) edit(entry, null);
  for (const entry of changes?.after.values() ?? []) edit(entry, entry?.digest ?? null);
  return edits;
}

function linesOf(entries: Iterable<Entry>): Map<string, Lines> {
  const parts = new Map<string, Lines>();
  for (const entry of entries) {
    const name = `${TOP}.${partOf(entry)}`;
    const lines: Lines = parts.get(name) ?? new Map();
    parts.set(name, lines.set(fileOfPath(entry.path), entry.digest));
  }
  return parts;
}

function isSame(a: ReadonlyMap<string, Digest>, b: ReadonlyMap<string, Digest>): boolean {
  return a.size === b.size && [...a].every(([file, digest]) => b.get(file) === digest);
}
