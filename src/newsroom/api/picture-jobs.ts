import { parseId, type Id } from '../../base/id.ts';
import { cardPath } from '../../media/card-key.ts';
import { drawLater, redrawPicture } from '../../media/picture-library.ts';
import type { PictureProcess } from '../../media/picture-process.ts';
import { addresses } from '../../press/addresses.ts';
import type { Setting } from '../../press/setting.ts';
import type { ImageId } from '../../story/image.ts';
import type { StoryId } from '../../story/story.ts';
import type { CopyRow } from '../../store/tables.ts';
import type { Writers } from '../../store/writers.ts';
import { forget } from './doomed-files.ts';
import { focusOf, inOrder, isDrawn, isDrawnFrom, wantsAvif } from './image-state.ts';
import type { JobKinds } from './jobs.ts';
import { keepPicture, storedRenditions } from './keep-picture.ts';
import type { Newsroom } from './newsroom.ts';
import { copyState } from './copy-state.ts';
import { settingOf } from './setting-of.ts';
import { cardState } from './story-card.ts';
import { publicCopy } from './story-copy.ts';
import { readStoryParts, type StoryParts } from './story-parts.ts';
import { imagesOf, writeSubject } from './subject.ts';

/** What the presser asks for when it presses a story. */
export type StoryWant = 'card' | 'avif';

interface Tools {
  readonly newsroom: Newsroom;
  /** Its own: who uploads a picture does not wait for what has time. */
  readonly process: PictureProcess;
}

/** What is drawn by and by. A card is wanted first: its story has just been published. */
export function pictureJobs(tools: Tools): JobKinds {
  return {
    forget: () => forget(tools.newsroom),
    card: (story) => drawStoryCard(tools, parsed<'Story'>(story)),
    survey: (after) => survey(tools.newsroom, after),
    redraw: (image) => redraw(tools, parsed<'Image'>(image)),
    avif: (story) => drawStoryAvif(tools, parsed<'Story'>(story)),
  };
}

/** Has everything looked through for what is undrawn: at every start. */
export async function queueSurvey({ store, clock }: Newsroom): Promise<void> {
  await store.transact(async ({ write }) => {
    await write.jobs.queue('survey', ['cards', 'pictures'], clock());
  });
}

/** Draws the card of a story as readers have it now, and makes its copy; what it had before goes with the edition that names the new ones. */
async function drawStoryCard({ newsroom, process }: Tools, id: StoryId): Promise<void> {
  const { store, blobs, clock } = newsroom;
  const setting = await settingOf(store, clock());
  const parts = (await readStoryParts(store.read, [id])).get(id);
  if (setting === null || !parts?.story) return await dropCard(newsroom, id, parts);
  const { story, card: before } = parts;
  const state = cardState(setting, story, before);
  const copy = await dueCopy(newsroom, setting, parts);
  if (state.state !== 'due' && copy === null) return;
  const bytes = state.state === 'due' ? await process.card(state.words) : null;
  const card = state.state === 'due' ? { story: id, key: state.key, digest: bytes && (await blobs.put(bytes)) } : null;
  await store.transact(async ({ read, write }) => {
    // Taken from readers meanwhile: it waits for nobody.
    if ((await read.published.story(id)) !== null) {
      if (card !== null) await write.cards.set(card);
      if (copy !== null) await write.copies.set(copy);
    }
    await doomCopy(write, { before: parts.copy, now: copy ?? parts.copy, at: clock() });
    const gone = card && before && cardPath(before.key);
    await write.editions.queue(writeSubject({ kind: 'card', id, gone }), clock());
  });
  if (card === null) return;
  const kept = await store.read.cards.card(id);
  for (const digest of [before?.digest, card.digest])
    if (digest && digest !== kept?.digest && !(await store.read.cards.uses(digest))) await blobs.delete(digest);
}

/** What is to be known of the copy of a story, which the presser then makes once more; null when that is so already. */
async function dueCopy(
  { blobs, edition }: Newsroom,
  setting: Setting,
  { story, images, copy: row }: StoryParts,
): Promise<CopyRow | null> {
  if (story === null) return null;
  const state = copyState(setting, story, row);
  const made = state.state === 'made' && edition.find(addresses.copy(story.path))?.digest === state.digest;
  if (state.state === 'none' || made) return null;
  const copy = await publicCopy(story, images, { blobs, setting });
  const key = state.state === 'due' ? state.key : (row?.key ?? '');
  return { story: story.id, key, digest: copy?.digest ?? null };
}

/** A former copy may show what was covered since: no earlier edition keeps it. */
async function doomCopy(
  write: Writers,
  { before, now, at }: { before: CopyRow | null; now: CopyRow | null; at: Date },
): Promise<void> {
  const digest = before?.digest ?? null;
  if (digest !== null && digest !== now?.digest) await write.images.doom([digest], at);
  // It may be what it was once before.
  if (now?.digest) await write.images.spare([now.digest]);
}

/** Nothing remains of the card and the copy of a story that readers cannot open. */
async function dropCard({ store, blobs, clock }: Newsroom, id: StoryId, parts: StoryParts | undefined): Promise<void> {
  const [card, copy] = [parts?.card ?? null, parts?.copy ?? null];
  if (card === null && copy === null) return;
  await store.transact(async ({ write }) => {
    await write.cards.remove(id);
    await write.copies.remove(id);
    await doomCopy(write, { before: copy, now: null, at: clock() });
    await write.editions.queue(writeSubject({ kind: 'card', id, gone: card && cardPath(card.key) }), clock());
  });
  const digest = card?.digest ?? null;
  if (digest !== null && !(await store.read.cards.uses(digest))) await blobs.delete(digest);
}

/** Brings a story's pictures in AVIF, and has the pages pressed that show them: every story's that does, and its lists. */
async function drawStoryAvif({ newsroom, process }: Tools, id: StoryId): Promise<void> {
  const { store, blobs: originals, clock } = newsroom;
  const story = await store.read.published.story(id);
  if (story === null) return;
  const setting = await settingOf(store, clock());
  const drawn: ImageId[] = [];
  for (const image of await store.read.images.imagesById(imagesOf(story))) {
    if (!wantsAvif(image)) continue;
    const more = await drawLater(image.originalDigest, focusOf(image), { originals, process });
    if (more === null) throw new Error(`the original of the picture ${image.id} is lost`);
    await keepPicture(newsroom, { renditions: more }, async ({ read, write }) => {
      const now = await read.images.image(image.id);
      // Cut around another focus or covered meanwhile: then these are nobody's.
      if (now === null || now.renditions[0]?.path !== image.renditions[0]?.path || !wantsAvif(now)) return null;
      await write.images.setRenditions(image.id, inOrder([...now.renditions, ...storedRenditions(more)]));
      return drawn.push(image.id);
    });
  }
  await store.transact(async ({ read, write }) => {
    const ids = await read.published.showing(drawn);
    if (ids.length > 0) await write.editions.queue(writeSubject({ kind: 'stories', ids }), clock());
    // The mark of a unit shows wherever the unit is named.
    if ([...(setting?.marks.values() ?? [])].some(({ id: mark }) => drawn.includes(mark)))
      await write.editions.queue(writeSubject({ kind: 'everything' }), clock());
  });
}

/**
 * Draws a picture of an older recipe anew. Pages keep naming its former files, which stay in the edition, until the last
 * picture is drawn: then everything is pressed, once, and they go.
 */
async function redraw({ newsroom, process }: Tools, id: ImageId): Promise<void> {
  const { store, blobs: originals, clock } = newsroom;
  const image = await store.read.images.image(id);
  if (image !== null && !isDrawn(image, image.renditions[0]?.path ?? null)) {
    const picture = await redrawPicture(image.originalDigest, focusOf(image), { originals, process });
    if (picture === null) throw new Error(`the original of the picture ${id} is lost`);
    const renditions = storedRenditions(picture.renditions);
    const focus = focusOf(image);
    await keepPicture(newsroom, picture, async ({ read, write }, at) => {
      const now = await read.images.image(id);
      if (now === null || !isDrawnFrom(now, { original: image.originalDigest, focus })) return null;
      await write.images.recut(now, { focus, renditions, at });
      return true;
    });
  }
  await store.transact(async ({ read, write }) => {
    if ((await read.jobs.untried('redraw')) <= 1)
      await write.editions.queue(writeSubject({ kind: 'everything' }), clock());
  });
}

const SURVEYED = 500;

/** Looks through what there is for what an older version, a backup or an import left undrawn, some hundreds at a time. */
async function survey({ store, clock }: Newsroom, subject: string): Promise<void> {
  const [what = '', after = ''] = subject.split(' ');
  const [kind, found, last] = what === 'cards' ? await withoutCard(store, after) : await ofOlderRecipe(store, after);
  await store.transact(async ({ write }) => {
    await write.jobs.queue(kind, found, clock());
    if (last !== null) await write.jobs.queue('survey', [`${what} ${last}`], clock());
  });
}

type Found = readonly [kind: 'card' | 'redraw', ids: readonly string[], last: string | null];

async function withoutCard({ read }: Newsroom['store'], after: string): Promise<Found> {
  const ids = await read.cards.without({ after: parseId<'Story'>(after), limit: SURVEYED });
  return ['card', ids, lastOf(ids)];
}

async function ofOlderRecipe({ read }: Newsroom['store'], after: string): Promise<Found> {
  const images = await read.images.drawn({ after: parseId<'Image'>(after), limit: SURVEYED });
  const old = images.filter((image) => !isDrawn(image, image.path));
  return ['redraw', old.map(({ id }) => id), lastOf(images.map(({ id }) => id))];
}

/** Null when there is nothing behind these. */
function lastOf(ids: readonly string[]): string | null {
  return ids.length === SURVEYED ? (ids.at(-1) ?? null) : null;
}

function parsed<Kind extends string>(subject: string): Id<Kind> {
  const id = parseId<Kind>(subject);
  if (id === null) throw new Error(`${subject} is no id`);
  return id;
}
