import type { Clock } from '../../base/clock.ts';
import type { Digest } from '../../base/digest.ts';
import type { Blobs } from '../../blobs/blobs.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Head } from '../../edition/head.ts';
import { cardPath } from '../../media/card-key.ts';
import { CAPTIONS_TYPE } from '../../media/recording-library.ts';
import { pressScript, type ReaderScript } from '../../press/script.ts';
import type { Setting } from '../../press/setting.ts';
import type { Output } from '../../story/output.ts';
import type { CaptionsId, RecordingId } from '../../story/recording.ts';
import type { ImageId } from '../../story/image.ts';
import type { PublicStory, StoryId } from '../../story/story.ts';
import type { Store } from '../../store/open-store.ts';
import type { CaptionsRow, CardRow, ImageRow, StoredRendition } from '../../store/tables.ts';
import { Bell } from './bell.ts';
import { dependents } from './dependents.ts';
import { wantsAvif } from './image-state.ts';
import { leadingTo, leadingToFile, leadingToPicture, pressOldAddresses, type Leading } from './old-addresses.ts';
import type { StoryWant } from './picture-jobs.ts';
import { pressPage } from './press-page.ts';
import { imagesOf, playedOf, readSubject, type PlayedId, type Subject } from './subject.ts';
import { settingOf } from './setting-of.ts';
import { cardState } from './story-card.ts';
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
  /** Rung when pages that were pressed want something drawn. */
  readonly wants = new Bell();
  readonly #parts: Parts;
  #running: Promise<Head | null> = Promise.resolve(null);
  #waiting: Promise<Head | null> | null = null;
  #isHeld = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Many acts, one edition: until it is disposed of, `press` leaves what is queued and answers with the edition there is. */
  hold(): Disposable {
    this.#isHeld = true;
    return { [Symbol.dispose]: () => void (this.#isHeld = false) };
  }

  /** The edition that holds everything queued before the call, unless it is held. Null while there is no publication. */
  async press(): Promise<Head | null> {
    if (this.#isHeld) return this.#parts.edition.head();
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
      for (const [want, ids] of run.wanted()) await write.jobs.queue(want, ids, now);
    });
    if (run.wanted().size > 0) this.wants.ring();
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
  readonly #wanted = new Map<StoryWant, StoryId[]>();

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
      if (page.page === 'story') yield* this.#filesOf(page);
    }
    for (const subject of this.#subjects)
      if (subject.kind === 'card' && subject.gone !== null && !this.#put.has(subject.gone))
        this.#remove.add(subject.gone);
    yield* this.#pictures(await store.read.images.imagesById([...this.#setting.marks.values()].map(({ id }) => id)));
    await this.#dropPictures();
    await this.#dropRecordings();
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

  /** What its pages still want drawn. After `outputs` has ended. */
  wanted(): ReadonlyMap<StoryWant, readonly StoryId[]> {
    return this.#wanted;
  }

  async *#filesOf({ id }: Page & { page: 'story' }): AsyncGenerator<Output> {
    const { read } = this.#parts.store;
    const story = await read.published.story(id);
    const row = await read.cards.card(id);
    if (story !== null) yield* this.#card(story, row);
    else if (row !== null) {
      this.#remove.add(cardPath(row.key));
      this.#want(id, 'card');
    }
    if (story === null) return;
    const images = await read.images.imagesById(imagesOf(story));
    if (images.some(wantsAvif)) this.#want(id, 'avif');
    yield* this.#pictures(images);
    yield* this.#recordings(playedOf(story));
  }

  /** The card that its page names; one that shows what the story said before goes. */
  async *#card(story: PublicStory, row: CardRow | null): AsyncGenerator<Output> {
    const card = cardState(this.#setting, story, row);
    if (card.state === 'due') this.#want(story.id, 'card');
    if (card.state === 'due' && row !== null) this.#remove.add(cardPath(row.key));
    if (card.state !== 'drawn') return;
    const { digest } = card;
    yield* this.#file({ path: card.image.path, type: 'image/png', digest });
  }

  #want(id: StoryId, want: StoryWant): void {
    const ids = this.#wanted.get(want) ?? [];
    ids.push(id);
    this.#wanted.set(want, ids);
  }

  async *#pictures(images: readonly ImageRow[]): AsyncGenerator<Output> {
    for (const image of images) {
      this.#leads(leadingToPicture(image, true));
      for (const rendition of image.renditions) yield* this.#file(rendition);
    }
  }

  /** A file that readers may have already: then nothing is read from the disk. */
  async *#file({ path, type, digest }: { path: string; type: string; digest: Digest }): AsyncGenerator<Output> {
    if (this.#put.has(path)) return;
    if (this.#parts.edition.find(path)?.digest === digest) {
      this.#put.add(path);
      return;
    }
    const body = await this.#parts.blobs.get(digest, { verify: true });
    if (body !== null) yield* this.#once({ path, type, body });
  }

  /** They may be larger than the memory: copied from file to file. */
  async *#recordings(ids: readonly PlayedId[]): AsyncGenerator<Output> {
    for (const { id, path, type, digest, length } of await this.#filesPlayed(ids)) {
      this.#leads(leadingToFile({ id, path }, true));
      if (this.#parts.edition.find(path)?.digest === digest) this.#put.add(path);
      const file = this.#put.has(path) ? null : await this.#parts.blobs.file(digest);
      if (file !== null) yield* this.#once({ path, type, body: { file, digest, length } });
    }
  }

  async #filesPlayed(
    ids: readonly PlayedId[],
  ): Promise<(Pick<CaptionsRow, 'path' | 'digest' | 'length'> & { id: PlayedId; type: string })[]> {
    const { recordings } = this.#parts.store.read;
    const captions = await recordings.captionsById(ids as readonly CaptionsId[]);
    return [
      ...(await recordings.recordingsById(ids as readonly RecordingId[])),
      ...captions.map((row) => ({ ...row, type: CAPTIONS_TYPE })),
    ];
  }

  /** What a story played and nobody plays any more, likewise. */
  async #dropRecordings(): Promise<void> {
    const before = this.#subjects.flatMap(playedBefore);
    for (const { id, path } of await this.#filesPlayed([...new Set(before)])) {
      if (this.#put.has(path) || (await this.#parts.store.read.published.usesImage(id))) continue;
      this.#remove.add(path);
      this.#leads(leadingToFile({ id, path }, false));
    }
  }

  /** Pictures that a story showed and nobody shows any more are taken from readers too. */
  async #dropPictures(): Promise<void> {
    const { read } = this.#parts.store;
    const marks = new Set([...this.#setting.marks.values()].map(({ id }) => id));
    const before = new Set(this.#subjects.flatMap(imagesBefore));
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

function playedBefore(subject: Subject): readonly PlayedId[] {
  if (subject.kind === 'posts') return subject.recordings;
  return subject.kind === 'story' ? (subject.before?.recordings ?? []) : [];
}

function isPut(renditions: readonly StoredRendition[], put: ReadonlySet<string>): boolean {
  return renditions.some(({ path }) => put.has(path));
}
