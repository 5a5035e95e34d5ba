import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { importWxr } from '../src/import/wxr.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { importStories, type ImportCount, type ImportNote } from '../src/newsroom/api/importing.ts';
import { publishStory, unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import type { Program } from '../src/program.ts';
import { closeSite, createSite } from '../src/site/site.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, readPath } from './stories.ts';
import { commentOf, wxrFile, WXR_HOST, type WxrPost } from './wxr.ts';

const society = { domain: 'category', slug: 'society', name: 'Қоғам &amp; заң' };
const courts = { domain: 'category', slug: 'courts', name: 'Сот' };
const water = { domain: 'post_tag', slug: '%d1%81%d1%83', name: 'Су' };
const PICTURE = `${WXR_HOST}/wp-content/uploads/2020/05/square.png`;

/** Links go to stories before and after; the picture stands behind the posts that show it. */
const POSTS: readonly WxrPost[] = [
  {
    id: 11,
    title: 'Бірінші хабар',
    slug: 'first',
    path: '/2020/05/first/',
    date: '2020-05-17 20:30:00',
    terms: [courts, water],
    meta: { _thumbnail_id: '30' },
    content: `One “word”.\n\nSee <a href="${WXR_HOST}/?p=12#part">the second</a>, <a href="http://www.old.example/%d2%9b%d0%b0%d0%bb%d0%b0/">the town</a>, <a href="${WXR_HOST}/category/society/courts/">courts</a> and <a href="${WXR_HOST}/lost/">what is lost</a>.`,
    more: commentOf({ id: 1, text: 'Жақсы' }) + commentOf({ id: 2, text: '<p>A &amp; b</p>', parent: 1 }),
  },
  {
    id: 12,
    title: 'Екінші',
    slug: 'second',
    path: '/2020/05/second',
    terms: [society],
    content: `<!-- wp:paragraph --><p>Back to <a href="${WXR_HOST}/2020/05/first/">the first</a>.</p><!-- /wp:paragraph -->
<!-- wp:image {"id":30} --><figure class="wp-block-image"><img src="${PICTURE.replace('.png', '-300x200.png')}" alt="" class="wp-image-30"/></figure><!-- /wp:image -->`,
  },
  { id: 13, title: 'Қала', slug: '%d2%9b%d0%b0%d0%bb%d0%b0', path: '/%d2%9b%d0%b0%d0%bb%d0%b0/', content: 'Town.' },
  { id: 14, type: 'page', title: 'About', slug: 'about-us', path: '/about-us/', content: 'We.' },
  { id: 15, title: 'Draft', status: 'draft', path: '/?p=15', slug: '', date: '0000-00-00 00:00:00', content: 'Later.' },
  { id: 16, title: 'Locked', slug: 'locked', path: '/2020/05/locked/', password: 'x', content: 'Secret.' },
  { id: 17, type: 'nav_menu_item', content: '' },
  {
    id: 30,
    type: 'attachment',
    status: 'inherit',
    title: 'The square at noon',
    path: '/2020/05/first/square/',
    parent: 11,
    file: PICTURE,
  },
];

let folder: string;
let program: Program;
let site: ReturnType<typeof createSite>;
let origin: string;
let notes: readonly ImportNote[];
let count: ImportCount;

async function bring(posts: readonly WxrPost[] = POSTS, name = 'export.xml') {
  const file = path.join(folder, name);
  await writeFile(file, wxrFile(posts));
  const said: ImportNote[] = [];
  const items = importWxr(file, { language: 'kk', media: [path.join(folder, 'uploads')] });
  const onItem = (_at: number, _total: number, more: readonly ImportNote[]): void => void said.push(...more);
  const own = { items, service: 'kk', publish: true, onItem };
  return { count: await importStories(program.newsroom, commandLine, own), notes: said };
}

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'picket-wxr-'));
  await mkdir(path.join(folder, 'uploads/2020/05'), { recursive: true });
  await writeFile(path.join(folder, 'uploads/2020/05/square.png'), await photo(640, 400).png().toBuffer());
  program = await openTestHome();
  ({ count, notes } = await bring());
  site = createSite({ edition: program.edition }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

after(async () => {
  await closeSite(site, 0);
  await program[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function ask(target: string): Promise<{ status: number; to: string | null }> {
  const answer = await fetch(origin + target, { redirect: 'manual' });
  await answer.arrayBuffer();
  return { status: answer.status, to: answer.headers.get('location') };
}

async function idOf(id: number): Promise<StoryId> {
  const story = await program.store.read.stories.bySource('kk', `${WXR_HOST}/?p=${id}`);
  assert.ok(story);
  return story.id;
}

test('everything comes in, and what does not is said', () => {
  assert.deepEqual(count, { imported: 6, skipped: 1, failed: 0 });
  const said = (kind: ImportNote['kind']) => notes.filter((note) => note.kind === kind).map((note) => note.sentence);
  assert.deepEqual(said('left'), ['It is of the type “nav_menu_item”.']);
  assert.deepEqual(said('warning'), [
    'It had a password, so it is a draft.',
    `A link leads nowhere here: ${WXR_HOST}/lost/`,
  ]);
});

/** Every address that readers had, with what it leads to. */
const OLD: readonly (readonly [old: string, now: RegExp])[] = [
  ['/2020/05/first/', /^\/kk\/2020\/05\/18\/first\/$/],
  ['/2020/05/first', /^\/kk\/2020\/05\/18\/first\/$/],
  ['/?p=11', /^\/kk\/2020\/05\/18\/first\/$/],
  ['/?utm_source=x&p=11', /first/],
  ['/index.php?p=11', /first/],
  ['/2020/05/second', /second/],
  ['/2020/05/second/', /second/],
  ['/%d2%9b%d0%b0%d0%bb%d0%b0/', /^\/kk\/2020\/05\/17\/qala\/$/],
  ['/%D2%9B%D0%B0%D0%BB%D0%B0/', /qala/],
  ['/%d2%9b%d0%b0%d0%bb%d0%b0', /qala/],
  ['/about-us/', /^\/kk\/about-us\/$/],
  ['/?page_id=14', /^\/kk\/about-us\/$/],
  ['/category/society/', /^\/kk\/topics\/[a-z-]+\/$/],
  ['/category/society/courts/', /^\/kk\/topics\/sot\/$/],
  ['/category/courts/', /^\/kk\/topics\/sot\/$/],
  ['/?cat=8', /sot/],
  ['/tag/%d1%81%d1%83/', /^\/kk\/topics\/su\/$/],
  ['/author/aidana/', /^\/kk\/people\/aydana-qali\/$/],
  ['/?author=3', /aydana-qali/],
  ['/feed/', /^\/kk\/feed\.xml$/],
  ['/category/courts/feed/', /^\/kk\/feed\.xml$/],
  ['/wp-content/uploads/2020/05/square.png', /^\/media\/.*\.jpg$/],
  ['/wp-content/uploads/2020/05/square-300x200.png', /^\/media\//],
  ['/2020/05/first/square/', /^\/media\//],
  ['/?attachment_id=30', /^\/media\//],
];

test('every old address answers 301 to a 200', async () => {
  for (const [old, now] of OLD) {
    const { status, to } = await ask(old);
    assert.equal(status, 301, old);
    assert.match(to ?? '', now, old);
    assert.equal((await ask(to ?? '')).status, 200, old);
  }
});

test('what is not public leads nowhere, and what means nothing is ignored', async () => {
  for (const old of ['/?p=15', '/?p=99', '/?p=16', '/?p=../../x', '/?p=', '/?q=11'])
    assert.deepEqual(await ask(old), { status: 200, to: null }, old);
  assert.equal((await ask('/2020/05/locked/')).status, 404);
  assert.equal((await ask('/kk/?p=11')).status, 200);
});

test('links lead to ours, also to what came later; nothing is left of who wrote below', async () => {
  const first = await readPath(program, '/kk/2020/05/18/first/');
  const links = ['/kk/2020/05/17/second/#part', '/kk/2020/05/17/qala/', '/kk/topics/sot/', `${WXR_HOST}/lost/`];
  for (const link of links) assert.ok(first.includes(`href="${link}"`), link);
  assert.match(await readPath(program, '/kk/2020/05/17/second/'), /href="\/kk\/2020\/05\/18\/first\/"/);
  assert.match(await readPath(program, '/kk/2020/05/17/second/'), /alt="The square at noon"/);
  const rows = [];
  for await (const row of program.store.dump()) rows.push(row);
  const comments = rows.filter(({ table }) => table === 'imported_comment').map(({ row }) => row);
  assert.deepEqual(
    comments.map(({ key, parent, name, text }) => ({ key, parent, name, text })),
    [
      { key: '1', parent: null, name: 'Reader', text: 'Жақсы' },
      { key: '2', parent: '1', name: 'Reader', text: 'A & b' },
    ],
  );
  assert.doesNotMatch(JSON.stringify(rows), /mail\.example|192\.0\.2|secret@|reader\.example/);
});

test('a second run doubles nothing and changes nothing', async () => {
  const head = program.edition.head();
  const revision = (await program.store.read.stories.story(await idOf(11)))?.latestRevision;
  const again = await bring();
  assert.deepEqual(again.count, { imported: 0, skipped: 7, failed: 0 });
  assert.equal(again.notes.filter(({ kind }) => kind === 'warning').length, 1);
  assert.equal((await program.store.read.stories.story(await idOf(11)))?.latestRevision, revision);
  assert.equal((await program.store.read.images.all()).length, 1);
  assert.deepEqual(program.edition.head()?.digest, head?.digest);
  await assertNothingStale(program);
});

test('an old address comes and goes with its story', async () => {
  const id = await idOf(16);
  await publishStory(program.newsroom, commandLine, { id });
  await program.newsroom.presser.settled();
  assert.equal((await ask('/2020/05/locked/')).status, 301);
  assert.equal((await ask('/?p=16')).status, 301);
  await unpublishStory(program.newsroom, commandLine, id);
  assert.equal((await ask('/2020/05/locked/')).status, 404);
  assert.equal((await ask('/?p=16')).status, 200);
  await publishStory(program.newsroom, commandLine, { id });
  await withdrawStory(program.newsroom, commandLine, { id, reason: 'Wrong.' });
  const { status, to } = await ask('/2020/05/locked/');
  assert.equal(status, 301);
  assert.equal((await ask(to ?? '')).status, 410);
  await assertNothingStale(program);
});

test('an old address covers nothing of ours', async () => {
  const pages = ['/kk/', '/sitemap.xml', '/kk/feed.xml', '/kk/2020/05/18/first/', '/kk/topics/sot/'];
  const posts = pages.map((at, index): WxrPost => ({ id: 50 + index, path: at, content: 'Words.' }));
  const before = await Promise.all(pages.map((at) => ask(at)));
  const { count: more } = await bring(posts, 'covering.xml');
  assert.equal(more.imported, pages.length);
  assert.deepEqual(await Promise.all(pages.map((at) => ask(at))), before);
  await assertNothingStale(program);
  assert.deepEqual(await Promise.all(pages.map((at) => ask(at))), before);
});
