import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { csrfToken } from '../csrf.ts';
import { openNewsroom, type OpenNewsroom } from './testing/open-newsroom.ts';

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

test('says who asks, by session and by token', async () => {
  const browser = await opened.browser('reporter');
  const person = (await (await browser.get('/api/me')).json()) as Record<string, unknown>;
  assert.equal(person['role'], 'reporter');
  assert.deepEqual(person['rights'], ['read', 'write']);
  assert.equal(person['formToken'], csrfToken(browser.secret));
  const token = (await (await opened.api('moderator', { path: '/api/me' })).json()) as Record<string, unknown>;
  const who = { account: null, name: 'moderator', role: 'moderator', rights: ['read'] };
  assert.deepEqual(token, { ...who, formToken: null, steppedUp: true });
  assert.equal((await opened.app.request('http://localhost:8081/api/me')).status, 401);
});
