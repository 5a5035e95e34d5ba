import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, type RefusalKind } from '../../../base/refusal.ts';
import { problemResponse } from './problem.ts';

const STATUSES: Record<RefusalKind, number> = {
  unreadable: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  'wrong-state': 409,
  stale: 412,
  'too-large': 413,
  'wrong-type': 415,
  invalid: 422,
  unconditional: 428,
  'too-many': 429,
};

test('each kind of refusal is the status of the contract', async () => {
  for (const [kind, status] of Object.entries(STATUSES) as [RefusalKind, number][]) {
    const answer = problemResponse(new Refusal(kind, 'Because.'));
    assert.equal(answer.status, status, kind);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    const { type, status: told, detail } = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual({ type, told, detail }, { type: `/problems/${kind}`, told: status, detail: 'Because.' });
  }
});

test('faults and members stand in the document, and cannot replace what it is', async () => {
  const faults = [{ field: 'headline', detail: 'Write one.' }];
  const refusal = new Refusal('stale', 'Old.', { faults, members: { revision: 'r2', heldBy: null, status: 200 } });
  const { errors, revision, heldBy, status } = (await problemResponse(refusal).json()) as Record<string, unknown>;
  assert.deepEqual({ errors, revision, heldBy, status }, { errors: faults, revision: 'r2', heldBy: null, status: 412 });
});

test('who waits is told how long, who is not signed in how to', () => {
  const { headers } = problemResponse(new Refusal('unauthenticated', 'Wait.', { members: { retryAfter: 4.2 } }));
  assert.equal(headers.get('retry-after'), '5');
  assert.equal(headers.get('www-authenticate'), 'Bearer');
});

test('a fault of ours tells nothing of itself', async () => {
  const answer = problemResponse(new Error('connection to secret-host lost'));
  assert.equal(answer.status, 500);
  assert.doesNotMatch(await answer.text(), /secret-host/);
});

test('what is too large ends the connection', () => {
  assert.equal(problemResponse(new Refusal('too-large', 'Large.')).headers.get('connection'), 'close');
  assert.equal(problemResponse(new Refusal('invalid', 'Wrong.')).headers.get('connection'), null);
});

test('a full disk is called by its name, on either engine, and tells no path', async () => {
  for (const code of ['ENOSPC', 'EDQUOT', '53100']) {
    const answer = problemResponse(Object.assign(new Error('no space left, open /secret/home'), { code }));
    assert.equal(answer.status, 507);
    const text = await answer.text();
    assert.match(text, /The disk is full/);
    assert.doesNotMatch(text, /secret/);
  }
});
