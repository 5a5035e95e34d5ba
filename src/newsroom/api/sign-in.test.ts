import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Refusal } from '../../base/refusal.ts';

import { openNewsroom, type OpenNewsroom } from './http/testing/open-newsroom.ts';
import { signIn } from './sign-in.ts';

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

test('one name is slowed however its letters are typed', async () => {
  const tries = ['boss', 'BOSS', 'Boss', 'ｂoss', 'bOss', 'boSS'].map(async (name) =>
    signIn(opened.newsroom, { name, passphrase: 'a wrong passphrase' }).catch((error: Refusal) => error.members),
  );
  const waiting = (await Promise.all(tries)).filter((members) => 'retryAfter' in members);
  assert.equal(waiting.length, 2);
});
