/** What editors put on a front and into storylines: where readers see it, and that nothing else changes. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { HOUR } from '../src/base/clock.ts';
import { newId } from '../src/base/id.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { fillFront, readFront, type FilledPlace } from '../src/newsroom/api/fronts.ts';
import { unpublishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import { putStoryline, removeStoryline } from '../src/newsroom/api/storylines.ts';
import type { Program } from '../src/program.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import {
  addressesOf,
  assertNothingStale,
  changedSince,
  draftOf,
  published,
  readPath,
  refusal,
  republish,
  TestClock,
  turnTimetable,
} from './stories.ts';

const clock = new TestClock('2026-07-10T08:00:00Z');
let program: Program;

before(async () => {
  program = await openTestHome({ clock: clock.read });
});
after(async () => {
  await program[Symbol.asyncDispose]();
});
afterEach(async () => {
  await fill([]);
  await assertNothingStale(program);
});

const at = (story: StoryId, until: Date | null = null): FilledPlace => ({ story, until });

async function fill(places: readonly FilledPlace[]): Promise<void> {
  await fillFront(program.newsroom, commandLine, { service: 'kk', places });
}

/** The slugs on the front, from the lead on. */
async function front(): Promise<string[]> {
  const links = (await readPath(program, '/kk/')).matchAll(/<h[23]><a href="[^"]*\/([^/"]+)\/"/g);
  return [...links].map(([, slug = '']) => slug);
}

/** Four stories, the last of them the newest. */
async function four(name: string): Promise<StoryId[]> {
  const ids = [];
  for (const number of [1, 2, 3, 4]) {
    clock.passHours(1);
    ids.push((await published(program, { slug: `${name}-${number}` })).id);
  }
  return ids;
}

test('a story stands where an editor put it, and the newest fill the rest', async () => {
  const [one, two] = await four('placed');
  assert.ok(one && two);
  assert.deepEqual((await front()).slice(0, 4), ['placed-4', 'placed-3', 'placed-2', 'placed-1']);
  const was = addressesOf(program);
  await fill([at(two), null, at(one)]);
  assert.deepEqual((await front()).slice(0, 4), ['placed-2', 'placed-4', 'placed-1', 'placed-3']);
  assert.deepEqual(changedSince(was, program), ['/', '/kk/']);
  clock.passHours(1);
  await published(program, { slug: 'placed-5' });
  assert.deepEqual((await front()).slice(0, 4), ['placed-2', 'placed-5', 'placed-1', 'placed-4']);
});

test('a place fills itself when its time is over or its story goes', async () => {
  const [one, two] = await four('leaving');
  assert.ok(one && two);
  await fill([at(one, new Date(clock.read().getTime() + 2 * HOUR)), at(two)]);
  assert.deepEqual((await front()).slice(0, 3), ['leaving-1', 'leaving-2', 'leaving-4']);
  clock.passHours(2);
  await turnTimetable(program);
  assert.deepEqual((await front()).slice(0, 3), ['leaving-4', 'leaving-2', 'leaving-3']);
  await unpublishStory(program.newsroom, commandLine, two);
  assert.deepEqual((await front()).slice(0, 3), ['leaving-4', 'leaving-3', 'leaving-1']);
});

test('what cannot stand on a front is refused with its place, and nothing changes', async () => {
  const [one] = await four('refused');
  assert.ok(one);
  const { id: english } = await published(program, { slug: 'elsewhere', service: 'en', topics: [] });
  const { id: page } = await createStory(program.newsroom, commandLine, draftOf({ slug: 'us', kind: 'page' }));
  await fill([at(one)]);
  for (const wrong of [at(english), at(page), at(newId<'Story'>(clock.read())), at(one), at(one, clock.read())]) {
    const places = wrong?.until ? [null, wrong] : [at(one), wrong];
    await assert.rejects(fill(places), refusal('invalid', 'places.1'));
  }
  await assert.rejects(fill(Array.from({ length: 9 }, () => null)), refusal('invalid', 'places'));
  assert.deepEqual((await readFront(program.newsroom, commandLine, 'kk')).places[0], at(one));
  const nowhere = { service: 'xx', places: [] };
  await assert.rejects(fillFront(program.newsroom, commandLine, nowhere), refusal('missing'));
});

test('a storyline and its pledges stand on its pages and in its stories, and go with it', async () => {
  const pledge = {
    who: { kk: 'Әкімдік' },
    what: { kk: 'Көпір салу' },
    on: '2026-06-01',
    due: '2026-07-01',
    state: 'promised',
    evidence: [{ text: { kk: 'Қаулы' }, href: 'https://example.org/order' }],
  };
  const chain = { slug: 'bridge', title: { kk: 'Көпір' }, pledges: [pledge] };
  await putStoryline(program.newsroom, commandLine, chain);
  const { id, path } = await published(program, { slug: 'bridge-1', storyline: 'bridge' });
  const pages = ['/kk/storylines/bridge/', path];
  const show = async (words: string): Promise<boolean[]> =>
    await Promise.all(pages.map(async (page) => (await readPath(program, page)).includes(words)));
  assert.deepEqual(await show('Көпір салу'), [true, true]);
  assert.deepEqual(await show('https://example.org/order'), [true, true]);
  const broken = { ...pledge, state: 'broken', outcome: { kk: 'Көпір салынбады' } };
  await putStoryline(program.newsroom, commandLine, { ...chain, pledges: [broken] });
  assert.deepEqual(await show('Көпір салынбады'), [true, true]);
  await assert.rejects(removeStoryline(program.newsroom, commandLine, 'bridge'), refusal('wrong-state'));
  await republish(program, id, { storyline: null });
  await removeStoryline(program.newsroom, commandLine, 'bridge');
  assert.equal(program.edition.find('/kk/storylines/bridge/'), null);
  await assert.rejects(removeStoryline(program.newsroom, commandLine, 'bridge'), refusal('missing'));
});

test('a storyline that cannot be is refused with its fields', async () => {
  const put = (document: object) => putStoryline(program.newsroom, commandLine, { slug: 'x', ...document });
  await assert.rejects(put({ title: {} }), refusal('invalid', 'title'));
  await assert.rejects(put({ title: { de: 'Brücke' } }), refusal('invalid', 'title.de'));
  const pledge = { who: { kk: 'a' }, what: { kk: 'b' }, on: 'yesterday', state: 'kept' };
  await assert.rejects(put({ title: { kk: 'x' }, pledges: [pledge] }), refusal('invalid', 'pledges.0.on'));
  const evidence = [{ text: {}, href: 'javascript:alert(1)' }];
  await assert.rejects(
    put({ title: { kk: 'x' }, pledges: [{ ...pledge, on: '2026-06-01', evidence }] }),
    refusal('invalid', 'pledges.0.evidence.0.href'),
  );
});

test('a translation names its original to machines, and the original its translations', async () => {
  const original = await published(program, { slug: 'asl' });
  const english = await published(program, {
    slug: 'from-kazakh',
    service: 'en',
    topics: [],
    translationOf: original.id,
  });
  const russian = await published(program, {
    slug: 's-angliyskogo',
    service: 'ru',
    topics: [],
    translationOf: english.id,
  });
  const told = async (path: string): Promise<Record<string, unknown>> => {
    const [, json = ''] =
      /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(await readPath(program, path)) ?? [];
    return JSON.parse(json) as Record<string, unknown>;
  };
  const addresses = (works: unknown): string[] =>
    [works].flat().map((work) => new URL((work as { '@id': string })['@id']).pathname);
  const first = await told(original.path);
  assert.deepEqual(addresses(first['workTranslation']).toSorted(), [english.path, russian.path].toSorted());
  assert.equal(first['translationOfWork'], undefined);
  const last = await told(russian.path);
  assert.deepEqual(addresses(last['translationOfWork']), [original.path]);
  assert.equal(last['workTranslation'], undefined);
});
