import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pressFeeds } from './feeds.ts';
import { pressMonthSitemaps, pressNewsSitemap, pressSitemaps, SITEMAP } from './sitemaps.ts';
import { everyVariant, HOSTILE, now, ORIGIN, sampleImage, sampleSetting, sampleStory } from './testing/sample.ts';
import { textOf } from './testing/text-of.ts';

const setting = sampleSetting();
const image = sampleImage();
const hostile = sampleStory({
  headline: HOSTILE,
  standfirst: HOSTILE,
  bylines: [{ name: HOSTILE }],
  topics: [{ slug: 'x', name: HOSTILE }],
  body: everyVariant(HOSTILE, image.id),
  pictures: new Map([[image.id, image]]),
  corrections: [{ at: now, text: 'Түзету' }],
  translations: [{ service: 'ru', path: '/ru/x/', headline: 'x', relation: 'sibling' }],
});
const feeds = pressFeeds(setting, 'kk', { stories: [hostile, sampleStory()], live: [] });

/** Throws unless tags are nested, attributes quoted, ampersands escaped and characters allowed: as much of XML 1.0 as we write. */
function ensureWellFormed(text: string): void {
  assert.doesNotMatch(text, /[^\P{Cc}\t\n\r]/u);
  assert.doesNotMatch(text, /&(?!(amp|lt|gt|quot|#39);)/);
  const open: string[] = [];
  const rest = text
    .replace(/^<\?xml [^?]*\?>/, '')
    .replace(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g, (_, end, name, _attributes, alone) => {
      if (end) assert.equal(open.pop(), name);
      else if (!alone) open.push(name);
      return '';
    });
  assert.doesNotMatch(rest, /[<>]/);
  assert.deepEqual(open, []);
}

test('feeds and sitemaps are well-formed whatever they hold', () => {
  const entries = [{ ...hostile, path: '/kk/x/' }];
  const maps = [
    ...pressSitemaps(setting, [{ service: 'kk', year: 2026, month: 11, count: 1, modified: now }]),
    ...pressMonthSitemaps(setting, { service: 'kk', year: 2026, month: 11 }, entries),
    pressNewsSitemap(setting, entries),
  ];
  const documents = [...feeds, ...maps].filter(({ path }) => path.endsWith('.xml'));
  assert.equal(documents.length, 5);
  for (const { body } of documents) ensureWellFormed(textOf(body));
});

test('each feed stands at its address and holds every story in full with its corrections', () => {
  assert.deepEqual(feeds.map(({ path }) => path), ['/kk/feed.xml', '/kk/atom.xml', '/kk/feed.json', '/kk/now.json']); // prettier-ignore
  for (const { path, body } of feeds.slice(0, 3)) {
    assert.ok(textOf(body).includes('Мәтін.') && textOf(body).includes('Түзету'), path);
    assert.equal(textOf(body).split('urn:uuid:').length, 3, path);
  }
  assert.ok(
    textOf(feeds[0]?.body).includes(`<atom:link rel="self" type="application/rss+xml" href="${ORIGIN}/kk/feed.xml"`),
  );
});

test('JSON feeds are JSON, with absolute addresses', () => {
  const feed = JSON.parse(textOf(feeds[2]?.body));
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  assert.equal(feed.items[1].url, `${ORIGIN}/kk/2026/11/22/su/`);
  assert.doesNotMatch(feed.items[0].content_html, /<img src=x/);
  const short = JSON.parse(textOf(feeds[3]?.body));
  assert.equal(short.breaking.text, 'Шұғыл жол');
  assert.equal(short.stories.length, 2);
});

test('the same stories make the same bytes at any time', () => {
  const later = sampleSetting({ now: new Date('2027-01-01') });
  assert.deepEqual(pressFeeds(later, 'kk', { stories: [hostile, sampleStory()], live: [] }), feeds);
});

test('a month that one sitemap cannot hold has several, all named in the index', () => {
  const month = { service: 'kk', year: 2026, month: 3 };
  const stories = Array.from({ length: SITEMAP + 1 }, (_, at) => ({
    ...hostile,
    path: `/kk/${at}/`,
    translations: [],
  }));
  const maps = pressMonthSitemaps(setting, month, stories);
  const counts = maps.map(({ body }) => textOf(body).split('<url>').length - 1);
  assert.deepEqual(counts, [SITEMAP, 1]);
  const [index] = pressSitemaps(setting, [{ ...month, count: stories.length, modified: now }]);
  const named = [...textOf(index?.body).matchAll(/<loc>https:\/\/news\.example([^<]*)<\/loc>/g)].map(
    ([, path]) => path,
  );
  assert.deepEqual(named, maps.map(({ path }) => path)); // prettier-ignore
  assert.deepEqual(named, ['/kk/sitemap-2026-03.xml', '/kk/sitemap-2026-03-2.xml']);
});
