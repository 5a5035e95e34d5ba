import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangedStory, EditionLine } from './edition-types.ts';
import { momentsOf } from './moments-of.ts';

const story: ChangedStory = { id: 'a', service: 'en', headline: 'A dam', change: 'came' };

function line(seq: number, second: number, more: Partial<EditionLine> = {}): EditionLine {
  const at = new Date(Date.UTC(2026, 10, 27, 12, 0, second)).toISOString();
  return { seq, at, back: null, change: { pages: 3, stories: [] }, ...more };
}

test('a story and the lists after it are one moment, which is stepped back to whole', () => {
  const moments = momentsOf([line(9, 20), line(8, 2), line(7, 1, { change: { pages: 4, stories: [story] } })]);
  assert.deepEqual(
    moments.map(({ seq, stories, pages }) => [seq, stories, pages]),
    [[9, [story], 10]],
  );
});

test('what came before a story, much earlier, untold, or of another step back, stands by itself', () => {
  const published = line(8, 50, { change: { pages: 4, stories: [story] } });
  const seqs = (editions: readonly EditionLine[]): number[] => momentsOf(editions).map(({ seq }) => seq);
  assert.deepEqual(seqs([published, line(7, 49)]), [8, 7]);
  assert.deepEqual(seqs([line(9, 300), published]), [9, 8]);
  assert.deepEqual(seqs([line(9, 51, { change: null }), published]), [9, 8]);
  assert.deepEqual(seqs([line(9, 51), line(8, 50, { change: null })]), [9, 8]);
  assert.deepEqual(seqs([line(9, 51), line(8, 50, { back: 3 })]), [9, 8]);
  assert.deepEqual(seqs([]), []);
});
