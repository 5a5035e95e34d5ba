import assert from 'node:assert/strict';
import { argon2Sync } from 'node:crypto';
import { test } from 'node:test';
import { Refusal } from '../../base/refusal.ts';
import { hashPassphrase, verifyPassphrase } from './passphrase.ts';

const GOOD = 'four quiet steppe horses';

test('Node’s Argon2id gives the tag of RFC 9106, section 5.3', () => {
  const tag = argon2Sync('argon2id', {
    message: Buffer.alloc(32, 1),
    nonce: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    memory: 32,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  });
  assert.equal(tag.toString('hex'), '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

// test.c of the reference implementation, phc-winner-argon2.
const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

test('reads a PHC string of the reference implementation', async () => {
  assert.equal(await verifyPassphrase('password', reference), true);
  assert.equal(await verifyPassphrase('passwore', reference), false);
});

test('a hash verifies its own passphrase and no other, and no two are alike', async () => {
  const stored = await hashPassphrase(GOOD);
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(stored, await hashPassphrase(GOOD));
  assert.equal(await verifyPassphrase(GOOD, stored), true);
  assert.equal(await verifyPassphrase(`${GOOD} `, stored), false);
  assert.equal(await verifyPassphrase(GOOD.toUpperCase(), stored), false);
  assert.equal(await verifyPassphrase('', stored), false);
});

test('one passphrase, however the keyboard composed it', async () => {
  const stored = await hashPassphrase('Қайырлы таң, й café');
  assert.equal(await verifyPassphrase('Қайырлы\u00a0таң,\u2003й cafe\u0301', stored), true);
  assert.equal(await verifyPassphrase('Қайырлы таң, и café', stored), false);
});

test('nobody has no passphrase, and finding out takes as long', async () => {
  const stored = await hashPassphrase(GOOD);
  const time = async (kept: string | null): Promise<number> => {
    const start = performance.now();
    assert.equal(await verifyPassphrase('quite another passphrase', kept), false);
    return performance.now() - start;
  };
  const ofNobody = Math.min(await time(null), await time(null), await time(null));
  const ofSomebody = Math.min(await time(stored), await time(stored), await time(stored));
  // Both run the same function: this only shows that neither skips it, which would be a thousand times faster.
  assert.ok(ofNobody > ofSomebody / 4, `${ofNobody} ms against ${ofSomebody} ms`);
});

for (const [name, text] of [
  ['too short', 'eleven char'],
  ['too short in characters though not in bytes', 'қысқа сөз'],
  ['too long', 'x'.repeat(1025)],
  ['far too long', 'x'.repeat(100_000)],
  ['too long once normalised', '\ufdfa'.repeat(1000)],
  ['a control character', 'four quiet\u0000steppe horses'],
  ['half a character', 'four quiet steppe\ud83d horses'],
] as const) {
  test(`refuses a passphrase: ${name}`, async () => {
    await assert.rejects(hashPassphrase(text), (error) => error instanceof Refusal && error.kind === 'invalid');
    assert.equal(await verifyPassphrase(text, await hashPassphrase(GOOD)), false);
  });
}

test('takes twelve characters and 1,024', async () => {
  assert.ok(await hashPassphrase('twelve chars'));
  assert.ok(await hashPassphrase('ң'.repeat(1024)));
});

test('a stored text that is no hash is a fault, not a no', async () => {
  for (const stored of ['', 'plain', reference.replace('argon2id', 'argon2i'), reference.replace('v=19', 'v=16')]) {
    await assert.rejects(verifyPassphrase(GOOD, stored), /not an Argon2id PHC string/);
  }
});
