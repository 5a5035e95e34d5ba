import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '../../../base/clock.ts';
import { OneTimeNotes } from './notes.ts';

test('a note is shown once, to its own session, for a while', () => {
  let now = 0;
  const notes = new OneTimeNotes(() => new Date(now));
  const key = notes.leave('mine', 'secret');
  assert.equal(notes.take('theirs', key), null);
  assert.equal(notes.take('mine', key), 'secret');
  assert.equal(notes.take('mine', key), null);
  const late = notes.leave('mine', 'secret');
  now = 6 * MINUTE;
  assert.equal(notes.take('mine', late), null);
});
