/** `PICKET_CUTS=100 npm run test:long -- test/long/power.test.ts`: so many cuts on each engine. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cutWhilePublishing } from '../cutting.ts';
import { ENGINES } from '../killing.ts';

const CUTS = Number(process.env['PICKET_CUTS'] ?? 10);

const skip = !existsSync('/proc/self/fd') && 'needs /proc to see which file is synced';

for (const { name, skip: lack, place } of ENGINES) {
  test(
    `nothing acknowledged is lost in ${CUTS} cuts of the power, ${name}`,
    { skip: skip || lack },
    async (context) => {
      // Every third time only what the disk had to keep.
      const survival = (): number => (Math.random() < 1 / 3 ? 0 : Math.random());
      const toll = await cutWhilePublishing(place, { cuts: CUTS, survival });
      context.diagnostic(JSON.stringify(toll));
      assert.ok(toll.synced > 0, 'everything was pressed, and synced at once');
      assert.ok(toll.acknowledged * 2 >= toll.cuts, 'stories were acknowledged before the cuts');
    },
  );
}

test('where fsync does nothing stories are lost, and it shows', { skip }, async () => {
  await assert.rejects(cutWhilePublishing(ENGINES[0].place, { cuts: 1, survival: () => 0, deaf: true }));
});
