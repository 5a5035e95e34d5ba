import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jumpAround } from './jumping.ts';

test('a clock that jumps by a day both ways loses nothing and publishes nothing early', async () => {
  const { published, jumps } = await jumpAround(null, { steps: 40, seed: 3 });
  assert.ok(published > 0 && jumps > 1, 'it was published and jumped');
});
