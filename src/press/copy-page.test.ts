import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { printCopy, type CopyContent } from './copy-page.ts';
import { copiedPlaces } from './copied-story.ts';
import { everyVariant, HOSTILE, now, sampleImage, sampleSetting, sampleStory } from './testing/sample.ts';

const picture = sampleImage();
const content: CopyContent = { pictures: new Map(), fewer: true, edition: null, check: null };

test('whoever prints a copy otherwise raises COPY_VERSION, so that those there are are made anew', () => {
  const use = { image: picture.id, alt: 'Көпір', caption: 'Ескі көпір', credit: 'А. Б.' };
  const story = sampleStory({ image: { use, picture }, body: everyVariant('Мәтін', picture.id) });
  // What a copy says and how it is built; in an older dress it is as good.
  const page = printCopy(sampleSetting(), story, content).replace(/<style>.*?<\/style>|'sha256-[^']*'/gs, '');
  const version = { number: 1, digest: 'c9c59ec1399b8682' };
  assert.equal(
    createHash('sha256').update(page).digest('hex').slice(0, 16),
    version.digest,
    `${version.number} is old`,
  );
});

test('hostile text stays text, and links lead to the site', () => {
  const use = { image: picture.id, alt: HOSTILE, caption: HOSTILE, credit: HOSTILE };
  const story = sampleStory({
    headline: HOSTILE,
    standfirst: HOSTILE,
    image: { use, picture },
    pictures: new Map([[picture.id, picture]]),
    body: everyVariant(HOSTILE, picture.id),
    corrections: [{ at: now, text: HOSTILE }],
  });
  const rendition = {
    crop: '16x9',
    width: 1,
    height: 1,
    type: 'image/webp',
    path: 'data:image/webp;base64,AA==',
  } as const;
  const pictures = new Map(copiedPlaces(story).map((place) => [place, rendition]));
  const page = printCopy(sampleSetting(), story, {
    pictures,
    fewer: false,
    edition: { seq: 7, at: now },
    check: HOSTILE,
  });
  assert.doesNotMatch(page, /<(script|iframe|object|embed|audio|video|source|form)\b|<img src=x/);
  const hrefs = [...page.matchAll(/<a\b[^>]* href="([^"]*)"/g)].map(([, href]) => href ?? '');
  assert.ok(hrefs.length > 5);
  for (const href of hrefs) assert.match(href, /^https:\/\/(news|elsewhere)\.example\/|^https:\/\/example\.org\/$/);
  assert.match(page, /7-шығарылымнан көшірілді/);
});
