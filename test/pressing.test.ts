/** What one story sets in motion, and what several at once do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { startBreaking } from '../src/newsroom/api/breaking.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import { turnTimetable } from '../src/newsroom/api/timetable.ts';
import { openTestHome } from './home.ts';
import { addressesOf, assertNothingStale, changedSince, draftOf, published, readPath, TestClock } from './stories.ts';

test('one story changes its own pages and the lists that show it, and nothing else', async () => {
  const clock = new TestClock('2026-06-20T08:00:00Z');
  await using program = await openTestHome({ clock: clock.read });
  await published(program, { slug: 'old', topics: ['Қоғам', 'Спорт'] });
  await published(program, { slug: 'english', service: 'en', topics: ['Sport'] });
  clock.passHours(24 * 30);
  await published(program, { slug: 'beside' });
  await assertNothingStale(program);
  const was = addressesOf(program);
  const { path } = await published(program, { slug: 'new' });
  const [topic] = (await program.store.read.publication.topics('kk')).filter(({ name }) => name === 'Қоғам');
  const lists = ['', `topics/${topic?.slug}/`, 'units/kazakh-service/', 'archive/', 'archive/2026/07/'];
  const feeds = ['feed.xml', 'atom.xml', 'feed.json', 'now.json', 'sitemap-2026-07.xml'];
  const shown = [path, `${path}text/`, '/', '/sitemap.xml', '/news-sitemap.xml'];
  const may = new Set([...shown, ...[...lists, ...feeds].map((name) => `/kk/${name}`)]);
  const changed = changedSince(was, program);
  assert.deepEqual(
    changed.filter((at) => !may.has(at)),
    [],
  );
  for (const at of [path, '/kk/', '/kk/feed.xml', '/kk/archive/2026/07/']) assert.ok(changed.includes(at), at);
  await assertNothingStale(program);
});

test('stories published at once are each readable when answered', async () => {
  await using program = await openTestHome();
  const made = await Promise.all(
    ['one', 'two', 'three', 'four'].map((slug) => createStory(program.newsroom, commandLine, draftOf({ slug }))),
  );
  const first = program.edition.head()?.seq ?? 0;
  const seqs = await Promise.all(
    made.map(async ({ id }) => {
      const { url, edition } = await publishStory(program.newsroom, commandLine, { id });
      const { pathname } = new URL(url);
      assert.ok(program.edition.find(pathname), pathname);
      assert.ok((await readPath(program, '/kk/')).includes(pathname));
      return edition?.seq ?? 0;
    }),
  );
  const last = program.edition.head()?.seq ?? 0;
  for (const seq of seqs) assert.ok(seq > first && seq <= last);
  assert.equal(Math.max(...seqs), last);
  await assertNothingStale(program);
});

test('what is news no more stands so without an act', async () => {
  const clock = new TestClock('2026-06-20T08:00:00Z');
  await using program = await openTestHome({ clock: clock.read });
  const { path } = await published(program, { slug: 'old' });
  await startBreaking(program.newsroom, commandLine, { service: 'kk', text: 'Шұғыл жол', story: null, until: null });
  assert.match(await readPath(program, path), /Шұғыл жол/);
  clock.passHours(48);
  const after = new Date(clock.read().getTime() - 1);
  await turnTimetable(program.newsroom, { after });
  assert.doesNotMatch(await readPath(program, path), /Шұғыл жол/);
  await assertNothingStale(program);
});
