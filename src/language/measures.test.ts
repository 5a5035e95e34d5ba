import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatDuration } from './measures.ts';

test('durations and sizes are told in words', () => {
  assert.equal(formatDuration(125, 'en'), '2 minutes 5 seconds');
  assert.equal(formatDuration(21.4, 'ru'), '21 секунда');
  assert.equal(formatDuration(3 * 3600 + 60, 'kk'), '3 сағат 1 минут');
  assert.equal(formatDuration(0.2, 'fa'), '۱ ثانیه');
  assert.equal(formatBytes(35_400, 'en'), '35 kilobytes');
  assert.equal(formatBytes(2_350_000, 'ru'), '2,4 мегабайта');
  assert.equal(formatBytes(999_600, 'en'), '1 megabyte');
});
