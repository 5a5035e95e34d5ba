/** The breaking line: where it stands, and that it goes when it ends. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { endBreaking, startBreaking } from '../src/newsroom/api/breaking.ts';
import { publishStory, unpublishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import type { Program } from '../src/program.ts';
import type { StoryId } from '../src/story/story.ts';
import { HOUR, MINUTE } from '../src/base/clock.ts';
import { openTestHome } from './home.ts';
import {
  addressesOf,
  assertNothingStale,
  changedSince,
  draftOf,
  published,
  readPath,
  refusal,
  TestClock,
  turnTimetable,
} from './stories.ts';

const LINE = 'Алматыда төтенше жағдай';

const clock = new TestClock('2026-07-10T08:00:00Z');
let program: Program;

before(async () => {
  program = await openTestHome({ clock: clock.read });
});
after(async () => {
  await program[Symbol.asyncDispose]();
});
afterEach(async () => {
  await assertNothingStale(program);
  clock.passHours(100);
});

function start(more: { story?: StoryId; until?: Date } = {}) {
  const { story = null, until = null } = more;
  return startBreaking(program.newsroom, commandLine, { service: 'kk', text: LINE, story, until });
}

/** Of the service's pages; `now.json` and the choice of services are looked at apart. */
async function pagesWithLine(): Promise<string[]> {
  const pages = [...addressesOf(program).keys()].filter((path) => path.startsWith('/kk/') && path.endsWith('/'));
  const marked = await Promise.all(pages.map(async (path) => (await readPath(program, path)).includes(LINE)));
  return pages.filter((_, at) => marked[at]).sort();
}

async function lineOfNow(): Promise<{ text: string; path: string | null } | null> {
  return JSON.parse(await readPath(program, '/kk/now.json')).breaking;
}

async function topicPage(): Promise<string> {
  const [topic] = await program.store.read.publication.topics('kk');
  return `/kk/topics/${topic?.slug}/`;
}

test('a line stands on the front, the topics and what is fresh, and nowhere when it has ended', async () => {
  const old = await published(program, { slug: 'old' });
  clock.passHours(49);
  const fresh = await published(program, { slug: 'fresh' });
  clock.passHours(47);
  const was = addressesOf(program);
  const { id } = await start();
  assert.deepEqual(await pagesWithLine(), ['/kk/', await topicPage(), fresh.path].sort());
  assert.ok(!changedSince(was, program).includes(old.path));
  assert.equal((await lineOfNow())?.text, LINE);
  await endBreaking(program.newsroom, commandLine, id);
  assert.deepEqual(await pagesWithLine(), []);
  assert.equal(await lineOfNow(), null);
  assert.deepEqual(changedSince(was, program), []);
  await assert.rejects(endBreaking(program.newsroom, commandLine, id), refusal('missing'));
});

test('the timetable takes a line away at its end', async () => {
  const { path } = await published(program, { slug: 'until' });
  await start({ until: new Date(clock.read().getTime() + 2 * HOUR) });
  clock.pass(2 * HOUR - MINUTE);
  await turnTimetable(program);
  assert.ok((await pagesWithLine()).includes(path));
  clock.pass(MINUTE);
  await turnTimetable(program);
  assert.deepEqual(await pagesWithLine(), []);
  assert.equal(await lineOfNow(), null);
});

test('a line leads to its story as soon as readers can open it, and no longer', async () => {
  const other = await published(program, { slug: 'beside' });
  clock.passHours(24);
  const { id: story } = await createStory(program.newsroom, commandLine, draftOf({ slug: 'broke' }));
  const { id: line } = await start({ story });
  const links = async () => (await readPath(program, other.path)).includes('/broke/"');
  assert.equal(await links(), false);
  clock.passHours(23);
  const { url } = await publishStory(program.newsroom, commandLine, { id: story });
  assert.equal(await links(), true, 'a page that bore the line before');
  await program.newsroom.presser.settled();
  assert.equal((await lineOfNow())?.path, new URL(url).pathname);
  // By now the page is older than two days, and bears the line that stood there.
  clock.passHours(24);
  await unpublishStory(program.newsroom, commandLine, story);
  assert.equal((await lineOfNow())?.path, null);
  assert.equal(await links(), false, 'a link to nowhere');
  await endBreaking(program.newsroom, commandLine, line);
});

test('a line that cannot be is refused', async () => {
  const { id: story } = await published(program, { slug: 'english', service: 'en', topics: [] });
  await assert.rejects(start({ story }), refusal('invalid', 'story'));
  await assert.rejects(start({ until: clock.read() }), refusal('invalid', 'until'));
  assert.deepEqual(await pagesWithLine(), []);
});
