/** Fills an empty home with the stories of content.ts: into the store in large transactions, then pressed once. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Digest } from '../src/base/digest.ts';
import { addCutPictures } from '../src/cli/demonstration-pictures.ts';
import { initialise } from '../src/cli/init.ts';
import { readConfiguration } from '../src/configuration.ts';
import { createToken } from '../src/newsroom/api/tokens.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { addImage } from '../src/newsroom/api/images.ts';
import { pictureFrom } from '../src/newsroom/api/importing-story.ts';
import { pictureJobs } from '../src/newsroom/api/picture-jobs.ts';
import { settingOf } from '../src/newsroom/api/setting-of.ts';
import { contentOf, ensureTopics } from '../src/newsroom/api/story-content.ts';
import { cardState } from '../src/newsroom/api/story-card.ts';
import { bringUpToDate, openProgram, type Program } from '../src/program.ts';
import type { Setting } from '../src/press/setting.ts';
import type { Transaction } from '../src/store/open-store.ts';
import { storyPath } from '../src/story/address.ts';
import { parseBody } from '../src/story/body-html.ts';
import { CENTRE, type ImageId } from '../src/story/image.ts';
import { serviceOf } from '../src/story/publication.ts';
import type { StoryId } from '../src/story/story.ts';
import { articles, DEMONSTRATION, ORIGIN, PICTURES, SERVICES, TOPICS, type Article } from './content.ts';
import { progress } from './report.ts';

/** A story as the benches find it again. */
export interface SeededStory {
  readonly id: string;
  readonly path: string;
}

export interface Seeded {
  /** Of an administrator. */
  readonly token: string;
  readonly images: readonly string[];
  /** The oldest first. */
  readonly stories: readonly SeededStory[];
}

/** One commit for so many. */
const AT_ONCE = 100;

export async function seedHome(home: string, stories: number): Promise<Seeded> {
  await using program = await openProgram(readConfiguration({ PICKET_HOME: home, PUBLIC_URL: ORIGIN }));
  const images = await fillLibrary(program);
  const seeded = await writeStories(program, stories, images);
  progress('pressing everything');
  await bringUpToDate(program, ORIGIN);
  const { token } = await createToken(program.newsroom, commandLine, { name: 'Bench', role: 'admin' });
  return { token, images, stories: seeded };
}

/** Presses a home again that an earlier program has pressed, so that no bench finds it at that. */
export async function refreshHome(home: string): Promise<void> {
  await using program = await openProgram(readConfiguration({ PICKET_HOME: home, PUBLIC_URL: ORIGIN }));
  await (
    await bringUpToDate(program, ORIGIN)
  ).again;
}

/** The publication and its pictures: those of the demonstration, and two of them mirrored. */
async function fillLibrary(program: Program): Promise<ImageId[]> {
  const { newsroom } = program;
  using _held = newsroom.presser.hold();
  const folder = path.join(DEMONSTRATION, 'pictures');
  await initialise(program, path.join(DEMONSTRATION, 'publication.json'));
  await addCutPictures(program, folder);
  const files = (await readdir(folder))
    .filter((file) => file.endsWith('.jpg'))
    .toSorted()
    .slice(0, PICTURES);
  const words = { alt: 'Сурет', caption: '', credit: '' };
  const images: ImageId[] = [];
  for (const file of files)
    images.push(await pictureFrom(newsroom, commandLine, { file: path.join(folder, file), ...words }));
  for (const file of files.slice(0, PICTURES - files.length)) {
    const bytes = await sharp(await readFile(path.join(folder, file)))
      .flop()
      .jpeg()
      .toBuffer();
    images.push((await addImage(newsroom, commandLine, { bytes, declaredType: null, ...words, focus: CENTRE })).id);
  }
  return images;
}

interface Writing {
  readonly setting: Setting;
  readonly images: readonly ImageId[];
  /** What every story has for a card: drawing thousands takes hours, and nothing here measures that. */
  readonly card: Digest | null;
  /** The story of each number that came first. */
  readonly originals: Map<number, StoryId>;
}

async function writeStories(program: Program, stories: number, images: readonly ImageId[]): Promise<SeededStory[]> {
  const { store, newsroom } = program;
  const setting = await settingOf(store, newsroom.clock());
  if (setting === null) throw new Error('the home has no publication');
  const writing: Writing = { setting, images, card: await drawCard(program), originals: new Map() };
  await store.transact(async (transaction) => {
    for (const service of SERVICES) await ensureTopics(transaction, service, TOPICS[service]);
  });
  const written: SeededStory[] = [];
  for (const batch of batches(articles(stories), AT_ONCE)) {
    await store.transact(async (transaction) => {
      for (const each of batch) written.push(await writeStory(transaction, each, writing));
    });
    if (written.length <= AT_ONCE) await drawLate(program, written);
    progress(`written ${written.length} stories`);
  }
  return written;
}

async function writeStory(transaction: Transaction, article: Article, writing: Writing): Promise<SeededStory> {
  const { read, write } = transaction;
  const { number, service, slug, date } = article;
  const { publication } = writing.setting;
  const original = writing.originals.get(number) ?? null;
  const draft = { ...draftOf(article, writing.images), translationOf: original };
  const content = await contentOf(read, { publication, draft });
  const story = { service, kind: 'article', slug, firstPublishedAt: date } as const;
  const { id, revision } = await write.stories.create(story, content, { act: 'import', account: null, at: date });
  if (original !== null) await write.stories.linkTranslation(original, id);
  else writing.originals.set(number, id);
  const { timeZone } = serviceOf(publication, service);
  const path = storyPath({ service, kind: 'article', slug, firstPublished: date, timeZone });
  await write.stories.publish({ story: id, revision, path, at: date });
  await giveCard(transaction, id, writing);
  return { id, path };
}

function draftOf(article: Article, images: readonly ImageId[]) {
  const { service, headline, standfirst, slug, place, person, topics, paragraphs, picture } = article;
  const image = images[picture];
  if (image === undefined) throw new Error('the library is too small');
  const { body } = parseBody(paragraphs.map((text) => `<p>${text}</p>`).join(''));
  const leadImage = { image, alt: headline, caption: standfirst, credit: 'Picket' };
  const words = { headline, standfirst, slug, place, topics, storyline: null, body, leadImage };
  return { service, kind: 'article' as const, ...words, bylines: [{ person }, { unit: 'kazakh-service' }] };
}

async function drawCard({ newsroom, store }: Program): Promise<Digest | null> {
  const { pictures, blobs } = newsroom;
  const title = (await store.read.publication.publication())?.document.name ?? '';
  const words = { language: 'kk', direction: 'ltr', title, service: '', headline: title, place: '', date: '' } as const;
  const bytes = await pictures.card(words);
  return bytes && (await blobs.put(bytes));
}

async function giveCard({ read, write }: Transaction, id: StoryId, { setting, card }: Writing): Promise<void> {
  const story = await read.published.story(id);
  const state = story && cardState(setting, story, null);
  if (state?.state === 'due') await write.cards.set({ story: id, key: state.key, digest: card });
}

/** The forms of pictures that have time, drawn while few stories show them. */
async function drawLate({ newsroom }: Program, written: readonly SeededStory[]): Promise<void> {
  progress('drawing pictures');
  const { avif } = pictureJobs({ newsroom, process: newsroom.pictures });
  for (const { id } of written.slice(0, PICTURES * 2)) await avif?.(id);
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
