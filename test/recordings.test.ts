import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { chromium } from 'playwright-core';
import { importMarkdown } from '../src/import/markdown.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { importStories } from '../src/newsroom/api/importing.ts';
import { unpublishStory } from '../src/newsroom/api/publishing.ts';
import { readStory } from '../src/newsroom/api/stories.ts';
import { readMarkdown, writeMarkdown } from '../src/newsroom/api/plain/body-markdown.ts';
import type { Program } from '../src/program.ts';
import { createSite } from '../src/site/site.ts';
import { printBody } from '../src/story/body-html.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import { needs, programPath } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import { assertNothingStale, readPath } from './stories.ts';

const RECORDINGS = path.join(import.meta.dirname, '../demonstration/recordings');

const MARKDOWN = `---
title: Қоңырау
date: 2026-11-20T10:00:00+05:00
slug: konyrau
---

<figure>
<audio src="recordings/bell.ogg"><track srclang="ru" src="recordings/bell.ru.vtt"></audio>
<figcaption>Қоңырау</figcaption>
<details class="transcript"><p>Төрт рет соғылады.</p></details>
</figure>

<figure><video src="recordings/star.mp4"></video><figcaption>Жұлдыз</figcaption><p class="no-transcript">Дыбысы жоқ.</p></figure>
`;

/** A story that plays both recordings of the demonstration, published. */
async function played(t: TestContext, program: Program): Promise<{ id: StoryId; path: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'recordings.'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(RECORDINGS, path.join(folder, 'recordings'), { recursive: true });
  await writeFile(path.join(folder, 'konyrau.md'), MARKDOWN);
  const said: unknown[] = [];
  const count = await importStories(program.newsroom, commandLine, {
    items: importMarkdown(folder, { language: 'kk', timeZone: 'Asia/Almaty' }),
    service: 'kk',
    publish: true,
    onItem: (_at, _total, notes) => {
      said.push(...notes);
    },
  });
  assert.deepEqual([count.imported, said], [1, []]);
  const id = await program.store.read.stories.bySlug('kk', 'konyrau');
  assert.ok(id);
  return { id, path: (await program.store.read.stories.story(id))?.path ?? '' };
}

function mediaOf({ edition }: Program): string[] {
  return [...edition.entries()].map(({ path: at }) => at).filter((at) => at.startsWith('/media/'));
}

async function comesAndGoes(t: TestContext, databaseUrl?: string): Promise<void> {
  await using program = await openTestHome(databaseUrl === undefined ? {} : { databaseUrl });
  const story = await played(t, program);
  assert.deepEqual(
    mediaOf(program)
      .map((at) => at.replace(/^.*\//, ''))
      .filter((name) => !name.startsWith('card'))
      .sort(),
    ['film.mp4', 'ru.vtt', 'sound.ogg'],
  );
  assert.deepEqual(await program.edition.check(), []);
  await assertNothingStale(program);
  const rss = await readPath(program, '/kk/feed.xml');
  assert.match(
    rss,
    /<enclosure url="https:\/\/news\.example\/media\/[0-9a-f]{16}\/sound\.ogg" length="\d+" type="audio\/ogg"/,
  );
  const json = JSON.parse(await readPath(program, '/kk/feed.json')) as {
    items: { attachments: { mime_type: string }[] }[];
  };
  assert.deepEqual(
    json.items[0]?.attachments.map(({ mime_type }) => mime_type),
    ['audio/ogg', 'video/mp4'],
  );
  assert.match(
    await readPath(program, story.path),
    /"audio":\[\{"@type":"AudioObject".*"video":\[\{"@type":"VideoObject"/s,
  );
  const { body } = await readStory(program.newsroom, commandLine, story.id);
  const typed = writeMarkdown(body);
  assert.equal(printBody(readMarkdown(typed ?? '').body), printBody(body));
  await unpublishStory(program.newsroom, commandLine, story.id);
  assert.deepEqual(
    mediaOf(program).filter((at) => /\.(ogg|mp4|vtt)$/.test(at)),
    [],
  );
  await assertNothingStale(program);
}

test('recordings come with the story that plays them, and go with it', (t) => comesAndGoes(t));

test('the same on a Postgres server', { skip: needs.postgres() }, async (t) => {
  await comesAndGoes(t, await freshDatabase());
});

test('a browser plays what the site sends, and asks for nothing before', { skip: needs.chromium() }, async (t) => {
  await using program = await openTestHome();
  const story = await played(t, program);
  const site = createSite({ edition: program.edition });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  t.after(() => site.closeAllConnections());
  t.after(() => site.close());
  const address = site.address();
  assert.ok(address !== null && typeof address === 'object');
  const browser = await chromium.launch({ executablePath: programPath('chromium'), args: ['--no-sandbox'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`http://127.0.0.1:${address.port}${story.path}`);
  assert.deepEqual(
    asked.filter((url) => url.includes('/media/') && !url.includes('card')),
    [],
  );
  for (const kind of ['audio', 'video']) {
    const heard = await page.evaluate(`(async () => {
      const player = document.querySelector('${kind}');
      player.muted = true;
      await player.play();
      await new Promise((done) => { player.ontimeupdate = () => player.currentTime > 0.2 && done(); });
      return [player.error, Math.round(player.duration)];
    })()`);
    assert.deepEqual(heard, [null, 6]);
  }
});

test('a backup holds recordings', async (t) => {
  await using program = await openTestHome();
  await played(t, program);
  for (const digest of await program.store.read.recordings.digests())
    assert.ok(await program.newsroom.blobs.has(digest));
  const rows: string[] = [];
  for await (const { table } of program.store.dump()) rows.push(table);
  assert.equal(rows.filter((table) => table === 'recording').length, 2);
  assert.equal(rows.filter((table) => table === 'captions').length, 1);
});
