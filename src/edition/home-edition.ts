import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Digest } from '../base/digest.ts';
import { syncFolders, type FileActs } from '../base/files.ts';
import { sha256 } from '../blobs/sha256.ts';
import { Batch, type Arrival } from './batch.ts';
import { collect, type Collected } from './collect.ts';
import { findDamage } from './damage.ts';
import { EditionDocuments, editionsAmong, nullIfMissing } from './edition-documents.ts';
import type { Damage, Edition, PublishRequest, StepBackRequest } from './edition.ts';
import type { Encoding } from './encodings.ts';
import { isSameAbout, makeHead, NOTHING_BESIDES, readHead, type Head } from './head.ts';
import { endLandings, Landing } from './landing.ts';
import { Marks } from './marks.ts';
import { NodeShelf } from './node-shelf.ts';
import { formsOf, ObjectStore } from './object-store.ts';
import { bothDone, inParallel } from './in-parallel.ts';
import { PublishJournal } from './publish-journal.ts';
import { recompress } from './recompress.ts';
import { References } from './references.ts';
import { HeadFiles, type HeadSource, type PreparedHead } from './sign/head-files.ts';
import { Stage, type Staged } from './stage.ts';
import { changesOf, isSame } from './changes-of.ts';
import { SumFiles } from './sums/sum-files.ts';
import { changesBack, editionNumbered, isNotWhole } from './step-back.ts';
import { toldChanges, type ToldChange } from './told-changes.ts';
import { lookup, updateTree, walkEntries, type Changes, type NodeSource, type TreeUpdate } from './tree.ts';
import type { Entry } from './verify/entry.ts';
import type { Output } from '../story/output.ts';

const HEADS = '.well-known/edition';
const AT_ONCE = 32;

/** See openEdition: nothing may be asked of it before `load`. */
export class HomeEdition implements Edition {
  readonly #folder: string;
  readonly #acts: FileActs;
  readonly #journal: PublishJournal;
  readonly #nodes: NodeShelf;
  readonly #objects: ObjectStore;
  readonly #stage: Stage;
  readonly #documents: EditionDocuments;
  readonly #headFiles: HeadFiles;
  readonly #sums: SumFiles;
  readonly #references = new References();
  readonly #source: NodeSource = (digest) => this.#nodes.get(digest);
  #head: Head | null = null;
  /** Of the collection that is going on. */
  #marks: Marks | null = null;
  #collecting: Promise<Collected> | null = null;
  /** The last act that changes files, ended or not: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    folder: string,
    { acts, signing, onFault }: { acts: FileActs; signing: HeadSource; onFault: (error: unknown) => void },
  ) {
    this.#folder = folder;
    this.#acts = acts;
    this.#nodes = new NodeShelf(path.join(folder, 't'));
    this.#objects = new ObjectStore(path.join(folder, 'o'), acts.write);
    this.#journal = new PublishJournal({
      folder: path.join(folder, 'journal'),
      acts,
      filesOf: ({ kind, digest }) => (kind === 'node' ? [this.#nodes.file(digest)] : this.#objects.files(digest)),
      restore: async (record) => this.#writeUnsynced({ ...record, forms: await formsOf(record) }),
    });
    this.#stage = new Stage({
      objects: this.#objects,
      find: (at) => this.find(at),
      isPublished: (digest) => this.#references.has(digest),
    });
    this.#documents = new EditionDocuments(path.join(folder, HEADS));
    this.#headFiles = new HeadFiles(this.#documents.folder, { acts, source: signing, onFault });
    const current = { head: () => this.#head, entries: () => this.entries() };
    this.#sums = new SumFiles({ folder, acts, source: signing, onFault, ...current });
  }

  async recover(): Promise<void> {
    const roots = ['o', 't'].map((name) => path.join(this.#folder, name));
    await endLandings(this.#landings, roots);
    await this.#journal.recover();
  }

  async load(): Promise<void> {
    await this.#headFiles.load();
    const bytes = await this.#headBytes();
    if (bytes === null) return;
    const head = readHead(bytes, sha256);
    await this.#nodes.load(head.root);
    this.#head = head;
    for (const { digest } of this.entries()) this.#references.add(digest);
  }

  /** Behind the start: what a run before left of them, and the edition that it left. */
  lookAtSums(): void {
    this.#sums.look();
  }

  head(): Head | null {
    return this.#head;
  }

  find(at: string): Entry | null {
    return this.#head === null ? null : lookup({ root: this.#head.root, nodes: this.#source, sha256 }, at);
  }

  entries(): Iterable<Entry> {
    return this.#head === null ? [] : walkEntries(this.#head.root, this.#source);
  }

  holds(kind: 'object' | 'node', digest: Digest): boolean {
    return kind === 'object' ? this.#references.has(digest) : this.#nodes.has(digest);
  }

  objectFile(digest: Digest, encoding: Encoding): string {
    return this.#objects.file(digest, encoding);
  }

  nodeFile(digest: Digest): string {
    return this.#nodes.file(digest);
  }

  headFile(name: string): string | null {
    if (/^\w[\w-]*(\.[\w-]+)*\.json$/.test(name)) return path.join(this.#folder, HEADS, name);
    return this.#sums.file(name);
  }

  async publish(request: PublishRequest): Promise<Head> {
    return this.#alone(() => this.#withBatch((batch) => this.#publish(request, batch)));
  }

  async stage(outputs: Iterable<Output> | AsyncIterable<Output>): Promise<Staged> {
    return await this.#withBatch((batch) => this.#stage.settled(outputs, batch), 0);
  }

  async discard(staged: Staged): Promise<void> {
    await this.#stage.discard(staged);
  }

  overtaken(staged: Staged): string[] {
    return staged.entries
      .filter(({ entry, before }) => !isSame(this.find(entry.path), before))
      .map(({ entry }) => entry.path);
  }

  async check(): Promise<Damage[]> {
    return this.#alone(() => findDamage(this.entries(), { nodes: this.#nodes, objects: this.#objects }));
  }

  async collect(now: Date): Promise<Collected> {
    this.#collecting ??= this.#collect(now).finally(() => (this.#collecting = null));
    return await this.#collecting;
  }

  async forget(digests: readonly Digest[]): Promise<readonly Digest[]> {
    if (digests.length === 0) return [];
    return await this.#alone(async () => {
      // A journal may hold their bytes, and would write them again after a crash.
      await this.#journal.empty();
      await this.#stage.delete(digests, (digest) => this.#references.has(digest));
      await this.#objects.ensureDeleted(digests);
      // What landed there has other names now, and may have had these on the disk.
      await syncFolders([this.#landings]);
      const there = [];
      for (const digest of digests) if (await this.#objects.isThere(digest)) there.push(digest);
      return there;
    });
  }

  async recompress(paths: Iterable<string>): Promise<number> {
    const parts = { stage: this.#stage, objects: this.#objects, find: (at: string) => this.find(at) };
    return await recompress(paths, { ...parts, quiet: () => this.#last });
  }

  async editions(): Promise<readonly Head[]> {
    const found = await this.#alone(async () => ({ names: await this.#documents.names(), current: this.#head }));
    return found.current === null ? [] : editionsAmong(await this.#documents.read(found.names), found.current);
  }

  async toldChanges(editions: readonly Head[]): Promise<readonly (readonly ToldChange[] | null)[]> {
    return await toldChanges(editions, (digest) => this.#nodes.read(digest));
  }

  async stepBack(request: StepBackRequest): Promise<Head> {
    const target = editionNumbered(await this.editions(), request.to);
    return await this.#alone(() => this.#stepBack(target, request));
  }

  async renew(now: Date): Promise<boolean> {
    return await this.#alone(async () => {
      const renewed = this.#head !== null && (await this.#headFiles.renew(this.#head, now));
      this.#sums.look();
      return renewed;
    });
  }

  signedUntil(): Date | null {
    return this.#head && this.#headFiles.holdsUntil(this.#head);
  }

  async settled(): Promise<void> {
    await this.#last;
    await this.#sums.settled();
    // On a disk that fails the journals stay, and the next start is told.
    await this.#journal.checkpoint().catch(() => {});
  }

  async #collect(now: Date): Promise<Collected> {
    const marks = new Marks();
    this.#marks = marks;
    const parts = { documents: this.#documents, nodes: this.#nodes, objects: this.#objects, stage: this.#stage };
    const isPublished = (digest: Digest): boolean => this.#references.has(digest);
    const alone = <T>(act: () => Promise<T>): Promise<T> => this.#alone(act);
    try {
      await this.#headFiles.sweep(now);
      return await collect({ marks, now }, { ...parts, isPublished, alone, head: () => this.#head });
    } finally {
      this.#marks = null;
    }
  }

  async #stepBack(to: Head, request: StepBackRequest): Promise<Head> {
    const from = this.#head;
    if (from === null) throw isNotWhole(to);
    const way = {
      from,
      to,
      read: (digest: Digest) => this.#nodes.read(digest),
      find: (each: string) => this.find(each),
    };
    const changes = await changesBack(way, request);
    if (changes.size === 0) return from;
    const back = [...changes.values()].filter((entry) => entry !== null);
    const held = await this.#stage.hold(back.map((entry) => ({ entry, before: null })));
    if (held === null) throw isNotWhole(to);
    try {
      return await this.#withBatch((batch) => this.#commit(request, { changes, batch }));
    } finally {
      await this.#stage.discard(held);
    }
  }

  async #publish(request: PublishRequest, batch: Batch): Promise<Head> {
    if (request.staged !== undefined) this.#stage.ensureOpen(request.staged);
    const put = await this.#stage.add(request.put ?? [], { verify: request.force ?? false, batch });
    try {
      const changes = changesOf(request, { put, find: (at) => this.find(at) });
      if (this.#head !== null && changes.size === 0 && !this.#isForced(request)) return this.#head;
      return await this.#commit(request, { changes, batch });
    } finally {
      await this.#stage.discard(put);
      if (request.staged !== undefined) await this.#stage.discard(request.staged);
    }
  }

  #isForced({ force = false, about }: PublishRequest): boolean {
    return force || (about !== undefined && !isSameAbout(about, this.#head?.about ?? NOTHING_BESIDES));
  }

  async #commit(
    { at, seq = 1, about = this.#head?.about ?? NOTHING_BESIDES }: PublishRequest,
    { changes, batch }: { changes: Changes; batch: Batch },
  ): Promise<Head> {
    const before = this.#head;
    const update = updateTree({ root: before?.root ?? null, nodes: this.#source, sha256 }, changes);
    const number = Math.max(seq, (before?.seq ?? 0) + 1);
    const made = makeHead({ seq: number, previous: before?.digest ?? null, root: update.root, at, about }, sha256);
    const fresh = await this.#nodes.add(update.added, batch);
    let prepared: PreparedHead | null = null;
    try {
      await batch.settle();
      const { arrivals } = batch;
      // The disk syncs both in about the time of one.
      await bothDone(
        this.#journal.cover(arrivals, () => inParallel(arrivals, AT_ONCE, (each) => this.#writeUnsynced(each))),
        this.#acts.write(this.#documents.file(made.head.digest), made.bytes),
        this.#headFiles.prepare(made.head, made.bytes).then((head) => void (prepared = head)),
      );
      await this.#acts.write(path.join(this.#folder, 'head.json'), made.bytes);
    } catch (error) {
      // The name may have changed although the disk would not vouch for it: then the next start sees the new edition.
      if ((await this.#headBytes())?.equals(made.bytes)) this.#swap({ head: made.head, update, changes });
      else {
        await this.#nodes.delete(fresh);
        await this.#documents.delete(made.head.digest);
      }
      throw error;
    }
    this.#swap({ head: made.head, update, changes });
    await this.#headFiles.show(prepared);
    return made.head;
  }

  /** `room`: see Batch. */
  async #withBatch<T>(act: (batch: Batch) => Promise<T>, room?: number): Promise<T> {
    const landing = new Landing(this.#landings, this.#acts);
    const batch = new Batch(landing, room);
    try {
      return await act(batch);
    } finally {
      this.#objects.ended(batch);
      await batch.discard();
    }
  }

  get #landings(): string {
    return path.join(this.#folder, 'landing');
  }

  async #writeUnsynced(arrival: Arrival): Promise<void> {
    const to = arrival.kind === 'node' ? this.#nodes : this.#objects;
    await to.write(arrival, this.#acts.writeUnsynced);
  }

  /** In one turn of the event loop: nobody sees half of it. */
  #swap({ head, update, changes }: { head: Head; update: TreeUpdate; changes: Changes }): void {
    const from = this.#head?.digest ?? null;
    const before = new Map([...changes.keys()].map((at) => [at, this.find(at)]));
    for (const entry of changes.values()) {
      if (entry === null) continue;
      this.#references.add(entry.digest);
      this.#stage.published(entry.digest);
      this.#marks?.add('object', entry.digest);
    }
    for (const digest of update.added.keys()) this.#marks?.add('node', digest);
    for (const entry of before.values()) if (entry !== null) this.#references.remove(entry.digest);
    this.#nodes.swap(update);
    this.#head = head;
    this.#sums.changed({ from, before, after: changes });
  }

  /** Acts when all acts begun before have ended. */
  async #alone<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => {});
    return result;
  }

  async #headBytes(): Promise<Buffer | null> {
    return await readFile(path.join(this.#folder, 'head.json')).catch(nullIfMissing);
  }
}
