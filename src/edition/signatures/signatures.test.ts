import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { needs, programPath } from '../../../test/needs.ts';
import { utf8 } from '../../base/bytes.ts';
import { minisignPublicKey, minisignSignature } from './minisign.ts';
import type { SigningKey } from './signing-key.ts';
import { sshAllowedSigner, sshPublicKey, sshSignature } from './ssh-signature.ts';

/** RFC 8410's wrapping of a seed, so that every run signs with the same keys. */
function keyOf(seed: number): SigningKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { publicKey, sign: (bytes) => sign(null, bytes, privateKey) };
}

const key = keyOf(7);
const stranger = keyOf(8);
const trustedComment = 'Площадь, алаң — edition 4711\tfile:SHA256SUMS';
const namespace = 'picket';
const principal = 'example.org';
const file = utf8('# edition 4711\n0123  /kk/\n');

/** Writes the files and runs a program among them. */
async function inFolder(t: TestContext, files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-signatures-'));
  t.after(() => rm(folder, { recursive: true }));
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(path.join(folder, name), bytes)));
  return folder;
}

interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: string;
  readonly signer: SigningKey;
}

async function runMinisign(t: TestContext, { bytes, signature, signer }: Signed): Promise<[number | null, string]> {
  const pub = minisignPublicKey(signer.publicKey);
  const folder = await inFolder(t, { f: bytes, 'f.minisig': signature, 'key.pub': pub });
  const { status, stdout, stderr } = spawnSync(programPath('minisign'), ['-Vm', 'f', '-p', 'key.pub'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return [status, stdout + stderr];
}

async function runSsh(t: TestContext, { bytes, signature, signer }: Signed): Promise<number | null> {
  const allowed = sshAllowedSigner({ publicKey: signer.publicKey, principal, namespace });
  const folder = await inFolder(t, { 'f.sig': signature, allowed });
  const args = ['-Y', 'verify', '-f', 'allowed', '-I', principal, '-n', namespace, '-s', 'f.sig'];
  return spawnSync(programPath('ssh-keygen'), args, { cwd: folder, input: bytes }).status;
}

test('minisign finds its signature good, and says the comment', { skip: needs.tool('minisign') }, async (t) => {
  const signature = minisignSignature({ bytes: file, trustedComment }, key);
  const [status, said] = await runMinisign(t, { bytes: file, signature, signer: key });
  assert.equal(status, 0, said);
  assert.ok(said.includes(trustedComment));
  const empty = minisignSignature({ bytes: new Uint8Array(), trustedComment: 'empty' }, key);
  assert.equal((await runMinisign(t, { bytes: new Uint8Array(), signature: empty, signer: key }))[0], 0);
});

test('minisign refuses another file, key and comment', { skip: needs.tool('minisign') }, async (t) => {
  const signature = minisignSignature({ bytes: file, trustedComment }, key);
  const liars: Signed[] = [
    { bytes: utf8('# edition 4712\n'), signature, signer: key },
    { bytes: file, signature, signer: stranger },
    { bytes: file, signature: signature.replace('4711', '4712'), signer: key },
  ];
  for (const liar of liars) assert.equal((await runMinisign(t, liar))[0], 1);
});

test('ssh-keygen finds its signature good', { skip: needs.tool('ssh-keygen') }, async (t) => {
  const signature = sshSignature({ bytes: file, namespace }, key);
  assert.equal(await runSsh(t, { bytes: file, signature, signer: key }), 0);
});

test('ssh-keygen refuses another file, key and purpose', { skip: needs.tool('ssh-keygen') }, async (t) => {
  const signature = sshSignature({ bytes: file, namespace }, key);
  const elsewhere = sshSignature({ bytes: file, namespace: 'git' }, key);
  const liars: Signed[] = [
    { bytes: utf8('# edition 4712\n'), signature, signer: key },
    { bytes: file, signature, signer: stranger },
    { bytes: file, signature: elsewhere, signer: key },
  ];
  for (const liar of liars) assert.equal(await runSsh(t, liar), 255);
});

test('ssh-keygen reads the public key', { skip: needs.tool('ssh-keygen') }, async (t) => {
  const folder = await inFolder(t, { 'key.pub': `${sshPublicKey(key.publicKey, 'targets of example.org')}\n` });
  const { status, stdout } = spawnSync(programPath('ssh-keygen'), ['-lf', 'key.pub'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.match(stdout, /^256 SHA256:\S+ targets of example\.org \(ED25519\)/);
});

test('a signature is the same each time', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, (some) => {
      const once = minisignSignature({ bytes: some, trustedComment }, key);
      assert.equal(minisignSignature({ bytes: some.slice(), trustedComment }, key), once);
      const ssh = sshSignature({ bytes: some, namespace }, key);
      assert.equal(sshSignature({ bytes: some.slice(), namespace }, key), ssh);
    }),
  );
});

test('what could not be read again is refused', () => {
  for (const comment of ['two\nlines', 'a\rreturn', ' a space', 'x'.repeat(8_001)]) {
    assert.throws(() => minisignSignature({ bytes: file, trustedComment: comment }, key), RangeError);
  }
  for (const word of ['', 'two words', 'a"quote', 'a,comma', 'x'.repeat(256)]) {
    assert.throws(() => sshSignature({ bytes: file, namespace: word }, key), RangeError);
    assert.throws(() => sshAllowedSigner({ publicKey: key.publicKey, principal: word, namespace }), RangeError);
  }
  assert.throws(() => sshPublicKey(key.publicKey, 'two\nlines'), RangeError);
  assert.throws(() => minisignPublicKey(key.publicKey.subarray(1)), RangeError);
  const short: SigningKey = { publicKey: key.publicKey, sign: () => new Uint8Array(63) };
  assert.throws(() => minisignSignature({ bytes: file, trustedComment }, short), RangeError);
});
