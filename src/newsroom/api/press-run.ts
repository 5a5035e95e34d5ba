import { errorOf } from '../../base/error-of.ts';
import type { Digest } from '../../base/digest.ts';
import type { Blobs } from '../../blobs/blobs.ts';
import type { Edition } from '../../edition/edition.ts';
import { cardPath } from '../../media/card-key.ts';
import { addresses } from '../../press/addresses.ts';
import { HTML_TYPE } from '../../press/page.ts';
import { pressScript } from '../../press/script.ts';
import type { Setting } from '../../press/setting.ts';
import type { ImageId } from '../../story/image.ts';
import type { Output } from '../../story/output.ts';
import type { PublicStory, StoryId } from '../../story/story.ts';
import type { Store } from '../../store/open-store.ts';
import type { CardRow, ImageRow, StoredRendition } from '../../store/tables.ts';
import { wantsAvif } from './image-state.ts';
import { leadingTo, leadingToFile, leadingToPicture, pressOldAddresses, type Leading } from './old-addresses.ts';
import type { StoryWant } from './picture-jobs.ts';
import { pageKey, type Page } from './page.ts';
import { pressPage, pressStoryPage, type Pressed } from './press-page.ts';
import { cardState } from './story-card.ts';
import { copyState } from './copy-state.ts';
import { publicCopy } from './story-copy.ts';
import { readAhead } from './read-ahead.ts';
import { readPlayed, readStoryParts, type PlayedFile, type StoryParts } from './story-parts.ts';
import type { PlayedId, Subject } from './subject.ts';

/** Where a run reads from, and what readers have. */
export interface PressParts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly edition: Pick<Edition, 'find'>;
}

/** What so many pages need is read at once: enough to spare the store, few enough for the memory. */
const BATCH = 50;
/** So many lists are read while one is printed. */
const LISTS_AHEAD = 4;

/**
 * One run of the presser: what its pages put into the edition is asked for, at once or in parts, and then the rest. What they
 * take from it, what they want drawn and which of them failed is known of what was asked for. A page that fails is left as readers have it.
 */
export class PressRun {
  readonly #parts: PressParts;
  readonly #setting: Setting;
  readonly #known: ReadonlyMap<StoryId, StoryParts>;
  readonly #put = new Set<string>();
  readonly #remove = new Set<string>();
  readonly #leading = new Map<string, Leading>();
  readonly #wanted = new Map<StoryWant, StoryId[]>();
  readonly #failures = new Map<string, Error>();

  /** `known`: what somebody has read of some stories, just before. */
  constructor(parts: PressParts, setting: Setting, known: ReadonlyMap<StoryId, StoryParts> = new Map()) {
    this.#parts = parts;
    this.#setting = setting;
    this.#known = known;
  }

  /** Every path it put so far, changed or not. */
  get put(): ReadonlySet<string> {
    return this.#put;
  }

  /** What stood there before and does no more; a path that was put as well stands. */
  get removed(): ReadonlySet<string> {
    return this.#remove;
  }

  /** What its pages still want drawn. */
  get wanted(): ReadonlyMap<StoryWant, readonly StoryId[]> {
    return this.#wanted;
  }

  /** By the key of the page, why it could not be pressed. */
  get failures(): ReadonlyMap<string, Error> {
    return this.#failures;
  }

  async *pages(pages: Iterable<Page>): AsyncGenerator<Output> {
    yield* this.#script();
    const stories = (batch: readonly Page[]): Promise<ReadonlyMap<StoryId, StoryParts>> => this.#storiesOf(batch);
    for await (const { item, made } of readAhead(batches(pages), 2, stories)) {
      // Where one cannot be read each is read by itself.
      yield* this.#batch(item, made.status === 'fulfilled' ? made.value : new Map());
    }
  }

  /** Behind all its pages: marks, what goes with what went, old addresses. `before`: the acts that caused it, for what they showed and show no more. */
  async *rest(before: readonly Subject[] = []): AsyncGenerator<Output> {
    for (const path of before.flatMap(goneWith)) if (!this.#put.has(path)) this.#remove.add(path);
    const { store } = this.#parts;
    yield* this.#pictures(await store.read.images.imagesById([...this.#setting.marks.values()].map(({ id }) => id)));
    await this.#dropPictures(before);
    await this.#dropRecordings(before);
    yield* this.#oldAddresses();
  }

  /** The script of these pages, and no other: older ones go when everything was pressed. */
  *#script(): Generator<Output> {
    const { script } = this.#setting;
    if (!script) return;
    if (this.#parts.edition.find(script.path) === null) yield* this.#once(pressScript(script));
    else this.#put.add(script.path);
  }

  async #storiesOf(pages: readonly Page[]): Promise<ReadonlyMap<StoryId, StoryParts>> {
    const ids = pages.flatMap((page) => ('id' in page ? [page.id] : []));
    const unknown = ids.filter((id) => !this.#known.has(id));
    const read = unknown.length === 0 ? new Map() : await readStoryParts(this.#parts.store.read, unknown);
    return new Map([...this.#known, ...read]);
  }

  async *#batch(pages: readonly Page[], stories: ReadonlyMap<StoryId, StoryParts>): AsyncGenerator<Output> {
    const at = { read: this.#parts.store.read, setting: this.#setting };
    const lists = readAhead(pages, LISTS_AHEAD, async (page) =>
      page.page === 'story' || page.page === 'copy' ? null : pressPage(at, page),
    );
    for await (const { item: page, made } of lists) {
      try {
        if (made.status === 'rejected') throw errorOf(made.reason);
        if (page.page === 'story') yield* this.#story(page, stories.get(page.id));
        else if (page.page === 'copy') yield* this.#newCopy(page.id, stories.get(page.id));
        else if (made.value !== null) yield* this.#pressed(page, made.value);
      } catch (error) {
        this.#failures.set(pageKey(page), errorOf(error));
      }
    }
  }

  async *#story(page: Page & { page: 'story' }, known: StoryParts | undefined): AsyncGenerator<Output> {
    const { read } = this.#parts.store;
    const parts = known ?? (await readStoryParts(read, [page.id])).get(page.id);
    if (parts === undefined) return;
    const copy = this.#copyStands(page.id, parts);
    const pressed = await pressStoryPage({ read, setting: this.#setting }, page, { ...parts, copy });
    // Its files first: a page whose picture cannot be read stays as readers have it.
    yield* this.#filesOf(page.id, parts);
    yield* this.#pressed(page, pressed);
  }

  *#pressed(page: Page, { put, remove }: Pressed): Generator<Output> {
    for (const path of remove) this.#remove.add(path);
    this.#leads(leadingTo(page, put));
    for (const output of put) yield* this.#once(output);
  }

  async *#filesOf(id: StoryId, { story, card, images, played }: StoryParts): AsyncGenerator<Output> {
    if (story !== null) yield* this.#card(story, card);
    else if (card !== null) {
      this.#remove.add(cardPath(card.key));
      this.#want(id, 'card');
    }
    if (images.some(wantsAvif)) this.#want(id, 'avif');
    yield* this.#pictures(images);
    yield* this.#recordings(played);
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

  /** Whether the copy of the story as it is now is in the edition. One of the story as it was goes. */
  #copyStands(id: StoryId, { story, copy: row }: StoryParts): boolean {
    if (story === null) {
      if (row !== null) this.#want(id, 'card');
      return false;
    }
    const path = addresses.copy(story.path);
    const copy = copyState(this.#setting, story, row);
    if (copy.state === 'made' && (this.#put.has(path) || this.#parts.edition.find(path)?.digest === copy.digest)) {
      this.#put.add(path);
      return true;
    }
    if (copy.state !== 'none') this.#want(id, 'card');
    this.#remove.add(path);
    return false;
  }

  /** The copy that a job has looked into. What became of the story since has none yet. */
  async *#newCopy(id: StoryId, known: StoryParts | undefined): AsyncGenerator<Output> {
    const { store, blobs, edition } = this.#parts;
    const parts = known ?? (await readStoryParts(store.read, [id])).get(id);
    if (!parts?.story) return;
    const state = copyState(this.#setting, parts.story, parts.copy);
    const path = addresses.copy(parts.story.path);
    if (state.state !== 'made' || edition.find(path)?.digest === state.digest) return;
    const copy = await publicCopy(parts.story, parts.images, { blobs, setting: this.#setting });
    if (copy?.digest === state.digest) yield* this.#once({ path, type: HTML_TYPE, body: copy.bytes });
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
  async *#recordings(files: readonly PlayedFile[]): AsyncGenerator<Output> {
    for (const { id, path, type, digest, length } of files) {
      this.#leads(leadingToFile({ id, path }, true));
      if (this.#parts.edition.find(path)?.digest === digest) this.#put.add(path);
      const file = this.#put.has(path) ? null : await this.#parts.blobs.file(digest);
      if (file !== null) yield* this.#once({ path, type, body: { file, digest, length } });
    }
  }

  /** What a story played and nobody plays any more, likewise. */
  async #dropRecordings(subjects: readonly Subject[]): Promise<void> {
    const before = subjects.flatMap(playedBefore);
    for (const { id, path } of await readPlayed(this.#parts.store.read, [...new Set(before)])) {
      if (this.#put.has(path) || (await this.#parts.store.read.published.usesImage(id))) continue;
      this.#remove.add(path);
      this.#leads(leadingToFile({ id, path }, false));
    }
  }

  /** Pictures that a story showed and nobody shows any more are taken from readers too. */
  async #dropPictures(subjects: readonly Subject[]): Promise<void> {
    const { read } = this.#parts.store;
    const marks = new Set([...this.#setting.marks.values()].map(({ id }) => id));
    const before = new Set(subjects.flatMap(imagesBefore));
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
    for (const some of batches(this.#leading.values())) {
      const addresses = await store.read.imports.addressesOf(some.map(({ from }) => from));
      for (const [index, leading] of some.entries()) {
        const { put, remove } = await pressOldAddresses(at, leading, addresses[index] ?? []);
        for (const path of remove) this.#remove.add(path);
        for (const output of put) yield* this.#once(output);
      }
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

function* batches<T>(items: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Files that stand nowhere any more. */
function goneWith(subject: Subject): readonly string[] {
  if (subject.kind === 'pictures') return subject.gone;
  return subject.kind === 'card' && subject.gone !== null ? [subject.gone] : [];
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
