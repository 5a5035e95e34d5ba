/** What an act of the newsroom does to what readers get, from the act down to the bytes at each address. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { newId } from '../src/base/id.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { correctStory, publishStory, unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { createStory, readStory, saveStory } from '../src/newsroom/api/stories.ts';
import type { Program } from '../src/program.ts';
import { slugify } from '../src/language/slug.ts';
import type { Body } from '../src/story/body.ts';
import type { ImageId } from '../src/story/image.ts';
import { openTestHome, ORIGIN } from './home.ts';
import {
  addressesOf,
  assertNothingStale,
  changedSince,
  draftOf,
  picture,
  published,
  readPath,
  refusal,
  republish,
  save,
  TestClock,
} from './stories.ts';

const FEEDS = ['/kk/feed.xml', '/kk/atom.xml', '/kk/feed.json', '/kk/now.json'];
/** The lists that show every story of the test service written in July 2026 with the plain topic and byline. */
const topic = (name: string): string => `/kk/topics/${slugify(name, 'kk')}/`;
const LISTS = ['/kk/', topic('Қоғам'), '/kk/units/kazakh-service/', '/kk/archive/2026/07/'];
const SITEMAPS = ['/kk/sitemap-2026-07.xml', '/news-sitemap.xml'];

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
  clock.passHours(1);
});

function bodyWith(image: ImageId, alt: string): Body {
  return [{ type: 'image', use: { image, alt, caption: '', credit: '' } }];
}

async function assertNamed(path: string, places: readonly string[], named = true): Promise<void> {
  for (const place of places) {
    assert.equal(
      (await readPath(program, place)).includes(path),
      named,
      `${place} ${named ? 'lacks' : 'names'} ${path}`,
    );
  }
}

test('publish answers once the story is at its address and first on the front; feeds and lists follow', async () => {
  const older = await published(program, { slug: 'older' });
  clock.passHours(1);
  const { id } = await createStory(program.newsroom, commandLine, draftOf({ slug: 'newer' }));
  const { url, edition } = await publishStory(program.newsroom, commandLine, { id });
  assert.equal(url, `${ORIGIN}/kk/2026/07/10/newer/`);
  const path = new URL(url).pathname;
  assert.match(await readPath(program, path), /Хабар newer/);
  assert.match(await readPath(program, `${path}text/`), /Хабар newer/);
  await assertNamed(path, ['/kk/']);
  const kept = await program.edition.editions();
  assert.ok(kept.some(({ seq, digest }) => seq === edition?.seq && digest === edition?.digest));
  await program.newsroom.presser.settled();
  await assertNamed(path, [...LISTS, ...FEEDS, ...SITEMAPS, '/']);
  for (const list of LISTS) {
    const page = await readPath(program, list);
    assert.ok(page.indexOf(path) < page.indexOf(older.path), `${list}: the older story stands first`);
  }
});

test('what is published anew is answered when no feed says any more what it said', async () => {
  const { id, path } = await published(program, { slug: 'named' });
  await program.newsroom.presser.settled();
  await save(program, id, { headline: 'Атаусыз' });
  await publishStory(program.newsroom, commandLine, { id });
  for (const place of [path, '/kk/', ...FEEDS])
    assert.doesNotMatch(await readPath(program, place), /Хабар named/, place);
});

test('saving changes nothing for readers until it is published again', async () => {
  const { id, path } = await published(program, { slug: 'saved' });
  const was = addressesOf(program);
  await save(program, id, { headline: 'Жаңа тақырып' });
  assert.deepEqual(changedSince(was, program), []);
  assert.equal((await readStory(program.newsroom, commandLine, id)).changed, true);
  assert.equal(await republish(program, id, {}), path);
  for (const place of [path, ...LISTS, ...FEEDS]) assert.match(await readPath(program, place), /Жаңа тақырып/);
});

test('an unpublished story is gone from its address, the lists and the feeds, and may return', async () => {
  const { id, path } = await published(program, { slug: 'taken-back', topics: ['Қоғам', 'Жалғыз'] });
  assert.ok(program.edition.find(topic('Жалғыз')));
  await unpublishStory(program.newsroom, commandLine, id);
  assert.equal(program.edition.find(path), null);
  assert.equal(program.edition.find(`${path}text/`), null);
  assert.equal(program.edition.find(topic('Жалғыз')), null, 'a topic without stories keeps no page');
  await assertNamed(path, [...LISTS, ...FEEDS, ...SITEMAPS, '/'], false);
  await publishStory(program.newsroom, commandLine, { id });
  await program.newsroom.presser.settled();
  await assertNamed(path, [...LISTS, ...FEEDS]);
});

test('pictures go with the last story that shows them', async () => {
  const shared = await picture(program);
  const own = await picture(program);
  const use = (image: typeof own) => ({ image: image.id, alt: 'Алаң', caption: '', credit: '' });
  const body = bodyWith(own.id, 'Алаң');
  const first = await published(program, { slug: 'two-pictures', leadImage: use(shared), body });
  const second = await published(program, { slug: 'one-picture', leadImage: use(shared) });
  const there = (image: typeof own) => image.renditions.map(({ path }) => program.edition.find(path) !== null);
  assert.ok(![...there(own), ...there(shared)].includes(false));
  await unpublishStory(program.newsroom, commandLine, first.id);
  assert.ok(!there(own).includes(true), 'its own picture is gone');
  assert.ok(!there(shared).includes(false), 'the other story keeps the shared one');
  await republish(program, second.id, { leadImage: null });
  assert.ok(!there(shared).includes(true), 'gone once nobody shows it');
});

test('a withdrawn story says so at its address for ever', async () => {
  const { id, path } = await published(program, { slug: 'withdrawn' });
  await withdrawStory(program.newsroom, commandLine, { id, reason: 'Кейіпкерге қауіп төнді.' });
  for (const at of [path, `${path}text/`]) {
    assert.equal(program.edition.find(at)?.type, 'gone');
    assert.match(await readPath(program, at), /Кейіпкерге қауіп төнді\./);
  }
  await assertNamed(path, [...LISTS, ...FEEDS, ...SITEMAPS, '/'], false);
  const { revision: expected } = await readStory(program.newsroom, commandLine, id);
  for (const act of [
    publishStory(program.newsroom, commandLine, { id }),
    publishStory(program.newsroom, commandLine, { id, at: new Date('2027-01-01') }),
    unpublishStory(program.newsroom, commandLine, id),
    saveStory(program.newsroom, commandLine, { id, expected, change: { headline: 'Қайта' } }),
    correctStory(program.newsroom, commandLine, { id, text: 'Жоқ.' }),
  ])
    await assert.rejects(act, refusal('wrong-state'));
});

test('a changed slug leaves redirects at every former address', async () => {
  const { id, path } = await published(program, { slug: 'first-slug' });
  const second = await republish(program, id, { slug: 'second-slug' });
  const leadsTo = async (from: string, to: string) => {
    assert.equal(program.edition.find(from)?.type, 'redirect');
    assert.ok((await readPath(program, from)).includes(`url=${to}`), `${from} does not lead to ${to}`);
  };
  await leadsTo(path, second);
  await leadsTo(`${path}text/`, `${second}text/`);
  await assertNamed(path, [...LISTS, ...FEEDS, ...SITEMAPS], false);
  // Moved while nobody could read it: readers who come back find it all the same, and are sent on once.
  await unpublishStory(program.newsroom, commandLine, id);
  const third = await republish(program, id, { slug: 'third-slug' });
  for (const former of [path, second]) await leadsTo(former, third);
  await assert.rejects(published(program, { slug: 'first-slug' }), refusal('invalid', 'slug'));
  assert.equal(await republish(program, id, { slug: 'first-slug' }), path);
  assert.match(await readPath(program, path), /<article class="story">/);
  for (const former of [second, third]) await leadsTo(former, path);
});

test('translations name one another as soon as both are public', async () => {
  const original = await published(program, { slug: 'original' });
  const translation = await published(program, {
    slug: 'translation',
    service: 'en',
    topics: [],
    translationOf: original.id,
  });
  for (const { path } of [original, translation]) {
    const page = await readPath(program, path);
    assert.match(page, new RegExp(`hreflang="?kk"? href="?${ORIGIN}${original.path}`));
    assert.match(page, new RegExp(`hreflang="?en"? href="?${ORIGIN}${translation.path}`));
  }
  assert.match(await readPath(program, original.path), new RegExp(`<a[^>]+href="${translation.path}"[^>]*>`));
  await unpublishStory(program.newsroom, commandLine, translation.id);
  assert.ok(!(await readPath(program, original.path)).includes(translation.path));
});

test('a correction is dated on the page and in the feeds', async () => {
  const { id, path } = await published(program, { slug: 'corrected' });
  await correctStory(program.newsroom, commandLine, { id, text: 'Есімі қате жазылған еді.' });
  for (const place of [path, `${path}text/`, '/kk/feed.xml', '/kk/feed.json'])
    assert.match(await readPath(program, place), /Есімі қате жазылған еді\./);
  assert.match(await readPath(program, path), /"correction"|CorrectionComment/);
});

test('a stale save is refused and nothing is lost', async () => {
  const { id, revision: expected } = await createStory(program.newsroom, commandLine, draftOf({ slug: 'two-hands' }));
  const save = (headline: string) => saveStory(program.newsroom, commandLine, { id, expected, change: { headline } });
  const tries = await Promise.allSettled([save('Бір қол'), save('Екінші қол')]);
  const [won] = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.revision] : []));
  const [lost] = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.ok(won && refusal('stale')(lost));
  assert.equal(lost.members.revision, won);
  const { headline, revision } = await readStory(program.newsroom, commandLine, id);
  assert.equal(revision, won);
  assert.match(headline, /қол$/);
});

test('a story is refused without its pictures or their words, and readers see nothing of it', async () => {
  const was = addressesOf(program);
  const { id: image } = await picture(program);
  const missing = draftOf({ slug: 'no-picture', body: bodyWith(newId<'Image'>(clock.read()), 'Алаң') });
  await assert.rejects(createStory(program.newsroom, commandLine, missing), refusal('invalid', 'body.0'));
  const mute = draftOf({ slug: 'no-words', body: bodyWith(image, '') });
  const { id } = await createStory(program.newsroom, commandLine, mute);
  await assert.rejects(publishStory(program.newsroom, commandLine, { id }), refusal('invalid', 'body.0.alt'));
  assert.deepEqual(changedSince(was, program), []);
});
