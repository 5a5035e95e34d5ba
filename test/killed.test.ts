import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES, killWhilePublishing } from './killing.ts';

for (const { name, skip, place } of ENGINES) {
  test(`what was acknowledged outlives kills of the process, ${name}`, { skip }, async () => {
    const { acknowledged } = await killWhilePublishing(place, 3);
    assert.ok(acknowledged > 0, 'stories were acknowledged before the kills');
  });
}
