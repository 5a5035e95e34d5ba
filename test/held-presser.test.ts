/** Many acts in one edition, as the demonstration is filled. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestHome } from './home.ts';
import { addressesOf, assertNothingStale, published } from './stories.ts';

test('acts while the presser is held are one act after it', async () => {
  await using program = await openTestHome();
  const { presser } = program.newsroom;
  const before = program.edition.head()?.seq ?? 0;
  const paths: string[] = [];
  {
    using _held = presser.hold();
    for (const slug of ['bir', 'eki']) paths.push((await published(program, { slug })).path);
    assert.equal(program.edition.head()?.seq, before);
  }
  await presser.press();
  // What readers look at first, and the lists that follow.
  assert.equal(program.edition.head()?.seq, before + 2);
  for (const path of paths) assert.ok(addressesOf(program).has(path), path);
  await assertNothingStale(program);
});
