/** `picket mirror` against an origin that is honest, and one that is not: what is in the folder is a whole edition, always. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { utf8, type Bytes } from '../src/base/bytes.ts';
import { HOUR, MINUTE } from '../src/base/clock.ts';
import { sha256 } from '../src/blobs/sha256.ts';
import { examine, primitives } from '../src/edition/elsewhere/examine.ts';
import { FolderPlace } from '../src/edition/elsewhere/folder-place.ts';
import { HttpHost } from '../src/edition/elsewhere/http-host.ts';
import { MirrorFolder } from '../src/edition/mirror/mirror-folder.ts';
import { Mirror } from '../src/edition/mirror/mirror.ts';
import { followHead, trusting } from '../src/edition/verify/follow.ts';
import { METADATA, objectAddress } from '../src/edition/verify/source.ts';
import { NOW, PAGES, publish, rootFile, ROLES, type Page } from '../src/edition/verify/testing/signed-edition.ts';
import { BIN } from './running.ts';
import { lyingHost, type Lie, type LyingHost } from './lying-host.ts';

const first = rootFile(1, ROLES);
const folder = mkdtempSync(path.join(os.tmpdir(), 'picket-mirror-'));
after(() => rmSync(folder, { recursive: true }));

type Pages = Readonly<Record<string, Page>>;

const html = (body: string): Page => ({ type: 'text/html;charset=utf-8', body });
const ONE: Pages = {
  ...PAGES,
  '/old': html('a file'),
  '/kk/plan/': html('a folder'),
  '/kk/taken/': html('to be taken back'),
};
const { '/media/ab/x.webp': picture, '/old': old, '/kk/plan/': plan, ...rest } = ONE;
const TWO: Pages = {
  ...rest,
  '/kk/': html('<!doctype html><title>Жаңа</title>'),
  '/old/': { type: 'redirect', body: '<link rel=canonical href="/kk/">' },
  '/kk/plan': html('now a file'),
  '/kk/taken/': { type: 'gone', body: '<title>Withdrawn</title>' },
};

function files(seq: number, pages: Pages, more = {}): Map<string, Bytes> {
  return publish({ seq, pages, more }).set(`${METADATA}1.root.json`, first);
}

let made = 0;

interface Mirroring {
  readonly at: string;
  readonly mirror: Mirror;
  readonly clock: { now: Date };
}

function mirrorOf(
  host: LyingHost,
  { at, patience = 5000, own }: { at?: string; patience?: number; own?: MirrorFolder } = {},
): Mirroring {
  const where = at ?? own?.root ?? path.join(folder, `mirror-${(made += 1)}`);
  const clock = { now: NOW };
  const mirror = new Mirror({
    host: new HttpHost(new URL(host.url), { patience }),
    folder: own ?? new Hasty(where),
    memory: trusting(first),
    keep: async () => {},
    forms: true,
    clock: () => clock.now,
    stopped: new AbortController().signal,
  });
  return { at: where, mirror, clock };
}

/** The number of the edition in a folder, and everything that is wrong with it. */
async function look(at: string, root: Bytes = first): Promise<{ seq: number | null; faults: string[] }> {
  const place = await FolderPlace.open(at);
  const reader = { source: place.source, primitives };
  const { edition, faults } = await followHead(reader, trusting(root), NOW);
  const told = faults.map(String);
  if (edition === null) return { seq: null, faults: told };
  await examine({ place, root: edition.root, onFault: (fault) => told.push(String(fault)) });
  return { seq: edition.seq, faults: told };
}

test('an edition is copied, then only what is new of the next; what is no more goes', async () => {
  await using host = await lyingHost(files(1, ONE), ONE);
  const { at, mirror, clock } = mirrorOf(host);
  assert.equal(await mirror.resume(), null);
  const pass = await mirror.pass();
  assert.deepEqual([pass.isNew, pass.objects], [true, 7]);
  assert.deepEqual(await look(at), { seq: 1, faults: [] });
  assert.equal(
    statSync(path.join(at, 'kk/index.html')).ino,
    statSync(path.join(at, objectAddress(sha256(utf8(ONE['/kk/']?.body ?? ''))))).ino,
  );
  assert.equal((await mirror.pass()).isNew, false);

  host.files = files(2, TWO);
  host.asked.length = 0;
  const next = await mirror.pass();
  assert.equal(next.objects, 4);
  assert.deepEqual(host.asked.filter((each) => each.startsWith('/o/')).length, 4);
  assert.deepEqual(await look(at), { seq: 2, faults: [] });
  assert.ok(!existsSync(path.join(at, 'media')), 'an empty folder goes too');
  assert.equal(readFileSync(path.join(at, 'kk/plan'), 'utf8'), 'now a file');
  const object = path.join(at, objectAddress(sha256(utf8(picture?.body ?? ''))));
  assert.ok(existsSync(object), 'somebody may be on the way to it');
  clock.now = new Date(NOW.getTime() + HOUR - MINUTE);
  await mirror.pass();
  assert.ok(existsSync(object));
  clock.now = new Date(NOW.getTime() + HOUR);
  assert.ok((await mirror.pass()).deleted > 4);
  assert.ok(!existsSync(object));
  assert.deepEqual(await look(at), { seq: 2, faults: [] });
  assert.deepEqual(readdirSync(path.join(at, METADATA)).length, 5);
  void [old, plan];
});

test('what is withdrawn is gone at once, under every name', async () => {
  await using host = await lyingHost(files(1, ONE), ONE);
  const { at, mirror } = mirrorOf(host);
  await mirror.pass();
  const object = path.join(at, objectAddress(sha256(utf8('to be taken back'))));
  assert.ok(existsSync(object));
  host.files = files(2, TWO, { withdrawn: [{ path: '/kk/taken/', at: NOW.toISOString(), reason: 'it was wrong' }] });
  await mirror.pass();
  assert.ok(!existsSync(object) && !existsSync(`${object}.br`));
  assert.deepEqual(await look(at), { seq: 2, faults: [] });
});

test('a lying, silent or failing origin is named, and leaves the edition before', async () => {
  const lies: [string, Lie, RegExp][] = [
    [
      'another object',
      byPrefix('/o/', (response) => response.end('x')),
      /\/o\/..\/[0-9a-f]{64}: is 1 bytes long and not/,
    ],
    [
      'another node',
      byPrefix('/t/', (response) => response.end('x'.repeat(512))),
      /\/t\/..\/[0-9a-f]{64}: is [0-9a-f]{64} and not/,
    ],
    ['an error page as 200', byPrefix('/', (response) => response.end('<h1>504</h1>')), /2.root.json: .*JSON/],
    [
      'an error page from the head on',
      byPrefix(`${METADATA}timestamp`, (response) => response.end('<h1>504</h1>')),
      /timestamp.json: .*JSON/,
    ],
    ['nothing', byPrefix('/o/', (response) => response.writeHead(404).end()), /\/o\/.*: is not there \(404\)/],
    ['a fault of its own', byPrefix('/o/', (response) => response.writeHead(500).end()), /\/o\/.*: answers 500/],
    [
      'an end half-way',
      byPrefix(
        '/o/',
        (response) => (
          response.writeHead(200, { 'content-length': '30' }).write('x'),
          setImmediate(() => response.destroy())
        ),
      ),
      /breaks off after [01] bytes/,
    ],
    ['silence', byPrefix('/o/', () => {}), /is too slow/],
    [
      'what cannot be decoded',
      byPrefix('/o/', (response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x')),
      /as br it is not \d+ bytes long/,
    ],
    ['no end', byPrefix('/o/', (response) => response.write('x'.repeat(100_000))), /is longer than/],
  ];
  for (const [name, lie, pattern] of lies) {
    await using host = await lyingHost(files(1, ONE), ONE);
    const { at, mirror } = mirrorOf(host, { patience: name === 'silence' ? 1500 : 20_000 });
    await mirror.resume();
    await mirror.pass();
    host.files = files(2, TWO);
    host.lie = lie;
    await assert.rejects(mirror.pass(), pattern, name);
    assert.deepEqual(await look(at), { seq: 1, faults: [] }, name);
    assert.deepEqual(readdirSync(path.join(at, '.picket/incoming')), [], name);
    host.lie = () => false;
    await mirror.pass();
    assert.deepEqual(await look(at), { seq: 2, faults: [] }, name);
  }
});

test('an origin that goes on meanwhile is followed', async () => {
  await using host = await lyingHost(files(1, ONE), ONE);
  const { at, mirror } = mirrorOf(host);
  host.lie = (asked) => {
    if (asked.startsWith('/o/') && host.files.has('/old')) host.files = files(2, TWO);
    return false;
  };
  assert.equal((await mirror.pass()).edition.seq, 2);
  assert.deepEqual(await look(at), { seq: 2, faults: [] });
});

test('a file and its own folder in one edition are refused', async () => {
  const pages = { ...ONE, '/old/x': html('below a file') };
  await using host = await lyingHost(files(1, pages), pages);
  await assert.rejects(mirrorOf(host).mirror.pass(), /cannot be a file beside \/old.*\(5\.6\)/);
});

test('a newcomer can begin at the first root, wherever the mirror began', async () => {
  await using host = await lyingHost(files(1, ONE).set(`${METADATA}2.root.json`, rootFile(2, ROLES)), ONE);
  const at = path.join(folder, 'later');
  const mirror = new Mirror({
    host: new HttpHost(new URL(host.url)),
    folder: new MirrorFolder(at),
    memory: trusting(rootFile(2, ROLES)),
    keep: async () => {},
    forms: false,
    clock: () => NOW,
    stopped: new AbortController().signal,
  });
  await mirror.pass();
  assert.deepEqual(await look(at), { seq: 1, faults: [] });
});

test('damage in the folder is mended by the next mirror that begins there', async () => {
  await using host = await lyingHost(files(1, ONE), ONE);
  const { at, mirror } = mirrorOf(host);
  await mirror.pass();
  rmSync(path.join(at, objectAddress(sha256(utf8('a folder')))));
  rmSync(path.join(at, 'kk'), { recursive: true });
  writeFileSync(path.join(at, 'old'), 'somebody was here');
  await mirrorOf(host, { at }).mirror.pass();
  assert.deepEqual(await look(at), { seq: 1, faults: [] });
});

/** Waits for no disk: the power stays on. */
class Hasty extends MirrorFolder {
  override async sync(): Promise<void> {}

  override async putLasting(file: string, bytes: Uint8Array): Promise<void> {
    await super.put(file, bytes);
  }
}

/** Dies at the nth thing it does to the disk, and at every one after it. */
class Dying extends Hasty {
  left: number;

  constructor(root: string, left: number) {
    super(root);
    this.left = left;
  }

  #step(): void {
    if (this.left <= 0) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    this.left -= 1;
  }

  override async put(...args: Parameters<MirrorFolder['put']>): Promise<void> {
    this.#step();
    await super.put(...args);
  }

  override async putLasting(...args: Parameters<MirrorFolder['putLasting']>): Promise<void> {
    this.#step();
    await super.putLasting(...args);
  }

  override async show(...args: Parameters<MirrorFolder['show']>): Promise<void> {
    this.#step();
    await super.show(...args);
  }

  override async hide(...args: Parameters<MirrorFolder['hide']>): Promise<void> {
    this.#step();
    await super.hide(...args);
  }
}

test('wherever a mirror dies, the edition before or the next is there, and the next mirror goes on', async () => {
  await using host = await lyingHost(files(1, ONE), ONE);
  const { at: before, mirror: honest } = mirrorOf(host);
  await honest.pass();
  /** How many steps were left, when it did not die. */
  const dies = async (steps: number): Promise<{ at: string; left: number | null }> => {
    const at = path.join(folder, `dying-${steps}`);
    // With its hard links, which Node does not copy as such.
    execFileSync('cp', ['-a', before, at]);
    host.files = files(2, TWO);
    const dying = new Dying(at, steps);
    const left = await mirrorOf(host, { own: dying })
      .mirror.pass()
      .then(
        () => dying.left,
        (error: unknown) => (/no room/.test(String(error)) ? null : Promise.reject(error)),
      );
    return { at, left };
  };
  const total = 1000 - ((await dies(1000)).left ?? 0);
  // Objects and nodes are many and alike; from the first address on, each step is another: half of them, for time.
  const points = Array.from({ length: total }, (_, at) => at).filter(
    (at) => (at > total - 24 && at % 2 === 0) || at % 30 === 5,
  );
  for (const steps of points) {
    const { at, left } = await dies(steps);
    assert.equal(left, null);
    const { seq, faults } = await look(at);
    assert.ok(seq === 1 || seq === 2, `after ${steps} steps: ${faults.join('; ')}`);
    // Ordinary addresses may be of the next edition already.
    assert.deepEqual(
      faults.filter((fault) => /\/[ot]\/|well-known/.test(fault)),
      [],
      `after ${steps} steps`,
    );
    await mirrorOf(host, { at }).mirror.pass();
    assert.deepEqual(await look(at), { seq: 2, faults: [] }, `after ${steps} steps`);
    assert.ok(
      !existsSync(path.join(at, 'media')) && !existsSync(path.join(at, 'kk/plan/index.html')),
      `after ${steps} steps`,
    );
  }
});

test('killed at any moment, it leaves a whole edition or none, and goes on', async () => {
  // By the clock of this machine, whenever that is.
  const days = { timestamp: 36_500, snapshot: 36_500, targets: 36_500 };
  const root = rootFile(1, ROLES, undefined, 36_500);
  const lasting = (seq: number, pages: Pages): Map<string, Bytes> =>
    publish({ seq, pages, days }).set(`${METADATA}1.root.json`, root);
  await using host = await lyingHost(lasting(1, ONE), ONE);
  const at = path.join(folder, 'killed');
  const seen: (number | null)[] = [];
  const runs = async (seconds: number | null): Promise<void> => {
    const child = spawn(process.execPath, [BIN, 'mirror', host.url, at], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    if (seconds !== null) setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    await ended;
    const { seq, faults } = await look(at, root);
    seen.push(seq);
    if (seq !== null)
      assert.deepEqual(
        faults.filter((fault) => /\/[ot]\//.test(fault)),
        [],
      );
  };
  for (let run = 0; run < 8; run += 1) {
    if (seen.includes(1)) host.files = lasting(2, TWO);
    await runs(0.2 + Math.random() * 1.2);
  }
  host.files = lasting(3, ONE);
  await runs(null);
  assert.deepEqual(
    seen.filter((seq) => seq !== null).toSorted((a, b) => a - b),
    seen.filter((seq) => seq !== null),
  );
  assert.equal(seen.at(-1), 3);
  assert.deepEqual((await look(at, root)).faults, []);
});

function byPrefix(prefix: string, act: (response: Parameters<Lie>[1]) => unknown): Lie {
  return (asked, response) => {
    if (asked.startsWith(prefix)) act(response);
    return asked.startsWith(prefix);
  };
}
