/** `PICKET_KILLS=100 npm run test:long -- test/long/killed.test.ts`: so many kills on each engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES, killWhilePublishing } from '../killing.ts';

const KILLS = Number(process.env['PICKET_KILLS'] ?? 10);

for (const { name, skip, place } of ENGINES) {
  test(`nothing acknowledged is lost in ${KILLS} kills of a publish, ${name}`, { skip }, async (context) => {
    const toll = await killWhilePublishing(place, KILLS);
    context.diagnostic(JSON.stringify(toll));
    assert.ok(toll.acknowledged * 2 >= toll.kills, 'stories were acknowledged before the kills');
  });
}
