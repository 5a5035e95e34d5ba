import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHaveSlug, storyPath } from './address.ts';

const story = {
  service: 'kk',
  kind: 'article',
  slug: 'sot',
  firstPublished: new Date('2026-12-31T20:00:00Z'),
  timeZone: 'Asia/Almaty',
} as const;

test('the day of an address is the day in the zone of the service', () => {
  assert.equal(storyPath(story), '/kk/2027/01/01/sot/');
  assert.equal(storyPath({ ...story, timeZone: 'Europe/Prague' }), '/kk/2026/12/31/sot/');
  assert.equal(storyPath({ ...story, kind: 'page', slug: 'about' }), '/kk/about/');
});

test('a page does not take the place of anything else', () => {
  for (const slug of ['topics', 'archive', 'saved', 'contact', 'text', 'feed', 'people', '2026']) {
    assert.equal(mayHaveSlug('page', slug), false, slug);
    assert.throws(() => storyPath({ ...story, kind: 'page', slug }), RangeError);
    assert.equal(mayHaveSlug('article', slug), true, slug);
  }
  for (const slug of ['', 'Сот', 'a--b', '../x', 'a'.repeat(81)])
    assert.equal(mayHaveSlug('article', slug), false, slug);
});
