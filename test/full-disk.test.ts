import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { ACTS, fillDuring } from './filling.ts';
import { ENGINES } from './killing.ts';

const skip = !existsSync('/proc/self/fd') && 'needs /proc to see which file is written';

/** A few of the hundreds of things that a publish writes; an upload writes some dozens. test/long/ has them all. */
const STEPS = { publish: 90, upload: 15, import: 150 };

for (const act of ACTS) {
  test(`a disk that gets full during ${act} refuses in words and loses nothing`, { skip }, async () => {
    const { tried } = await fillDuring(ENGINES[0].place, act, STEPS[act]);
    assert.ok(tried > 1, `only ${tried} tries`);
  });
}
