/** A backup taken at work and restored on the other engine; files and disks that are no good. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import tar from 'tar-stream';
import { runCommand } from '../src/cli/run.ts';
import { readConfiguration } from '../src/configuration.ts';
import { makeSignInLink, redeemSignInLink } from '../src/newsroom/api/accounts.ts';
import { secretDigest } from '../src/newsroom/api/secrets.ts';
import { signIn } from '../src/newsroom/api/sign-in.ts';
import { createToken } from '../src/newsroom/api/tokens.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { startBreaking } from '../src/newsroom/api/breaking.ts';
import { coverImage, sealedOriginal } from '../src/newsroom/api/covering.ts';
import { fillFront } from '../src/newsroom/api/fronts.ts';
import { writePost } from '../src/newsroom/api/posts.ts';
import { correctStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { addCaptions, addRecording, receiveRecording } from '../src/newsroom/api/recordings.ts';
import { putStoryline } from '../src/newsroom/api/storylines.ts';
import { openProgram, type Program } from '../src/program.ts';
import { parseBody } from '../src/story/body-html.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome, ORIGIN, type HomeOptions } from './home.ts';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import {
  addressesOf,
  assertNothingStale,
  changedSince,
  picture,
  published,
  refusal,
  republish,
  save,
} from './stories.ts';

const TAGGED = path.join(import.meta.dirname, '../src/media/testing/tagged.mp3');

/** Tables that `fill` leaves rows in, besides those of editions. */
const FILLED =
  `account audit_entry breaking captions correction front_place image imported_comment listing old_address passkey post
  publication recording recovery_code redirect revision story story_note storyline token topic`.split(/\s+/);

const WHO = { name: 'Айжан', passphrase: 'four or five words do' };

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'picket-backup-'));
});
after(async () => {
  await rm(folder, { recursive: true });
});

async function command(program: Program, name: string, ...args: string[]) {
  const said: string[] = [];
  const terminal = { folder, out: (line: string) => said.push(line), progress: (line: string) => said.push(line) };
  return { code: await runCommand(program, { name, args }, terminal), said };
}

type Engine = Pick<HomeOptions, 'databaseUrl'>;

const embedded = async (): Promise<Engine> => ({});
const server = async (): Promise<Engine> => ({ databaseUrl: await freshDatabase() });

/** A home with nothing in it, not even a publication. */
async function emptyHome({ databaseUrl }: Engine): Promise<Program> {
  const home = await mkdtemp(path.join(folder, 'empty-'));
  const place = { PICKET_HOME: home, PUBLIC_URL: ORIGIN, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  return await openProgram(readConfiguration(place));
}

/** What a store holds, but for what belongs to editions. */
async function rowsOf({ store }: Program): Promise<string[]> {
  const rows = [];
  for await (const { table, row } of store.dump())
    if (table !== 'pending' && table !== 'edition') rows.push(`${table} ${JSON.stringify(row)}`);
  return rows.sort();
}

async function fill(program: Program): Promise<void> {
  const { newsroom } = program;
  const { url } = await makeSignInLink(newsroom, commandLine, { name: null, role: 'editor' });
  await redeemSignInLink(newsroom, { secret: url.slice(url.lastIndexOf('/') + 1), ...WHO });
  const { id: image } = await picture(program);
  const leadImage = { image, alt: 'Алаң', caption: '', credit: '' };
  const moved = await published(program, { slug: 'before', leadImage });
  await republish(program, moved.id, { slug: 'after' });
  await save(program, moved.id, { headline: 'Кейін' });
  const { id } = await published(program, { slug: 'gone' });
  await withdrawStory(newsroom, commandLine, { id, reason: 'Себеп.' });
  await fillMore(program, moved.id);
}

/** What else a store may hold: at least one row in each table that a dump has. */
async function fillMore(program: Program, other: StoryId): Promise<void> {
  const { newsroom } = program;
  await correctStory(newsroom, commandLine, { id: other, text: 'Түзету.' });
  await createToken(newsroom, commandLine, { name: 'Сынақ', role: 'reporter' });
  await putStoryline(newsroom, commandLine, { slug: 'promise', title: { kk: 'Уәде' } });
  const incoming = await receiveRecording(newsroom, commandLine);
  await copyFile(TAGGED, incoming.file);
  const { id: recording } = await addRecording(newsroom, commandLine, { incoming, declaredType: '' });
  const bytes = Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nСәлем\n');
  const { id: captions } = await addCaptions(newsroom, commandLine, { bytes, language: 'kk' });
  const heard = `<figure><audio src="recording:${recording}"><track srclang="kk" src="captions:${captions}"></audio>
    <details class="transcript"><p>Сәлем.</p></details><figcaption>Сәлем</figcaption></figure>`;
  const { body } = parseBody(heard);
  await published(program, { slug: 'heard', service: 'en', topics: ['Sound'], translationOf: other, body });
  const { id: story } = await published(program, { slug: 'live', kind: 'live-blog', storyline: 'promise' });
  await startBreaking(newsroom, commandLine, { service: 'kk', text: 'Шұғыл', story, until: null });
  await fillFront(newsroom, commandLine, { service: 'kk', places: [{ story, until: null }] });
  const comment = { key: '1', parent: null, name: 'Оқырман', text: 'Рақмет.', at: newsroom.clock() };
  await program.store.transact(async ({ write }) => {
    await write.imports.addAddresses(['/old/'], { service: '', kind: 'story', target: story });
    await write.imports.addComments(story, [comment]);
  });
  const account = (await program.store.read.accounts.byName(WHO.name))?.id ?? assert.fail('fill made the account');
  const [digest, on] = [secretDigest('code'), '2026-03-01'];
  const key = { credential: 'a', publicKey: 'b', counter: 4, name: 'Телефон' };
  await program.store.transact(async ({ write }) => {
    await write.keys.addPasskey({ ...key, account, on });
    await write.keys.setRecoveryCodes(account, [digest]);
  });
  const post = { headline: 'Жазба', body: parseBody('<p>Мәтін.</p>').body, bylines: [], key: true, pinned: true };
  await writePost(newsroom, commandLine, { story, content: post });
}

/** Publishes without a pause while `act` runs. Returns the paths that readers had before it began. */
async function underLoad(program: Program, act: () => Promise<void>): Promise<string[]> {
  let stopped = false;
  const paths: string[] = [];
  const load = (async () => {
    while (!stopped) paths.push((await published(program, { slug: `load-${paths.length}` })).path);
  })();
  while (paths.length < 3) await new Promise((resolve) => setImmediate(resolve));
  const early = [...paths];
  await act().finally(() => (stopped = true));
  await load;
  assert.ok(paths.length > early.length, 'stories were published meanwhile');
  return early;
}

for (const [name, from, to] of [
  ['embedded to server', embedded, server],
  ['server to embedded', server, embedded],
] as const) {
  test(`a backup restores the same bytes, ${name}`, { skip: needs.postgres() }, async () => {
    const files = { busy: `${name}-busy.tar.gz`, quiet: `${name}-quiet.tar.gz` };
    const source = await openTestHome(await from());
    await fill(source);
    const early = await underLoad(source, async () => {
      assert.equal((await command(source, 'backup', files.busy)).code, 0);
    });
    assert.equal((await command(source, 'backup', files.quiet)).code, 0);
    const [addresses, rows, seq] = [addressesOf(source), await rowsOf(source), source.edition.head()?.seq ?? 0];
    assert.deepEqual([...new Set(rows.map((row) => row.split(' ', 1)[0]))], FILLED);
    assert.ok(addresses.has('/old/'));
    await source[Symbol.asyncDispose]();
    assert.equal(existsSync(source.configuration.home), false, 'the home is wiped');

    await using whole = await emptyHome(await to());
    const { code, said } = await command(whole, 'restore', files.quiet);
    assert.equal(code, 0, said.join());
    assert.deepEqual(changedSince(addresses, whole), []);
    assert.deepEqual(await rowsOf(whole), rows);
    assert.equal((await signIn(whole.newsroom, WHO)).account.name, WHO.name);
    assert.ok((whole.edition.head()?.seq ?? 0) > seq);
    await assertNothingStale(whole);

    await using partial = await emptyHome(await to());
    assert.equal((await command(partial, 'restore', files.busy, '--after', '5000')).code, 0);
    for (const at of early) assert.equal(addressesOf(partial).get(at), addresses.get(at), at);
    assert.equal(partial.edition.head()?.seq, 5001);
    assert.equal((await command(partial, 'restore', files.busy)).code, 1, 'a full home takes no backup');
  });
}

async function archive(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const pack = tar.pack();
  for (const [name, text] of Object.entries(entries)) pack.entry({ name }, text);
  pack.finalize();
  return gzipSync(await buffer(pack));
}

test('a backup takes sealed originals along only when it is asked to', async () => {
  await using from = await openTestHome();
  const { id } = await picture(from);
  const boxes = [{ x: 0, y: 0, width: 0.5, height: 0.5 }];
  await coverImage(from.newsroom, commandLine, { id, boxes, original: 'seal' });
  const { bytes } = await sealedOriginal(from.newsroom, commandLine, id);
  for (const asked of [[], ['--sealed']]) {
    const file = path.join(folder, `sealed${asked.length}.backup`);
    assert.equal((await command(from, 'backup', file, ...asked)).code, 0);
    await using to = await emptyHome(await embedded());
    assert.equal((await command(to, 'restore', file)).code, 0);
    const sealed = sealedOriginal(to.newsroom, commandLine, id);
    if (asked.length === 0) await assert.rejects(sealed, refusal('missing'));
    else assert.deepEqual((await sealed).bytes, bytes);
  }
});

test('what is no whole backup is refused in one sentence, and the home stays empty', async () => {
  const source = await openTestHome();
  await fill(source);
  assert.equal((await command(source, 'backup', 'whole.tar.gz')).code, 0);
  await source[Symbol.asyncDispose]();
  const bytes = await readFile(path.join(folder, 'whole.tar.gz'));
  const bent = Buffer.from(bytes);
  bent.writeUInt8(bent.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  const about = JSON.stringify({ format: 1, rows: 1, blobs: 1, seq: 1 });
  const topic = '{"table":"topic","row":{"service":"kk","slug":"a","name":"A"}}';
  const bad: Record<string, Buffer> = {
    nothing: Buffer.alloc(0),
    garbage: Buffer.from('Бұл сақтық көшірме емес. '.repeat(100)),
    'gzipped garbage': gzipSync('no archive '.repeat(200)),
    'bent in the middle': bent,
    'the first half': bytes.subarray(0, bytes.length >> 1),
    'all but the last byte': bytes.subarray(0, -1),
    'no end': await archive({ 'rows/0.ndjson': topic }),
    'another form': await archive({ 'backup.json': '{"format":"one"}' }),
    'a newer form': await archive({ 'backup.json': about.replace('1', '99') }),
    'a picture that is another': await archive({ [`blobs/${'0'.repeat(64)}`]: 'bytes', 'backup.json': about }),
    'rows that are none': await archive({ 'rows/0.ndjson': `${topic}\nno row`, 'backup.json': about }),
    'a table that is none': await archive({
      'rows/0.ndjson': `${topic}\n{"table":"secrets","row":{}}`,
      'backup.json': about,
    }),
    'rows missing': await archive({ 'rows/0.ndjson': topic, 'backup.json': about.replace('"rows":1', '"rows":2') }),
  };
  await using home = await emptyHome({});
  for (const [name, content] of Object.entries(bad)) {
    await writeFile(path.join(folder, name), content);
    const { code, said } = await command(home, 'restore', name);
    assert.equal(code, 1, name);
    assert.match(said.join('\n'), /^picket: [^\n]+$/, name);
    assert.equal(await home.isEmpty(), true, name);
    assert.deepEqual(await rowsOf(home), [], name);
  }
  assert.equal((await command(home, 'restore', 'not there')).code, 1);
  assert.equal((await command(home, 'restore', 'whole.tar.gz')).code, 0, 'the home takes a good one after all that');
});

const lacksFull = !existsSync('/dev/full') && 'needs /dev/full';

test('a full disk leaves no part of a backup', { skip: lacksFull }, async () => {
  await using program = await openTestHome();
  await fill(program);
  const full = await mkdtemp(path.join(folder, 'full-'));
  symlinkSync('/dev/full', path.join(full, 'backup.tar.gz.partial'));
  const file = path.join(full, 'backup.tar.gz');
  const { code, said } = await command(program, 'backup', file);
  assert.equal(code, 1);
  assert.match(said.join('\n'), /^picket: [^\n]*no space left[^\n]*$/);
  assert.deepEqual(readdirSync(full), []);
  assert.equal((await command(program, 'backup', file)).code, 0);
});
