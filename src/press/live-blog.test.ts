import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestNumber, partOf, partsApart, type Coverage, type Post } from '../story/live-blog.ts';
import type { PublicStory } from '../story/story.ts';
import { pressChoice } from './choice.ts';
import { pressFeeds, pressNow } from './feeds.ts';
import { pressParts } from './live-blog.ts';
import { pressStory } from './story.ts';
import { everyVariant, HOSTILE, ORIGIN, sampleImage, sampleSetting, sampleStory } from './testing/sample.ts';
import { textOf } from './testing/text-of.ts';

const START = new Date('2026-11-22T06:00:00Z').getTime();
const HOUR = 3_600_000;

function post(number: number, change: Partial<Post> = {}): Post {
  const at = new Date(START + number * HOUR);
  const content = [{ type: 'text', text: `Жазба ${number}.` }] as const;
  const body = [{ type: 'paragraph', content }] as const;
  return { number, at, changed: at, headline: '', body, bylines: [], key: false, pinned: false, ...change };
}

/** Posts 1 to `count`, newest first, some of them changed. */
function coverage(count: number, changes: Record<number, Partial<Post>> = {}, more: Partial<Coverage> = {}): Coverage {
  const posts = Array.from({ length: count }, (_, at) => post(count - at, changes[count - at]));
  return { posts, given: count, changed: posts[0]?.changed ?? null, ended: null, ...more };
}

function blog(of: Coverage, more: Partial<PublicStory> = {}): PublicStory {
  return sampleStory({ kind: 'live-blog', live: of.ended === null, coverage: of, ...more });
}

function pressed(story: PublicStory): Map<string, string> {
  const setting = sampleSetting();
  const outputs = [...pressStory(setting, story), ...pressParts(setting, story)];
  return new Map(outputs.map(({ path, body }) => [path, textOf(body)]));
}

function pageOf(story: PublicStory): string {
  return pressed(story).get(story.path) ?? '';
}

test('parts are cut by number, fifty each, and the main page keeps the newest 50 to 99', () => {
  assert.deepEqual([0, 1, 50, 99, 100, 149, 150, 200].map(partsApart), [0, 0, 0, 0, 1, 1, 2, 3]);
  assert.deepEqual([1, 50, 51, 100].map(partOf), [1, 1, 2, 2]);
  for (let given = 50; given < 400; given += 1) {
    const kept = given - partsApart(given) * 50;
    assert.ok(kept >= 50 && kept <= 99, `${given}: ${kept}`);
  }
});

test('the newest post stands first, under its day in the zone of the service', () => {
  // 19:00 UTC is midnight in Almaty: posts 12 and 13 are of two days there, and of one in UTC.
  const page = pageOf(blog(coverage(14)));
  const order = [...page.matchAll(/id="post-(\d+)"/g)].map(([, number]) => Number(number));
  assert.deepEqual(order, [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const section = page.slice(page.indexOf('<section id="posts"'));
  const found = section.matchAll(/<h3><time datetime="2026-11-(\d\d)|id="post-(13|12)"/g);
  const days = [...found].map(([, day, number]) => day ?? number);
  assert.deepEqual(days, ['23', '13', '22', '12']);
  assert.match(page, /<section id="posts" class="posts" data-post="14" data-changed="2026-11-22T20:00:00\.000Z">/);
  assert.match(page, /<p class="refresh"><a href="\/kk\/2026\/11\/22\/su\/">/);
});

test('every post has one fragment on the main page, whatever is pinned or older', () => {
  const of = coverage(120, { 3: { pinned: true }, 118: { pinned: true, headline: 'Бекітілген' }, 119: { key: true } });
  const pages = pressed(blog(of));
  const path = '/kk/2026/11/22/su/';
  assert.deepEqual([...pages.keys()], [path, `${path}text/`, `${path}posts/1/`, `${path}posts/1/text/`]);
  for (const at of [path, `${path}text/`]) {
    const page = pages.get(at) ?? '';
    for (let number = 1; number <= 120; number += 1)
      assert.equal(page.split(`id="post-${number}"`).length, 2, `${at} ${number}`);
    assert.equal(page.match(/<article class="post"/g)?.length, 70 + 1, at);
    const targets = [...page.matchAll(/href="#(post-\d+)"/g)].map(([, id]) => id ?? '');
    for (const id of targets) assert.ok(page.includes(`id="${id}"`), id);
  }
  assert.match(pages.get(path) ?? '', /href="\/kk\/2026\/11\/22\/su\/posts\/1\/#post-7"/);
  const part = pages.get(`${path}posts/1/`) ?? '';
  assert.deepEqual(
    [...part.matchAll(/id="post-(\d+)"/g)].map(([, id]) => Number(id)).toSorted((a, b) => a - b),
    Array.from({ length: 50 }, (_, at) => at + 1),
  );
});

test('a part keeps its address when posts of it are removed, and has no page without any', () => {
  const of = coverage(150);
  const without = { ...of, posts: of.posts.filter(({ number }) => number > 50 || number === 8) };
  assert.ok(pressed(blog(without)).has('/kk/2026/11/22/su/posts/1/'));
  const empty = { ...of, posts: of.posts.filter(({ number }) => number > 50) };
  assert.deepEqual(
    [...pressed(blog(empty)).keys()].filter((path) => /posts\/\d+\/$/.test(path)),
    ['/kk/2026/11/22/su/posts/2/'],
  );
});

test('an edited post says when, in machine-readable time too', () => {
  const page = pageOf(blog(coverage(2, { 1: { changed: new Date(START + 90 * 60_000) } })));
  assert.match(page, /id="post-1" data-changed="2026-11-22T07:30:00\.000Z"/);
  assert.match(page, /Жаңартылды: <time datetime="2026-11-22T12:30:00\+05:00">/);
});

test('machines are told of the newest posts, and of the end', () => {
  const ended = new Date(START + 40 * HOUR);
  const of = coverage(30, { 30: { headline: 'Соңы', bylines: [{ person: 'aizhan' }] } }, { ended });
  const page = pageOf(blog(of));
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  const data = JSON.parse(text);
  assert.equal(data['@type'], 'LiveBlogPosting');
  assert.equal(data.coverageStartTime, '2026-11-22T06:00:00.000Z');
  assert.equal(data.coverageEndTime, ended.toISOString());
  assert.equal(data.liveBlogUpdate.length, 20);
  const [first, second] = data.liveBlogUpdate;
  assert.equal(first.headline, 'Соңы');
  assert.equal(first.url, `${ORIGIN}/kk/2026/11/22/su/#post-30`);
  assert.deepEqual(
    first.author.map(({ name }: { name: string }) => name),
    ['Айжан'],
  );
  assert.deepEqual([second.headline, second.articleBody], ['Жазба 29.', 'Жазба 29.']);
  assert.doesNotMatch(page, /class="live"/);
});

test('hostile posts stay text, and right-to-left dates stand apart', () => {
  const image = sampleImage();
  const hostile = { headline: HOSTILE, bylines: [{ name: HOSTILE }], body: everyVariant(HOSTILE, image.id), key: true };
  const of = coverage(101, { 101: { ...hostile, pinned: true }, 1: hostile });
  for (const service of ['kk', 'fa']) {
    const story = blog(of, { service, path: `/${service}/x/`, pictures: new Map([[image.id, image]]) });
    for (const [path, page] of pressed(story)) {
      assert.doesNotMatch(page, /<img src=x|<!--/, path);
      assert.equal(page.split('</script').length, page.split('<script').length, path);
      if (service === 'fa') assert.equal(page.split('<time').length, page.split('<bdi><time').length, path);
    }
  }
});

test('feeds have the newest posts, and now.json the number of the newest', () => {
  const story = blog(coverage(30));
  const live = { path: story.path, post: newestNumber(coverage(30)), changed: new Date(START), ended: false };
  const [rss] = pressFeeds(sampleSetting(), 'kk', { stories: [story], live: [live] });
  assert.match(textOf(rss?.body), /Жазба 30\./);
  assert.doesNotMatch(textOf(rss?.body), /Жазба 20\./);
  assert.match(textOf(rss?.body), /https:\/\/news\.example\/kk\/2026\/11\/22\/su\/#post-30/);
  const now = JSON.parse(textOf(pressNow(sampleSetting(), 'kk', { cards: [story], live: [live] }).body));
  assert.deepEqual(now.live, [{ path: story.path, post: 30, changed: '2026-11-22T06:00:00.000Z', ended: false }]);
});

test('an open page is dressed for every block that a later post may bring', () => {
  const pages = pressed(blog(coverage(120)));
  for (const path of ['/kk/2026/11/22/su/', '/kk/2026/11/22/su/posts/1/']) {
    const page = pages.get(path) ?? '';
    for (const rule of ['.gallery>div{', '.recording{', '.embed{']) assert.ok(page.includes(rule), `${path} ${rule}`);
  }
});

test('the choice of services marks what goes on', () => {
  const choice = (story: PublicStory): string =>
    textOf(pressChoice(sampleSetting(), new Map([['kk', [story]]])).body).replace(/<style>.*?<\/style>/s, '');
  assert.match(choice(blog(coverage(1))), /<b class="live">[^<]+<\/b>\s*<a href="\/kk\/2026\/11\/22\/su\/"/);
  assert.doesNotMatch(choice(sampleStory()), /class="live"/);
});
