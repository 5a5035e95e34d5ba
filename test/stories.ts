import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { HOUR, type Clock } from '../src/base/clock.ts';
import type { Refusal, RefusalKind } from '../src/base/refusal.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { addImage } from '../src/newsroom/api/images.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { createStory, readStory, saveStory, type StoryChange, type StoryDraft } from '../src/newsroom/api/stories.ts';
import { writeSubject } from '../src/newsroom/api/subject.ts';
import { keepTimetable } from '../src/newsroom/api/timetable.ts';
import type { Program } from '../src/program.ts';
import { parseBody } from '../src/story/body-html.ts';
import type { ImageId, Rendition } from '../src/story/image.ts';
import type { StoryId } from '../src/story/story.ts';

const plain: StoryDraft = {
  service: 'kk',
  kind: 'article',
  headline: 'Бірінші хабар',
  standfirst: '',
  slug: null,
  place: 'АЛМАТЫ',
  bylines: [{ unit: 'kazakh-service' }],
  topics: ['Қоғам'],
  storyline: null,
  body: parseBody('<p>Мәтін.</p>').body,
  leadImage: null,
  translationOf: null,
};

export function draftOf(change: Partial<StoryDraft> & { readonly slug: string }): StoryDraft {
  return { ...plain, headline: `Хабар ${change.slug}`, ...change };
}

/** A clock that stands still until the test moves it. */
export class TestClock {
  #now: Date;

  constructor(start: string) {
    this.#now = new Date(start);
  }

  readonly read: Clock = () => this.#now;

  pass(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }

  passHours(hours: number): void {
    this.pass(hours * HOUR);
  }
}

/** A story that readers can open, with where they do, and that stands in every list. */
export async function published(
  program: Program,
  change: Parameters<typeof draftOf>[0],
): Promise<{ id: StoryId; path: string }> {
  const { id } = await createStory(program.newsroom, commandLine, draftOf(change));
  const { url } = await publishStory(program.newsroom, commandLine, { id });
  await program.newsroom.presser.settled();
  return { id, path: new URL(url).pathname };
}

/** Saves on top of what is there. */
export async function save({ newsroom }: Program, id: StoryId, change: StoryChange): Promise<void> {
  const { revision } = await readStory(newsroom, commandLine, id);
  await saveStory(newsroom, commandLine, { id, expected: revision, change });
}

/** Saves and publishes. */
export async function republish(program: Program, id: StoryId, change: StoryChange): Promise<string> {
  await save(program, id, change);
  const { url } = await publishStory(program.newsroom, commandLine, { id });
  await program.newsroom.presser.settled();
  return new URL(url).pathname;
}

/** A new picture in the library, different from every other. */
export async function picture({ newsroom }: Program): Promise<{ id: ImageId; renditions: readonly Rendition[] }> {
  const bytes = await photo(320, 180).png().toBuffer();
  const words = { alt: 'Алаң', caption: '', credit: '' };
  return await addImage(newsroom, commandLine, {
    bytes,
    declaredType: null,
    ...words,
    focus: { x: 0.5, y: 0.5 },
  });
}

/** What a reader gets at an address. */
export async function readPath({ edition }: Program, path: string): Promise<string> {
  const entry = edition.find(path);
  assert.ok(entry, `nobody can open ${path}`);
  return await readFile(edition.objectFile(entry.digest, 'identity'), 'utf8');
}

/** Every address with its type and the digest of its bytes. */
export function addressesOf({ edition }: Program): Map<string, string> {
  return new Map([...edition.entries()].map(({ path, type, digest }) => [path, `${type} ${digest}`]));
}

/** The addresses whose bytes are others than before, that came and that went. */
export function changedSince(before: ReadonlyMap<string, string>, program: Program): string[] {
  const after = addressesOf(program);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
}

/** What the timetable does at this moment. Returns what it told of as faults. */
export async function turnTimetable({ newsroom }: Program): Promise<unknown[]> {
  const faults: unknown[] = [];
  const stop = new AbortController();
  const ended = keepTimetable(newsroom, {
    since: newsroom.edition.head()?.at ?? newsroom.clock(),
    signal: stop.signal,
    onFault: (error) => faults.push(error),
  });
  stop.abort();
  await ended;
  await newsroom.presser.settled();
  return faults;
}

/** Presses everything anew, and fails where an act has left a page that shows something else than the store says. */
export async function assertNothingStale(program: Program): Promise<void> {
  await program.newsroom.presser.pressWhole();
  const before = addressesOf(program);
  const head = program.edition.head();
  await program.store.transact(({ write }) =>
    write.editions.queue(writeSubject({ kind: 'everything' }), program.newsroom.clock()),
  );
  await program.newsroom.presser.pressWhole();
  assert.deepEqual(changedSince(before, program), [], 'pages that an act should have pressed');
  assert.deepEqual(program.edition.head(), head);
}

/** For assert.rejects: a refusal of this kind, with a fault for this field when one is named. */
export function refusal(kind: RefusalKind, field?: string): (error: Refusal) => boolean {
  return (error) => {
    assert.equal(error.name, 'Refusal', String(error));
    assert.equal(error.kind, kind);
    if (field !== undefined)
      assert.ok(
        error.faults.some((fault) => fault.field === field),
        JSON.stringify(error.faults),
      );
    return true;
  };
}
