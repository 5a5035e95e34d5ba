import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ensureDigest, isDigest } from './digest.ts';

/** SHA-256 of "abc" (FIPS 180-4, the examples of NIST). */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('a digest is 64 lower-case hexadecimal digits and nothing around them', () => {
  assert.equal(ensureDigest(ABC), ABC);
  for (const text of [
    '',
    ABC.slice(1),
    `${ABC}0`,
    ABC.toUpperCase(),
    `${ABC}\n`,
    ` ${ABC}`,
    ABC.replace('b', 'g'),
    `../${ABC}`,
  ]) {
    assert.equal(isDigest(text), false, JSON.stringify(text));
    assert.throws(() => ensureDigest(text), RangeError);
  }
});
