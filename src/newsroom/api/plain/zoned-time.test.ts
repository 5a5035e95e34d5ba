import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readZonedTime } from './zoned-time.ts';

test('a clock’s time is the moment that the zone means', () => {
  const cases: [string, string, string | undefined][] = [
    ['2026-11-22T10:00', 'Asia/Tehran', '2026-11-22T06:30:00.000Z'],
    ['2026-11-22T10:00', 'UTC', '2026-11-22T10:00:00.000Z'],
    ['2026-07-01T00:30', 'Europe/Prague', '2026-06-30T22:30:00.000Z'],
    // Just after and within the change to summer time.
    ['2026-03-29T03:30', 'Europe/Prague', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T01:30', 'Europe/Prague', '2026-03-29T00:30:00.000Z'],
    ['22.11.2026 10:00', 'UTC', undefined],
    ['2026-13-01T10:00', 'UTC', undefined],
  ];
  for (const [text, zone, expected] of cases) assert.equal(readZonedTime(text, zone)?.toISOString(), expected, text);
});
