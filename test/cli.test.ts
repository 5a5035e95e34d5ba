/** The command line as people and scripts call it: words, exit codes, with a newsroom running and without. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readConfiguration } from '../src/configuration.ts';
import { makeSignInLink, redeemSignInLink } from '../src/newsroom/api/accounts.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { openProgram } from '../src/program.ts';
import { BIN, done, makePublication, picket, publishOver, startPicket, type Place, type Said } from './running.ts';

const ADDRESS = 'https://news.example';

let folder: string;
/** A home with a publication, an account and nothing running; the tests leave it so. */
let place: Place;
let token: string;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-cli-'));
  place = { home: path.join(folder, 'home'), publicUrl: ADDRESS };
  token = makePublication(place);
  await using program = await openProgram(readConfiguration({ PICKET_HOME: place.home, PUBLIC_URL: ADDRESS }));
  const { url } = await makeSignInLink(program.newsroom, commandLine, { name: null, role: 'admin' });
  const secret = url.slice(url.lastIndexOf('/') + 1);
  await redeemSignInLink(program.newsroom, { secret, name: 'Айжан', passphrase: 'four or five words do' });
});
after(() => rmSync(folder, { recursive: true }));

function inFolder(name: string): string {
  return path.join(folder, name);
}

function assertSaid(said: Said, code: number, pattern: RegExp): void {
  assert.match(said.out + said.progress, pattern);
  assert.equal(said.code, code);
}

test('who reads no further ends nothing', () => {
  const quiet = spawnSync('sh', ['-c', '"$0" "$@" | true', process.execPath, BIN, 'help'], { encoding: 'utf8' });
  assert.equal(quiet.stderr, '');
});

test('help names every command; without one it is wrong use', () => {
  const { code, out } = picket(place, 'help');
  assert.equal(code, 0);
  for (const name of [
    'start',
    'init',
    'import',
    'token',
    'export',
    'backup',
    'restore',
    'doctor',
    'verify',
    'mirror',
    'check-mirror',
  ])
    assert.match(out, new RegExp(`^  picket ${name}`, 'm'));
  assert.deepEqual(picket(place, '--help'), { code: 0, out, progress: '' });
  assert.deepEqual(picket(place), { code: 2, out, progress: '' });
  assertSaid(picket(place, 'frobnicate'), 2, /^picket: there is no command “frobnicate”; try picket help\n$/);
});

test('a wrong environment is named in one sentence', () => {
  for (const [name, value] of [
    ['SITE_PORT', 'eighty'],
    ['NEWSROOM_PORT', '65536'],
    ['PUBLIC_URL', 'news.example'],
    ['NEWSROOM_URL', 'https://news.example/desk'],
    ['DATABASE_URL', 'mysql://root:secret@localhost/news'],
  ] as const) {
    const said = picket({ ...place, environment: { [name]: value } }, 'start');
    assertSaid(said, 2, new RegExp(`^picket: ${name} [^\\n]*\\n$`));
    assert.ok(!said.progress.includes('secret'), 'a password is not repeated');
  }
});

test('an empty home with an address asks for init', () => {
  const empty = { home: inFolder('empty'), publicUrl: ADDRESS };
  for (const args of [['start'], ['doctor'], ['backup', inFolder('no-backup')]])
    assertSaid(picket(empty, ...args), 2, /^picket: empty: run picket init\n$/);
});

/** Each with what it answers, the same whoever runs it. */
const calls: readonly (readonly [code: number, pattern: RegExp, ...args: string[]])[] = [
  [0, /the publication “Test Courier” has 2 services\n/, 'init', 'home.json'],
  [1, /^picket: .* is not JSON/, 'init', 'broken.json'],
  [1, /^picket: This is not a publication\.\n {2}services: /, 'init', 'wrong.json'],
  [2, /^picket: init takes one file\nusage: picket init FILE\n$/, 'init'],
  [2, /^picket: --role must be one of reporter, editor, moderator, admin\n/, 'token', 'create', '--name', 'A'],
  [2, /^picket: .*--colour.*\nusage: picket doctor \[--url URL\]\n/s, 'doctor', '--colour'],
  [2, /^picket: --service must be one of kk, en\n/, 'import', 'markdown', 'stories', '--service', 'de'],
  [1, /^picket: there is nothing at nowhere\n$/, 'import', 'markdown', 'nowhere', '--service', 'en'],
  [0, /^imported 0, skipped 2, failed 0\n/, 'import', 'markdown', 'stories', '--service', 'en', '--publish'],
  [1, /is there already and is not an empty folder\n$/, 'export', 'folder', 'full'],
  [2, /^picket: which edition\? See picket edition list\nusage: /, 'edition', 'back'],
  [2, /^picket: “one” is no number of an edition\n/, 'edition', 'back', 'one'],
  [2, /^picket: edition takes one act/, 'edition', 'list', '7'],
  [1, /^picket: There is no edition 99999 to step back to/, 'edition', 'back', '99999'],
  [1, /^picket: this home is not empty/, 'restore', 'home.json'],
];

function prepareFolder(): void {
  writeFileSync(inFolder('broken.json'), '{');
  writeFileSync(inFolder('wrong.json'), '{"name":"A","services":[]}');
  for (const name of ['stories', 'full']) mkdirSync(inFolder(name));
  writeFileSync(inFolder('full/kept.txt'), 'kept');
  for (const slug of ['one', 'two'])
    writeFileSync(inFolder(`stories/${slug}.md`), `---\ntitle: ${slug}\ndate: 2026-07-01T10:00:00Z\n---\n\nWords.\n`);
}

test('commands say the same through a running newsroom and without one', async () => {
  prepareFolder();
  const imports = ['import', 'markdown', inFolder('stories'), '--service', 'en', '--publish'];
  assertSaid(picket(place, ...imports), 0, /imported 2, skipped 0, failed 0\n/);
  const named = (args: readonly string[]) =>
    args.map((arg) => (readdirSync(folder).includes(arg) ? inFolder(arg) : arg));
  const alone = calls.map(([, , ...args]) => picket(place, ...named(args)));
  for (const [at, said] of alone.entries()) assertSaid(said, ...expected(at));
  const running = await startPicket(place);
  try {
    for (const [at, [, , ...args]] of calls.entries())
      assert.deepEqual(picket(place, ...named(args)), alone[at], args.join(' '));
    assertSaid(picket(place, 'start'), 2, /^picket: another Picket runs on /);
    const made = picket(place, 'token', 'create', '--name', 'Other', '--role', 'editor');
    assert.match(made.out, /^picket_[\w-]{43}\n$/);
    assert.equal(made.progress, '');
    const story = await publishOver(running.newsroom, made.out.trim(), 'Хабар');
    assert.equal(done(place, 'export', 'folder', inFolder('out')), `exported ${countFiles(inFolder('out'))} files`);
    assert.match(readFileSync(inFolder(`out${story}index.html`), 'utf8'), /Хабар/);
    assert.equal(readFileSync(inFolder('full/kept.txt'), 'utf8'), 'kept');
  } finally {
    assert.equal(await running.end('SIGTERM'), 0);
  }
});

function expected(at: number): [number, RegExp] {
  const [code, pattern] = calls[at] ?? [0, /$^/];
  return [code, pattern];
}

/** Those that are addresses: not the head, the tree and the checksums. */
function countFiles(where: string): number {
  return readdirSync(where, { recursive: true, withFileTypes: true }).filter(
    (entry) =>
      entry.isFile() &&
      !/^(\.well-known\/edition|t)(\/|$)/.test(path.relative(where, entry.parentPath)) &&
      !entry.name.startsWith('SHA256SUMS'),
  ).length;
}

test('doctor is content with a good home, and mends what is damaged', async () => {
  const running = await startPicket(place);
  const story = await publishOver(running.newsroom, token, 'Зақымдалған');
  await running.end('SIGTERM');
  assertSaid(picket(place, 'doctor'), 0, /^ok {4}the store answers/);
  const digest = await digestAt(story);
  truncateSync(path.join(place.home, 'edition/o', digest.slice(0, 2), digest), 10);
  const said = picket(place, 'doctor');
  assertSaid(said, 0, /^ok {4}edition \d+ .*1 files \(.*\) were missing or damaged and are made again$/m);
  assert.ok(said.out.includes(story), 'the address that suffered is named');
  assertSaid(picket(place, 'doctor'), 0, /^ok {4}edition \d+ of [^ ]*$/m);
});

async function digestAt(address: string): Promise<string> {
  await using program = await openProgram(readConfiguration({ PICKET_HOME: place.home, PUBLIC_URL: ADDRESS }));
  return program.edition.find(address)?.digest ?? '';
}

test('an earlier edition is listed, given back, and left again', () => {
  const listed = picket(place, 'edition', 'list');
  assertSaid(listed, 0, /^\d+ {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}current\n(\d+ {2}[\dT:.Z-]+\n)+$/);
  const earlier = /\n(\d+) /.exec(listed.out)?.[1] ?? assert.fail();
  assertSaid(
    picket(place, 'edition', 'back', earlier),
    0,
    new RegExp(`^edition \\d+ holds what edition ${earlier} held`),
  );
  assertSaid(picket(place, 'edition', 'press'), 0, /^edition \d+ is what the store holds\n$/);
});
