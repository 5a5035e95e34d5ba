import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csrfToken, isCsrfToken } from './csrf.ts';
import { newSecret, newToken, secretDigest } from './secrets.ts';

test('a secret is 256 bits in base64url, new each time', () => {
  assert.match(newSecret(), /^[A-Za-z0-9_-]{43}$/);
  assert.match(newToken(), /^picket_[A-Za-z0-9_-]{43}$/);
  assert.equal(new Set(Array.from({ length: 100 }, newSecret)).size, 100);
});

test('the digest of a secret is its SHA-256 (FIPS 180-4, “abc”)', () => {
  assert.equal(secretDigest('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a CSRF token is its session’s own', () => {
  const session = newSecret();
  const token = csrfToken(session);
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.ok(!token.includes(session));
  assert.equal(isCsrfToken(token, session), true);
  assert.equal(isCsrfToken(token, newSecret()), false);
  for (const given of ['', session, token.slice(1), `${token}A`, `${token}=`, 'ң'.repeat(43)]) {
    assert.equal(isCsrfToken(given, session), false, given);
  }
});
