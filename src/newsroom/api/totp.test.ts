import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTotpSecret, totpCode, totpStep, totpUri } from './totp.ts';

/** RFC 6238, appendix B: the ASCII string 12345678901234567890, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly (readonly [seconds: number, code: string])[] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
];

test('makes the codes of RFC 6238, appendix B', () => {
  for (const [seconds, code] of VECTORS) assert.equal(totpCode(SECRET, Math.floor(seconds / 30), 8), code);
});

test('takes the code at hand and its neighbours, and says which', () => {
  const at = new Date(59_000);
  assert.equal(totpStep(SECRET, '287082', at), 1);
  assert.equal(totpStep(SECRET, ' 287 082 ', at), 1);
  for (const step of [0, 2]) assert.equal(totpStep(SECRET, totpCode(SECRET, step), at), step);
  for (const code of [totpCode(SECRET, 3), '000000', '', '28708', '94287082'])
    assert.equal(totpStep(SECRET, code, at), null, code);
});

test('a secret is 160 random bits, and its address names the account alone', () => {
  const secret = newTotpSecret();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(secret, newTotpSecret());
  assert.equal(totpUri(secret, 'Айгүл & co'), `otpauth://totp/${encodeURIComponent('Айгүл & co')}?secret=${secret}`);
});
