/** Recordings of an archive, and a second run that has the files which the first one did not have. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { importWxr } from '../src/import/wxr.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { importStories, type ImportCount } from '../src/newsroom/api/importing.ts';
import { unpublishStory } from '../src/newsroom/api/publishing.ts';
import { saveStory } from '../src/newsroom/api/stories.ts';
import type { Program } from '../src/program.ts';
import { closeSite, createSite } from '../src/site/site.ts';
import type { StoryAtHand } from '../src/store/stories-reader.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, readPath } from './stories.ts';
import { wxrFile, WXR_HOST, type WxrPost } from './wxr.ts';

const UPLOADS = `${WXR_HOST}/wp-content/uploads/2020/05`;
const TAGGED = path.join(import.meta.dirname, '../src/media/testing');

const CONTENT = `Words.\n\n[caption]<img src="${UPLOADS}/square-300x200.png" alt=""> The square[/caption]\n\n[audio mp3="${UPLOADS}/speech.mp3"]\n\nMore words.`;

const POSTS: readonly WxrPost[] = [
  { id: 1, title: 'First', slug: 'first', path: '/2020/05/first/', content: CONTENT, meta: { _thumbnail_id: '9' } },
  { id: 2, title: 'Second', slug: 'second', path: '/2020/05/second/', content: CONTENT },
  {
    id: 3,
    title: 'Film',
    slug: 'film',
    path: '/2020/06/film/',
    content: `[video src="${UPLOADS}/film.webm"]\n\nWords.`,
  },
  { id: 4, title: 'Draft', slug: 'draft', status: 'draft', content: CONTENT },
  { id: 7, type: 'attachment', title: 'The square', path: '/square-page/', file: `${UPLOADS}/square.png` },
  { id: 8, type: 'attachment', title: 'The speech', path: '/speech-page/', file: `${UPLOADS}/speech.mp3` },
  { id: 9, type: 'attachment', title: 'The lake', path: '/lake-page/', file: `${UPLOADS}/lake.png` },
];

let folder: string;
let program: Program;
let site: ReturnType<typeof createSite>;
let origin: string;

async function bring(media: readonly string[]): Promise<{ count: ImportCount; sentences: readonly string[] }> {
  const sentences: string[] = [];
  const items = importWxr(path.join(folder, 'export.xml'), { language: 'kk', media });
  const count = await importStories(program.newsroom, commandLine, {
    items,
    service: 'kk',
    publish: true,
    onItem: (_at, _total, notes) => void sentences.push(...notes.map(({ sentence }) => sentence)),
  });
  return { count, sentences };
}

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'picket-again-'));
  await mkdir(path.join(folder, 'empty'));
  await mkdir(path.join(folder, 'uploads/2020/05'), { recursive: true });
  const uploads = path.join(folder, 'uploads/2020/05');
  await writeFile(path.join(uploads, 'square.png'), await photo(640, 400).png().toBuffer());
  await writeFile(path.join(uploads, 'lake.png'), await photo(500, 400).png().toBuffer());
  await copyFile(path.join(TAGGED, 'tagged.mp3'), path.join(uploads, 'speech.mp3'));
  await copyFile(path.join(TAGGED, 'tagged.webm'), path.join(uploads, 'film.webm'));
  await writeFile(path.join(folder, 'export.xml'), wxrFile(POSTS));
  program = await openTestHome();
  site = createSite({ edition: program.edition }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

after(async () => {
  await closeSite(site, 0);
  await program[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function ask(target: string): Promise<{ status: number; to: string; type: string }> {
  const answer = await fetch(origin + target, { redirect: 'manual' });
  await answer.arrayBuffer();
  const { headers, status } = answer;
  return { status, to: headers.get('location') ?? '', type: headers.get('content-type') ?? '' };
}

async function storyOf(id: number): Promise<StoryAtHand> {
  const story = await program.store.read.stories.bySource('kk', `${WXR_HOST}/?p=${id}`);
  assert.ok(story);
  return story;
}

/** Each old address of a file, with the type of what it leads to. */
const FILES: readonly (readonly [old: string, type: string])[] = [
  ['/wp-content/uploads/2020/05/speech.mp3', 'audio/mpeg'],
  ['/speech-page/', 'audio/mpeg'],
  ['/?attachment_id=8', 'audio/mpeg'],
  ['/wp-content/uploads/2020/05/film.webm', 'video/webm'],
  ['/wp-content/uploads/2020/05/square.png', 'image/jpeg'],
  ['/lake-page/', 'image/jpeg'],
];

test('without the files the words come, and the report names what is missing', async () => {
  const { count, sentences } = await bring([path.join(folder, 'empty')]);
  assert.deepEqual(count, { imported: 4, skipped: 0, failed: 0 });
  const page = await readPath(program, '/kk/2020/05/17/first/');
  assert.match(page, /The square[^]*More words\./);
  assert.doesNotMatch(page, /<(audio|video)\b/);
  for (const missing of ['square-300x200.png', 'lake.png', 'speech.mp3', 'film.webm'])
    assert.ok(
      sentences.some((sentence) => sentence.includes(missing)),
      missing,
    );
  for (const [old] of FILES) assert.notEqual((await ask(old)).status, 301, old);
});

test('the archive of a month leads to ours', async () => {
  for (const old of ['/2020/05/', '/?m=202005']) {
    const { status, to } = await ask(old);
    assert.deepEqual([status, to], [301, '/kk/archive/2020/05/'], old);
    assert.equal((await ask(to)).status, 200);
  }
});

test('a second run brings the files to what nobody has changed', async () => {
  const { id, latestRevision } = await storyOf(2);
  const { headline } = (await storyOf(2)).content;
  const change = { headline: `${headline} of ours` };
  await saveStory(program.newsroom, commandLine, { id, expected: latestRevision, change });
  const { count, sentences } = await bring([path.join(folder, 'uploads')]);
  assert.deepEqual(count, { imported: 0, skipped: 4, failed: 0 });
  assert.equal(sentences.filter((sentence) => sentence.includes('got the files')).length, 3);
  assert.equal(sentences.filter((sentence) => sentence.includes('it was changed since')).length, 1);
  const page = await readPath(program, '/kk/2020/05/17/first/');
  assert.match(page, /<audio\b/);
  assert.match(page, /alt="The lake"/);
  assert.match(page, /<img src="\/media\/[^>]*>[^<]*<\/picture><figcaption>The square/);
  assert.match(await readPath(program, '/kk/2020/05/17/film/'), /<video\b/);
  assert.doesNotMatch(await readPath(program, '/kk/2020/05/17/second/'), /<audio\b/);
  const [recording] = (await storyOf(4)).content.body.filter(({ type }) => type === 'recording');
  assert.ok(recording?.type === 'recording');
  assert.match(recording.use.noTranscript, /бұрынғы сайттан/);
  for (const [old, type] of FILES) {
    const { status, to } = await ask(old);
    assert.equal(status, 301, old);
    const there = await ask(to);
    assert.deepEqual([there.status, there.type], [200, type], old);
  }
  await assertNothingStale(program);
});

test('a third run changes nothing', async () => {
  const head = program.edition.head();
  const { latestRevision } = await storyOf(1);
  const { sentences } = await bring([path.join(folder, 'uploads')]);
  assert.equal(sentences.filter((sentence) => sentence.includes('here already.')).length, 3);
  assert.equal((await storyOf(1)).latestRevision, latestRevision);
  assert.equal((await program.store.read.images.all()).length, 2);
  assert.equal((await program.store.read.recordings.recordings(9)).length, 2);
  assert.equal(program.edition.head()?.digest, head?.digest);
});

test('a recording leaves with the last story that plays it, and its old address with it', async () => {
  await unpublishStory(program.newsroom, commandLine, (await storyOf(3)).id);
  assert.equal((await ask('/wp-content/uploads/2020/05/film.webm')).status, 404);
  await assertNothingStale(program);
});
