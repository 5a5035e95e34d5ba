import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES, killWhilePublishing } from '../killing.ts';

for (const { name, skip, place } of ENGINES) {
  test(`nothing acknowledged is lost in ten kills, ${name}`, { skip }, async (context) => {
    const toll = await killWhilePublishing(place, 10);
    context.diagnostic(JSON.stringify(toll));
    assert.ok(toll.acknowledged >= toll.kills, 'stories were acknowledged before the kills');
  });
}
