/** The keys of editions as people handle them: on the server, and on machines of their own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { BIN, makePublication, picket, startPicket, type Place, type Said } from './running.ts';
import { needs, programPath } from './needs.ts';

const PASSPHRASE = 'ауыр тас төбеде тұр';
const LONG = { timeout: 300_000 };

let folder: string;
let place: Place;

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-keys-'));
  place = { home: path.join(folder, 'home'), publicUrl: 'https://news.example' };
  makePublication(place);
  writeFileSync(path.join(folder, 'passphrase'), `${PASSPHRASE}\n`);
});
after(() => rmSync(folder, { recursive: true }));

/** In the folder of the test, so that files have short names. */
function keys(...words: string[]): Said {
  const env = { ...process.env, PICKET_HOME: place.home, PUBLIC_URL: place.publicUrl };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'keys', ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status ?? -1, out: stdout, progress: stderr };
}

function done(said: Said): string {
  assert.equal(said.code, 0, said.progress);
  return said.out.trim();
}

async function running(): Promise<AsyncDisposable> {
  const picketAtWork = await startPicket(place);
  return { [Symbol.asyncDispose]: () => picketAtWork.end('SIGTERM').then(() => {}) };
}

function make(name: string): void {
  assert.equal(done(keys('make', name, '--passphrase-file', 'passphrase')), `${name}.pub`);
}

function sign(draft: string, key: string): void {
  assert.match(done(keys('sign', draft, key, '--passphrase-file', 'passphrase')), /is signed by/);
}

test('a root key is sealed, printed, and never written over', LONG, () => {
  for (const name of ['aigul', 'boris', 'carla']) make(name);
  assert.equal(statSync(path.join(folder, 'aigul.key')).mode & 0o777, 0o600);
  const again = keys('make', 'aigul', '--passphrase-file', 'passphrase');
  assert.equal(again.code, 1);
  assert.match(again.progress, /there already/);
  writeFileSync(path.join(folder, 'short'), 'short\n');
  const short = keys('make', 'dana', '--passphrase-file', 'short');
  assert.equal(short.code, 1);
  assert.match(short.progress, /12 letters or more/);
  assert.match(readFileSync(path.join(folder, 'aigul.paper.html'), 'utf8'), /<svg/);
});

test('age opens the key that we sealed', { ...LONG, skip: needs.tool('age') || needs.tool('script') }, () => {
  // age asks at a terminal and nowhere else.
  const command = `${programPath('age')} -d ${path.join(folder, 'aigul.key')}`;
  const { stdout } = spawnSync(programPath('script'), ['-qec', command, '/dev/null'], {
    input: `${PASSPHRASE}\n`,
    encoding: 'utf8',
  });
  assert.match(stdout, /picket-key-1 ed25519 [0-9a-f]{64}/);
});

test('the root goes to people; then nothing changes without enough of them', LONG, async () => {
  assert.match(done(keys('list')), /here {6}root, in the clear/);
  const draft = done(keys('init', '--threshold', '2', 'aigul.pub', 'boris.pub', 'carla.pub'));
  assert.equal(draft, 'draft-2.root.json');
  sign(draft, 'aigul.key');
  const early = keys('accept', draft);
  assert.match(early.progress, /lacks signatures: 1 of its own/);
  assert.match(done(keys('list')), /here {6}root/, 'the first root key stays until it is replaced');
  // By the paper: its words in a file.
  const words = [...readFileSync(path.join(folder, 'boris.paper.html'), 'utf8').matchAll(/<li>(\w+)<\/li>/g)];
  writeFileSync(path.join(folder, 'words'), words.map(([, word]) => word).join(' '));
  sign(draft, 'words');
  assert.match(done(keys('accept', draft)), /root 2 holds/);
  const after = done(keys('list'));
  assert.match(after, /2 of 3 keys, version 2/);
  assert.doesNotMatch(after, /here {6}root/);

  await using _running = await running();
  const rotation = done(keys('rotate', 'online'));
  sign(rotation, 'carla.key');
  assert.match(keys('accept', rotation).progress, /lacks signatures: 1 of the root before and 1 of its own/);
  sign(rotation, 'aigul.key');
  assert.match(done(keys('accept', rotation)), /root 3 holds/);
  assert.match(done(keys('list')), /version 3[^]*the head holds until/);
});

test('a key of the root is taken back, down to as many as must sign', LONG, () => {
  const [, id = ''] = /2 of 3 keys.*\n +([0-9a-f]{64})/.exec(done(keys('list'))) ?? [];
  const draft = done(keys('revoke', id.slice(0, 12)));
  for (const name of ['aigul', 'boris', 'carla']) sign(draft, `${name}.key`);
  assert.match(done(keys('accept', draft)), /root 4 holds/);
  assert.match(done(keys('list')), /2 of 2 keys/);
  const last = keys('revoke', /2 of 2 keys.*\n +([0-9a-f]{64})/.exec(done(keys('list')))?.[1] ?? '');
  assert.equal(last.code, 1);
  assert.match(last.progress, /2 keys must sign a root, and 1 would be left/);
});

test('what is handed out is public alone; another draft and nonsense are refused', LONG, () => {
  const fingerprint = done(keys('export', 'public'));
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  for (const name of ['1.root.json', '4.root.json', 'minisign.pub', 'allowed_signers'])
    assert.ok(existsSync(path.join(folder, 'public', name)), name);
  const draft = done(keys('rotate', 'targets'));
  assert.match(keys('accept', 'public/4.root.json').progress, /another root/);
  assert.match(keys('accept', 'passphrase').progress, /not a root file/);
  assert.equal(keys('accept').code, 2);
  assert.equal(keys('rotate', 'nothing').code, 2);
  assert.match(done(keys('abandon')), /no root is being signed/);
  assert.match(keys('accept', draft).progress, /No root is being signed/);
});

test(
  'with a passphrase the keys of the home are sealed, and without it nothing is signed, but published',
  LONG,
  async () => {
    const file = path.join(folder, 'passphrase');
    const sealed = picket(place, 'keys', 'list');
    assert.equal(sealed.code, 0);
    const env = { ...process.env, PICKET_HOME: place.home, PUBLIC_URL: place.publicUrl, KEYS_PASSPHRASE_FILE: file };
    const { stdout } = spawnSync(process.execPath, [BIN, 'keys', 'list'], { env, encoding: 'utf8' });
    assert.match(stdout, /here {6}targets, sealed/);
    const without = keys('list');
    assert.match(without.progress, /cannot be used: set KEYS_PASSPHRASE_FILE/);
    const { code, out, progress } = picket(place, 'doctor');
    assert.equal(code, 1);
    assert.match(out + progress, /editions are not signed/);
    await using _running = await running();
  },
);
