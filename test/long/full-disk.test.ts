/** `PICKET_FULL_STEP=1 npm run test:long -- test/long/full-disk.test.ts`: full at every so many-th write of each act, each engine. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { ACTS, fillDuring } from '../filling.ts';
import { ENGINES } from '../killing.ts';

const STEP = Number(process.env['PICKET_FULL_STEP'] ?? 10);

const skip = !existsSync('/proc/self/fd') && 'needs /proc to see which file is written';

for (const { name, skip: lack, place } of ENGINES)
  for (const act of ACTS)
    test(`${act} on a disk that is full at each ${STEP}. write, ${name}`, { skip: skip || lack }, async (context) => {
      const filled = await fillDuring(place, act, STEP);
      context.diagnostic(JSON.stringify(filled));
      assert.ok(filled.tried > 0);
    });
