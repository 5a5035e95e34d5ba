import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from '../base/bytes.ts';
import { DAY, HOUR } from '../base/clock.ts';
import { sha256 } from '../blobs/sha256.ts';
import { editionsAmong, keptEditions } from './edition-documents.ts';
import { makeHead, NOTHING_BESIDES, type Head } from './head.ts';

const now = new Date('2026-11-22T10:00:00Z');

function line(hoursAgo: readonly number[]): Head[] {
  const heads: Head[] = [];
  for (const [place, hours] of hoursAgo.entries()) {
    const at = new Date(now.getTime() - hours * HOUR);
    const root = sha256(utf8(String(place)));
    heads.push(
      makeHead({ seq: place + 1, previous: heads.at(-1)?.digest ?? null, root, at, about: NOTHING_BESIDES }, sha256)
        .head,
    );
  }
  return heads.toReversed();
}

test('two days are kept whole, then the last edition of each day, for thirty days', () => {
  const hours = Array.from({ length: 40 * 24 }, (_, place) => 40 * 24 - place - 1);
  const kept = keptEditions(line(hours), now);
  assert.equal(kept.filter(({ at }) => now.getTime() - at.getTime() < 2 * DAY).length, 48);
  const older = kept.filter(({ at }) => now.getTime() - at.getTime() >= 2 * DAY);
  assert.deepEqual(new Set(older.map(({ at }) => at.getUTCHours())), new Set([23]));
  assert.equal(older.length, 28);
});

test('whatever the clock says, the newest ten stay', () => {
  const instants = fc.array(fc.integer({ min: -1e5, max: 1e5 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(instants, fc.integer({ min: -1e6, max: 1e6 }), (hours, jump) => {
      const editions = line(hours);
      const kept = keptEditions(editions, new Date(now.getTime() + jump * HOUR));
      assert.deepEqual(kept.slice(0, 10), editions.slice(0, 10));
    }),
  );
});

test('the document of a publish that failed is none of an edition', () => {
  const editions = line([9, 8, 7, 6, 5, 4]);
  const [current, , third] = editions;
  assert.ok(current && third);
  const root = sha256(utf8('failed'));
  const ghosts = [third.seq, current.seq + 1].map(
    (seq) => makeHead({ seq, previous: third.previous, root, at: now, about: NOTHING_BESIDES }, sha256).head,
  );
  assert.deepEqual(editionsAmong([...editions.toReversed(), ...ghosts], current), editions);
  // Where editions between were deleted, the older ones are known by their numbers.
  const withGap = editions.toSpliced(3, 1);
  assert.deepEqual(editionsAmong([...withGap, ...ghosts], current), withGap);
});
