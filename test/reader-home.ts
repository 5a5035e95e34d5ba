/** A home with the demonstration and one long story, served as readers get it. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { seedDemonstration } from '../src/cli/demonstration.ts';
import { readConfiguration } from '../src/configuration.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { pictureFrom } from '../src/newsroom/api/importing-story.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import { openProgram, type Program } from '../src/program.ts';
import { createSite } from '../src/site/site.ts';
import { parseBody } from '../src/story/body-html.ts';
import { copyFilled } from './filled-home.ts';
import { draftOf } from './stories.ts';

const DEMONSTRATION = path.join(import.meta.dirname, '../demonstration');
/** The day after the demonstration's newest story: its breaking lines stand. */
const NOW = new Date('2026-11-22T06:00:00Z');
const LONG = 'togyz-zhuz-soz';

export interface ReaderHome extends AsyncDisposable {
  /** Where it listens. */
  readonly origin: string;
  /** A Kazakh story of 900 words with a picture. */
  readonly long: string;
  readonly program: Program;
  /** The bytes of a page as they cross the wire. */
  get(place: string, encoding?: 'br' | 'gzip'): Promise<Buffer>;
  /** The newest story of a service, where its front leads. */
  newest(service: string): Promise<string>;
}

export async function openReaderHome(): Promise<ReaderHome> {
  await using opened = new AsyncDisposableStack();
  const home = await mkdtemp(path.join(tmpdir(), 'picket-reader-'));
  opened.defer(() => rm(home, { recursive: true }));
  await copyFilled('reader-home', home, fill);
  const program = opened.use(await openAt(home));
  const id = await program.store.read.stories.bySlug('kk', LONG);
  const long = (id && (await program.store.read.stories.story(id))?.path) ?? '';
  const site = createSite({ edition: program.edition });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  opened.defer(async () => {
    site.closeAllConnections();
    await new Promise((closed) => site.close(closed));
  });
  const address = site.address();
  assert.ok(address !== null && typeof address === 'object');
  const origin = `http://127.0.0.1:${address.port}`;
  const get: ReaderHome['get'] = (place, encoding) => request(origin + place, encoding);
  const newest = async (service: string): Promise<string> =>
    new RegExp(`<h2><a href="(/${service}/\\d{4}/[^"]+)"`).exec(String(await get(`/${service}/`)))?.[1] ?? '';
  const closing = opened.move();
  return { origin, long, program, get, newest, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

async function openAt(home: string): Promise<Program> {
  return await openProgram(readConfiguration({ PICKET_HOME: home }), { clock: () => NOW });
}

async function fill(home: string): Promise<void> {
  await using program = await openAt(home);
  await seedDemonstration(program, 'https://news.example', { out: () => {}, progress: () => {}, folder: home });
  await publishLong(program);
}

async function request(url: string, encoding?: string): Promise<Buffer> {
  const headers = encoding === undefined ? {} : { 'accept-encoding': encoding };
  const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
    http.get(url, { headers, agent: false }, resolve).once('error', reject),
  );
  assert.equal(response.statusCode, 200, url);
  assert.equal(response.headers['content-encoding'], encoding);
  return await buffer(response);
}

/** Words that people wrote: those of the demonstration, for made-up ones compress otherwise. */
async function kazakhWords(): Promise<string[]> {
  const folder = path.join(DEMONSTRATION, 'stories/kk');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.md')).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  const bodies = texts.map((text) => text.replace(/^---\n.*?\n---\n|<[^>]+>/gs, ' '));
  return bodies.join(' ').match(/\p{L}[\p{L}-]*[.,]?/gu) ?? [];
}

async function publishLong(program: Program): Promise<void> {
  const words = (await kazakhWords()).slice(0, 900);
  assert.equal(words.length, 900);
  const paragraphs = Array.from({ length: 20 }, (_, at) => `<p>${words.slice(at * 45, at * 45 + 45).join(' ')}</p>`);
  const use = { alt: 'Өзен үстіндегі көпір', caption: 'Ескі көпір', credit: 'Сурет: редакция' };
  const file = path.join(DEMONSTRATION, 'pictures/river.jpg');
  const image = await pictureFrom(program.newsroom, commandLine, { file, ...use });
  const { body } = parseBody(paragraphs.join(''));
  const draft = draftOf({ slug: LONG, headline: 'Тоғыз жүз сөз', body, leadImage: { image, ...use } });
  const { id } = await createStory(program.newsroom, commandLine, draft);
  await publishStory(program.newsroom, commandLine, { id });
}
