/** `npm run test:long -- test/long/small-disk.test.ts` as root. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES } from '../killing.ts';
import { lackOfMount, publishWithRoom } from '../small-disk.ts';

const ROOMS = Array.from({ length: 12 }, (_, at) => at * 128);

for (const { name, skip, place } of ENGINES) {
  test(`a disk with hardly any room, ${name}`, { skip: skip || lackOfMount() }, async (context) => {
    const toll = await publishWithRoom(place, ROOMS);
    context.diagnostic(JSON.stringify(toll));
    assert.ok((toll['refused'] ?? 0) > 0, 'the disk was full');
  });
}
