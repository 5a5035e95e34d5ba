import type { Clock } from '../../base/clock.ts';
import type { Blobs } from '../../blobs/blobs.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Head } from '../../edition/head.ts';
import { pressScript, type ReaderScript } from '../../press/script.ts';
import type { Setting } from '../../press/setting.ts';
import type { ImageId } from '../../story/image.ts';
import type { Output } from '../../story/output.ts';
import type { Store } from '../../store/open-store.ts';
import type { StoredRendition } from '../../store/tables.ts';
import { dependents } from './dependents.ts';
import { leadingTo, leadingToPicture, pressOldAddresses, type Leading } from './old-addresses.ts';
import { pressPage } from './press-page.ts';
import { imagesOf, readSubject, type Subject } from './subject.ts';
import { settingOf } from './setting-of.ts';
import type { Page } from './page.ts';

interface Parts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly edition: Edition;
  readonly clock: Clock;
  /** Null, or left out: pages are pressed without a script. */
  readonly script?: ReaderScript | null;
}

/**
 * Turns what the store has queued into the next edition. One run at a time; what is queued while one runs is taken by the
 * next, all of it at once. The queue is emptied only after the edition is on the disk: whatever ends the process, the next
 * start presses what is left.
 */
export class Presser {
  readonly #parts: Parts;
  #running: Promise<Head | null> = Promise.resolve(null);
  #waiting: Promise<Head | null> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The edition that holds everything queued before the call. Null while there is no publication. */
  async press(): Promise<Head | null> {
    this.#waiting ??= this.#running
      .catch(() => null)
      .then(() => {
        this.#running = this.#run();
        this.#waiting = null;
        return this.#running;
      });
    return await this.#waiting;
  }

  async #run(): Promise<Head | null> {
    const { store, edition, clock } = this.#parts;
    const pending = await store.read.editions.pending();
    if (pending.length === 0) return edition.head();
    const now = clock();
    const found = await settingOf(store, now);
    if (found === null) return null;
    const setting = { ...found, script: this.#parts.script ?? null };
    const subjects = pending.map(({ subject }) => readSubject(subject));
    const given = (await store.read.editions.latest())?.seq ?? 0;
    const run = new Run(this.#parts, setting, subjects);
    const head = await edition.publish({ put: run.outputs(), remove: run.removed(), at: now, seq: given + 1 });
    await store.transact(async ({ write }) => {
      // The edition may be ahead: a process ended between the two.
      if (head.seq > given) await write.editions.add({ seq: head.seq, digest: head.digest, at: head.at });
      await write.editions.finish(pending.map(({ id }) => id));
    });
    return head;
  }
}

/** One run of the presser: what it puts is asked for first, what it removes is known after that. */
class Run {
  readonly #parts: Parts;
  readonly #setting: Setting;
  readonly #subjects: readonly Subject[];
  readonly #put = new Set<string>();
  readonly #remove = new Set<string>();
  readonly #leading = new Map<string, Leading>();

  constructor(parts: Parts, setting: Setting, subjects: readonly Subject[]) {
    this.#parts = parts;
    this.#setting = setting;
    this.#subjects = subjects;
  }

  async *outputs(): AsyncGenerator<Output> {
    const { store } = this.#parts;
    yield* this.#script();
    const pages = await dependents(store, this.#setting, this.#subjects);
    for (const page of pages) {
      const { put, remove } = await pressPage({ read: store.read, setting: this.#setting }, page);
      for (const path of remove) this.#remove.add(path);
      for (const output of put) yield* this.#once(output);
      this.#leads(leadingTo(page, put));
      if (page.page === 'story') yield* this.#picturesOf(page);
    }
    for (const mark of this.#setting.marks.values()) yield* this.#pictures([mark.id]);
    await this.#dropPictures();
    yield* this.#oldAddresses();
  }

  /** To be iterated after `outputs` has ended. After everything was pressed, what is no longer anybody's goes too. */
  *removed(): Generator<string> {
    yield* this.#remove;
    if (!this.#subjects.some(({ kind }) => kind === 'everything')) return;
    for (const { path } of this.#parts.edition.entries()) if (!this.#put.has(path)) yield path;
  }

  /** The script of these pages, and no other: older ones go when everything was pressed. */
  *#script(): Generator<Output> {
    const { script, edition } = this.#parts;
    if (!script) return;
    if (edition.find(script.path) === null) yield* this.#once(pressScript(script));
    else this.#put.add(script.path);
  }

  async *#picturesOf({ id }: Page & { page: 'story' }): AsyncGenerator<Output> {
    const story = await this.#parts.store.read.published.story(id);
    if (story !== null) yield* this.#pictures(imagesOf(story));
  }

  async *#pictures(ids: readonly ImageId[]): AsyncGenerator<Output> {
    const { store, edition, blobs } = this.#parts;
    for (const image of await store.read.images.imagesById(ids)) {
      this.#leads(leadingToPicture(image, true));
      for (const { path, type, digest } of image.renditions) {
        const known = edition.find(path)?.digest === digest;
        if (known) this.#put.add(path);
        const body = known ? null : await blobs.get(digest, { verify: true });
        if (body !== null) yield* this.#once({ path, type, body });
      }
    }
  }

  /** Pictures that a story showed and nobody shows any more are taken from readers too. */
  async #dropPictures(): Promise<void> {
    const { read } = this.#parts.store;
    const marks = new Set([...this.#setting.marks.values()].map(({ id }) => id));
    const before = new Set(
      this.#subjects.flatMap(imagesBefore),
    );
    for (const image of await read.images.imagesById([...before])) {
      const shown =
        marks.has(image.id) || isPut(image.renditions, this.#put) || (await read.published.usesImage(image.id));
      if (shown) continue;
      for (const { path } of image.renditions) this.#remove.add(path);
      this.#leads(leadingToPicture(image, false));
    }
  }

  /** Where addresses of earlier sites lead. Behind everything else: they may cover none of it. */
  async *#oldAddresses(): AsyncGenerator<Output> {
    const { store, edition } = this.#parts;
    const at = { read: store.read, setting: this.#setting, edition, put: this.#put };
    for (const leading of this.#leading.values()) {
      const { put, remove } = await pressOldAddresses(at, leading);
      for (const path of remove) this.#remove.add(path);
      for (const output of put) yield* this.#once(output);
    }
  }

  #leads(leading: Leading | null): void {
    if (leading !== null) this.#leading.set(Object.values(leading.from).join(' '), leading);
  }

  /** Pictures come up with every story that shows them; an edition takes each path once. */
  *#once(output: Output): Generator<Output> {
    if (this.#put.has(output.path)) return;
    this.#put.add(output.path);
    yield output;
  }
}

/** What readers may have seen because of a subject, and see no more. */
function imagesBefore(subject: Subject): readonly ImageId[] {
  if (subject.kind === 'posts') return subject.images;
  return subject.kind === 'story' ? (subject.before?.images ?? []) : [];
}

function isPut(renditions: readonly StoredRendition[], put: ReadonlySet<string>): boolean {
  return renditions.some(({ path }) => put.has(path));
}
