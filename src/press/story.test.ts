import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { PublicStory } from '../story/story.ts';
import type { Setting } from './setting.ts';
import { pressStory } from './story.ts';
import {
  everyVariant,
  HOSTILE,
  now,
  ORIGIN,
  SAMPLE_RECORDING,
  sampleImage,
  sampleSetting,
  sampleStory,
} from './testing/sample.ts';
import { HOUR } from '../base/clock.ts';
import { textOf } from './testing/text-of.ts';

function pressed(story: PublicStory, setting: Setting = sampleSetting()): { page: string; text: string } {
  const [page, text] = pressStory(setting, story).map(({ body }) => textOf(body));
  return { page: page ?? '', text: text ?? '' };
}

const image = sampleImage();
const use = { image: image.id, alt: 'Көпір', caption: 'Ескі көпір', credit: 'А. Б.' };
const full = sampleStory({
  image: { use, picture: image },
  corrections: [{ at: now, text: 'Түзетілген сан.' }],
  translations: [{ service: 'fa', path: '/fa/x/', headline: 'خبر', relation: 'translation' }],
  storyline: {
    slug: 'line',
    title: { kk: 'Желі' },
    summary: {},
    pledges: [
      {
        who: { kk: 'Әкім' },
        what: { kk: 'Көпір' },
        on: '2026-01-31',
        due: null,
        state: 'broken',
        outcome: null,
        evidence: [],
      },
    ],
  },
});

test('the parts of a page stand in their order', () => {
  const { page } = pressed(full);
  const parts = [
    'class="skip"', 'href="#main"', 'href="#menu"', '/kk/2026/11/22/su/text/', 'href="/kk/archive/"', 'class="breaking"', 'class="mast"',
    'class="menu"', '<main', 'class="kicker"', '<h1>', 'class="standfirst"', 'class="byline"', 'class="dateline"', '<picture>',
    '<figcaption>', 'Мәтін.', 'Түзетілген сан.', 'Желі', 'lang="fa" dir="rtl"', 'class="topics"', 'class="about"', 'class="notice"',
    'Қауіп бар.', 'class="foot"',
  ]; // prettier-ignore
  const body = page.slice(page.indexOf('<body>'));
  let at = 0;
  for (const part of parts) {
    const found = body.indexOf(part, at);
    assert.notEqual(found, -1, `${part} after ${body.slice(Math.max(0, at - 40), at)}`);
    at = found;
  }
});

test('a copy is offered only where there is one', () => {
  const offered = (copy: boolean): boolean =>
    pressStory(sampleSetting(), full, { copy }).some(({ body }) =>
      textOf(body).includes('<a href="/kk/2026/11/22/su/copy.html" download="su.html">'),
    );
  assert.deepEqual([offered(false), offered(true)], [false, true]);
});

test('nothing comes from elsewhere, and but for the head only paper is told the address', () => {
  const { page } = pressed(full);
  assert.deepEqual(page.match(/<script[^>]*>/g), ['<script type="application/ld+json">']);
  const [printed, ...more] = page.slice(page.indexOf('<body>')).match(/https?:\/\/[^<"]*/g) ?? [];
  assert.deepEqual([printed, more], [`https://news.example${full.path}`, []]);
  assert.doesNotMatch(page, /<form|<iframe|<link rel="stylesheet"|@import|url\(/);
});

test('hostile text stays text everywhere', () => {
  const story = sampleStory({
    headline: HOSTILE,
    standfirst: HOSTILE,
    place: HOSTILE,
    bylines: [{ name: HOSTILE }],
    topics: [{ slug: 'x', name: HOSTILE }],
    image: { use: { image: image.id, alt: HOSTILE, caption: HOSTILE, credit: HOSTILE }, picture: image },
    body: everyVariant(HOSTILE, image.id),
    pictures: new Map([[image.id, image]]),
    corrections: [{ at: now, text: HOSTILE }],
    translations: [{ service: 'ru', path: '/ru/x/', headline: HOSTILE, relation: 'original' }],
  });
  const breaking = new Map([['kk', { text: HOSTILE, path: null, from: new Date(0) }]]);
  for (const text of Object.values(pressed(story, sampleSetting({ breaking })))) {
    assert.doesNotMatch(text, /<img src=x|<!--/);
    assert.equal(text.split('</title').length, 2);
    assert.equal(text.split('</script').length, text.split('<script').length);
  }
});

test('structured data is JSON and says what the page says', () => {
  const { page } = pressed(full);
  const data = JSON.parse(page.split('<script type="application/ld+json">')[1]?.split('</script>')[0] ?? '');
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.url, `${ORIGIN}/kk/2026/11/22/su/`);
  assert.deepEqual(data.image, [`${ORIGIN}/m/1200.jpeg`]);
  assert.equal(data.author[0].name, 'Айжан');
  assert.equal(data.correction[0].text, 'Түзетілген сан.');
});

test('a film without a poster has the card for its still: search engines ask for one', () => {
  const [film] = everyVariant('Х', image.id).filter(({ type }) => type === 'recording');
  assert.ok(film?.type === 'recording');
  const body = [{ ...film, use: { ...film.use, poster: null } }];
  const recordings = new Map([[SAMPLE_RECORDING.id, SAMPLE_RECORDING]]);
  const card = { path: '/media/card/card.png', width: 1200, height: 675 };
  const [page] = pressStory(sampleSetting(), sampleStory({ body, recordings }), { card }).map((one) =>
    textOf(one.body),
  );
  const data = JSON.parse(page?.split('<script type="application/ld+json">')[1]?.split('</script>')[0] ?? '');
  assert.equal(data.video[0].thumbnailUrl, `${ORIGIN}/media/card/card.png`);
  for (const name of ['name', 'description', 'uploadDate', 'contentUrl']) assert.ok(data.video[0][name], name);
});

test('the breaking line stands in stories of the last 48 hours only, and only once it has begun', () => {
  const bears = (story: PublicStory, setting = sampleSetting()): boolean =>
    pressed(story, setting).page.includes('class="breaking"');
  const aged = (hours: number): PublicStory => sampleStory({ firstPublished: new Date(now.getTime() - hours * HOUR) });
  assert.ok(bears(aged(47)));
  assert.ok(!bears(aged(49)));
  assert.ok(!bears(sampleStory({ kind: 'page' })));
  const later = new Map([['kk', { text: 'x', path: null, from: new Date(now.getTime() + HOUR) }]]);
  assert.ok(!bears(aged(1), sampleSetting({ breaking: later })));
  assert.ok(!bears(sampleStory({ service: 'ru', path: '/ru/x/' })));
});

test('a fallback is marked as its own language', () => {
  assert.ok(pressed(full).page.includes('<bdi lang="en" dir="ltr">The unit in English.</bdi>'));
});

test('a story by a plain name has no about block', () => {
  assert.ok(!pressed(sampleStory({ bylines: [{ name: 'Біреу' }] })).page.includes('class="about"'));
});

test('the text-only version loads nothing and points at the story', () => {
  const { text } = pressed(full);
  assert.doesNotMatch(text, /<img|<picture|<script/);
  assert.ok(text.includes('Көпір') && text.includes('Қауіп бар.') && text.includes('Түзетілген сан.'));
  assert.ok(text.includes(`<link rel="canonical" href="${ORIGIN}/kk/2026/11/22/su/">`));
});

test('a story of 900 Kazakh words fits the first window of a connection', () => {
  const words =
    'көпір ауыл өзен тұрғын сот үкімет шешім жауап қала мектеп жаңалық оқырман аудан күз қыс ғалым ән Һәкім ұшқыш әділет'.split(
      ' ',
    );
  const endings = ['', 'дар', 'дің', 'ға', 'ны', 'мен', 'дан', 'лық', 'шы', 'сыз', 'дағы'];
  // A fixed sequence without a pattern that a compressor could use.
  let seed = 7;
  const draw = (size: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * size);
  };
  const word = (): string =>
    (words[draw(words.length)] ?? '') + (endings[draw(endings.length)] ?? '') + (endings[draw(endings.length)] ?? '');
  const body = Array.from({ length: 20 }, () => {
    const text = `${Array.from({ length: 45 }, word).join(' ')}.`;
    return { type: 'paragraph', content: [{ type: 'text', text }] } as const;
  });
  const { page, text } = pressed({ ...full, body });
  for (const bytes of [brotliCompressSync(page), gzipSync(page, { level: 9 })]) {
    assert.ok(bytes.length > 2000 && bytes.length <= 10_000, `${bytes.length} bytes`);
  }
  assert.ok(gzipSync(text).length <= 15_000);
});
