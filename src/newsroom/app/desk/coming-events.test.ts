import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryLine } from '../api-types.ts';
import { comingEvents } from './coming-events.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

function story(id: string, times: Partial<StoryLine>): StoryLine {
  const none = { scheduledFor: null, unpublishAt: null, embargoUntil: null, public: false };
  // Of a line only its times are looked at.
  return { id, ...none, ...times } as unknown as StoryLine;
}

function told(...due: readonly StoryLine[]): string[] {
  return comingEvents(due, NOW).map(({ at, kind, line }) => `${line.id} ${kind} ${at.slice(8, 16)}`);
}

test('each time of the day is an event of its own, the first first', () => {
  assert.deepEqual(
    told(
      story('a', { scheduledFor: '2026-11-27T18:00:00Z', unpublishAt: '2026-11-28T11:00:00Z' }),
      story('b', { embargoUntil: '2026-11-27T15:00:00Z' }),
      story('c', { public: true, unpublishAt: '2026-11-27T13:00:00Z' }),
    ),
    ['c leave 27T13:00', 'b embargo 27T15:00', 'a publish 27T18:00', 'a leave 28T11:00'],
  );
});

test('what is later than a day, an embargo that ended, or that a schedule waits for, is none', () => {
  assert.deepEqual(
    told(
      story('a', { scheduledFor: '2026-11-27T18:00:00Z', embargoUntil: '2026-11-27T17:00:00Z' }),
      story('b', { embargoUntil: '2026-11-27T11:00:00Z', unpublishAt: '2026-11-30T11:00:00Z' }),
      story('c', { embargoUntil: '2026-11-27T13:00:00Z', public: true }),
    ),
    ['a publish 27T18:00'],
  );
});
