import { parseArgs } from 'node:util';
import path from 'node:path';
import type { Digest } from '../base/digest.ts';
import { Refusal } from '../base/refusal.ts';
import { WrongUse } from '../configuration.ts';
import { writeBook, type BookPicture, type BookStory } from '../edition/write-book.ts';
import { momentInZone } from '../language/zone.ts';
import { settingOf } from '../newsroom/api/setting-of.ts';
import { readStoryParts, type StoryParts } from '../newsroom/api/story-parts.ts';
import type { Chapter } from '../press/book.ts';
import { copiedPlaces, type CopiedPlace } from '../press/copied-story.ts';
import { widestJpeg } from '../press/picture.ts';
import type { Program } from '../program.ts';
import { serviceOf, type Publication } from '../story/publication.ts';
import type { StoryCard } from '../story/story.ts';
import type { Terminal } from './command.ts';

/** More is no book that anybody passes on. */
const MOST_STORIES = 1000;
/** So many stories are read and printed at once. */
const BATCH = 50;
/** In pixels: as wide as the small screens that books are read on. */
const PICTURE_WIDTH = 768;

/** A span of days of the service's zone as moments: [from, to). Null leaves an end open. */
interface Span {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** `export epub OUT [--service ID] [--from DATE] [--to DATE]`: both days belong to the book. */
export async function exportEpub(
  { store, newsroom }: Program,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { service: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  });
  const [out, ...more] = positionals;
  if (out === undefined || more.length > 0) throw new WrongUse('export epub takes one file to write');
  const setting = await settingOf(store, newsroom.clock());
  if (setting === null) throw new Refusal('missing', 'there is no publication yet');
  const service = chosenService(setting.publication, values.service);
  const { timeZone } = serviceOf(setting.publication, service);
  const span = spanOf(values, timeZone);
  const cards = await cardsWithin(store, service, span);
  const [newest, oldest] = [cards[0], cards.at(-1)];
  if (!newest || !oldest) throw new Refusal('missing', `${service} has no story of these days`);
  const from = span.from ?? oldest.firstPublished;
  const to = span.to === null ? newest.firstPublished : new Date(span.to.getTime() - 1);
  const chapters = cards.map(chapterOf);
  const stories = storiesOf(newsroom, cards);
  const read = (digest: Digest): Promise<Uint8Array> => bytesOf(newsroom, digest);
  await writeBook(path.resolve(terminal.folder, out), {
    book: { setting, service, from, to },
    stories,
    chapters,
    read,
  });
  terminal.out(`exported ${cards.length} ${cards.length === 1 ? 'story' : 'stories'} to ${out}`);
  return 0;
}

function chosenService({ services }: Publication, wanted: string | undefined): string {
  const ids = services.map(({ id }) => id);
  const [only, ...others] = ids;
  const chosen = wanted ?? (others.length === 0 ? only : undefined);
  if (chosen === undefined || !ids.includes(chosen)) throw new WrongUse(`--service must be one of ${ids.join(', ')}`);
  return chosen;
}

function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string): Span {
  const span = { from: beginOf('from', from, timeZone, 0), to: beginOf('to', to, timeZone, 1) };
  if (span.from !== null && span.to !== null && span.from >= span.to) throw new WrongUse('--from is a day after --to');
  return span;
}

/** When the day, or one so many days after it, begins in the zone. */
function beginOf(name: string, text: string | undefined, timeZone: string, after: number): Date | null {
  if (text === undefined) return null;
  const day = new Date(`${text}T00:00:00Z`);
  // Of the 30th of February JavaScript makes the second of March.
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new WrongUse(`--${name} must be a day such as 2026-11-22`);
  day.setUTCDate(day.getUTCDate() + after);
  return momentInZone(day, timeZone);
}

/** Newest first. @throws Refusal when there are too many for a book */
async function cardsWithin(
  { read }: Program['store'],
  service: string,
  { from, to }: Span,
): Promise<readonly StoryCard[]> {
  const within = { from: from ?? new Date('1000-01-01T00:00:00Z'), to: to ?? new Date('9999-01-01T00:00:00Z') };
  const cards = await read.published.cards({ service, limit: MOST_STORIES + 1, within });
  if (cards.length > MOST_STORIES)
    throw new Refusal(
      'too-large',
      `${service} has more than ${MOST_STORIES} stories of these days: name fewer with --from and --to`,
    );
  return cards;
}

function chapterOf({ path: at, headline, firstPublished }: StoryCard, index: number): Chapter {
  return { file: `story-${String(index + 1).padStart(4, '0')}.xhtml`, path: at, headline, firstPublished };
}

/** The stories of these cards; one that was taken from readers meanwhile is left out. */
async function* storiesOf(
  { store, blobs }: Program['newsroom'],
  cards: readonly StoryCard[],
): AsyncGenerator<BookStory> {
  for (let at = 0; at < cards.length; at += BATCH) {
    const ids = cards.slice(at, at + BATCH).map(({ id }) => id);
    for (const parts of (await readStoryParts(store.read, ids)).values()) {
      if (parts.story === null) continue;
      yield { story: parts.story, pictures: await picturesOf(parts, (digest) => blobs.has(digest)) };
    }
  }
}

async function picturesOf(
  { story, images }: StoryParts,
  has: (digest: Digest) => Promise<boolean>,
): Promise<ReadonlyMap<CopiedPlace, BookPicture>> {
  const pictures = new Map<CopiedPlace, BookPicture>();
  const digests = new Map(images.flatMap(({ renditions }) => renditions.map(({ path: at, digest }) => [at, digest])));
  for (const place of story === null ? [] : copiedPlaces(story)) {
    const rendition =
      widestJpeg(place.picture, place.crop, PICTURE_WIDTH) ?? widestJpeg(place.picture, 'full', PICTURE_WIDTH);
    const digest = rendition === null ? undefined : digests.get(rendition.path);
    if (rendition !== null && digest !== undefined && (await has(digest))) pictures.set(place, { rendition, digest });
  }
  return pictures;
}

async function bytesOf({ blobs }: Program['newsroom'], digest: Digest): Promise<Uint8Array> {
  const bytes = await blobs.get(digest, { verify: true });
  if (bytes === null) throw new Refusal('missing', 'a picture went while the book was written: export it again');
  return bytes;
}
