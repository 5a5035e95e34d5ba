import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoInZone } from './zone.ts';

/** Zones that changed their clocks at midnight and a minute, lost a day, moved by half an hour, or lately. */
const ZONES = ['America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Almaty', 'Africa/Casablanca', 'UTC'];

test('what a day is known to have is what Intl says at every moment of it', () => {
  const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
  const near = fc
    .constantFrom('2010-11-07T02:31:00Z', '2011-12-30T10:00:00Z', '2024-02-29T19:00:00Z')
    .chain((change) =>
      fc.integer({ min: -172_800, max: 172_800 }).map((seconds) => new Date(Date.parse(change) + seconds * 1000)),
    );
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.oneof(moments, near), (timeZone, moment) => {
      const clock = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      assert.equal(isoInZone(moment, timeZone).slice(0, 19).replace('T', ' '), clock.format(moment));
    }),
    { numRuns: 3000 },
  );
});
