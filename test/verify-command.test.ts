/** `picket verify` against folders and servers, honest and lying: what is wrong, and where. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { utf8, type Bytes } from '../src/base/bytes.ts';
import { sha256 } from '../src/blobs/sha256.ts';
import { runHomeless } from '../src/cli/homeless.ts';
import { verify } from '../src/cli/verify.ts';
import { examine } from '../src/edition/elsewhere/examine.ts';
import { HttpHost } from '../src/edition/elsewhere/http-host.ts';
import { HttpPlace } from '../src/edition/elsewhere/http-place.ts';
import { fileOfPath } from '../src/edition/export-folder.ts';
import { METADATA, objectAddress } from '../src/edition/verify/source.ts';
import { NOW, PAGES, publish, rootFile, ROLES, type Page } from '../src/edition/verify/testing/signed-edition.ts';
import { lyingHost, type Lie } from './lying-host.ts';
import { BIN, picket } from './running.ts';

const pages: Record<string, Page> = {
  ...PAGES,
  '/old/': { type: 'redirect', body: '<link rel=canonical href="/kk/">' },
  '/kk/taken-back/': { type: 'gone', body: '<title>Withdrawn</title>' },
};
const first = rootFile(1, ROLES);
const folder = mkdtempSync(path.join(os.tmpdir(), 'picket-verify-'));
after(() => rmSync(folder, { recursive: true }));

function edition(seq = 3): Map<string, Bytes> {
  return publish({ seq, pages }).set(`${METADATA}1.root.json`, first);
}

/** Runs it in this process, at the time of the fixture. Each `state` is another person's computer. */
async function run(state: string, ...args: string[]): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const terminal = {
    folder,
    out: (line: string) => void out.push(line),
    progress: (line: string) => void out.push(line),
  };
  const surroundings = {
    state: path.join(folder, state),
    clock: () => NOW,
    untilStopped: () => AbortSignal.abort(),
  };
  const code = await runHomeless(verify, surroundings, { args, terminal });
  return { code, out: out.filter((line) => !line.startsWith('\r')).join('\n') };
}

function write(name: string, files: ReadonlyMap<string, Bytes>): string {
  const at = path.join(folder, name);
  for (const [address, bytes] of files) {
    const file = path.join(at, fileOfPath(address));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return at;
}

let computers = 0;
const anew = (): string => `computer-${(computers += 1)}`;

test('an honest server and an honest folder are all as signed', async () => {
  await using host = await lyingHost(edition(), pages);
  const said = await run(anew(), host.url);
  assert.match(said.out, new RegExp(`^root      ${sha256(first)}\n.*the first seen here`));
  assert.match(said.out, /edition   3, made 2026-11-27 12:00 UTC, signed until 2026-11-30 12:00 UTC/);
  assert.match(said.out, /nodes and 6 addresses: all as signed$/);
  assert.equal(said.code, 0);
  for (const at of ['/kk/', '/old/', '/media/ab/x.webp', objectAddress(sha256(utf8('RIFF')))])
    assert.ok(host.asked.includes(at), at);
  const quick = await run(anew(), host.url, '--quick');
  assert.match(quick.out, /6 addresses: all as signed$/);
  assert.equal((await run(anew(), write('honest', edition()))).code, 0);
});

test('a folder without objects, and one with nothing else, are whole too', async () => {
  const all = [...edition()];
  const bare = write('bare', new Map(all.filter(([address]) => !address.startsWith('/o/'))));
  assert.match((await run(anew(), bare)).out, /all as signed$/);
  const home = write('home-like', new Map(all.filter(([address]) => !(address in pages))));
  assert.match((await run(anew(), home)).out, /objects and nodes only.*\n.*all as signed$/);
});

test('what is wrong in a folder is told with its place', async () => {
  const at = write('damaged', edition());
  writeFileSync(path.join(at, 'kk/index.html'), 'another front page');
  rmSync(path.join(at, 'media/ab/x.webp'));
  const object = objectAddress(sha256(utf8(pages['/old/']?.body ?? '')));
  writeFileSync(path.join(at, object), 'x'.repeat(pages['/old/']?.body.length ?? 0));
  const { code, out } = await run(anew(), at);
  assert.equal(code, 1);
  assert.match(out, /^\/kk\/: is 18 bytes long and not 51$/m);
  assert.match(out, /^\/media\/ab\/x.webp: is not there$/m);
  assert.match(out, new RegExp(`^${object}: is [0-9a-f]{64} and not [0-9a-f]{64}$`, 'm'));
  assert.match(out, /3 faults$/);
});

test('a lying server: each lie by its name', async () => {
  const lies: [string, Lie, RegExp][] = [
    ['another page for readers', page('/kk/', 200, 'x'.repeat(51)), /^\/kk\/: is [0-9a-f]{64} and not/m],
    ['an error page as 200', page('/kk/', 200, '<h1>504</h1>'), /^\/kk\/: is 12 bytes long and not 51$/m],
    [
      'a block page elsewhere',
      page('/kk/', 302, '', { location: 'http://blocked.example/' }),
      /^\/kk\/: leads to http:\/\/blocked.example\/ \(302\), which is not followed$/m,
    ],
    ['nothing', page('/kk/', 404, ''), /^\/kk\/: is not there \(404\)$/m],
    ['a fault of its own', page('/kk/', 503, ''), /^\/kk\/: answers 503$/m],
    ['a cookie', header('/kk/', 'set-cookie', 'id=1'), /^\/kk\/: comes with set-cookie$/m],
    [
      'another type',
      header('/media/ab/x.webp', 'content-type', 'text/html'),
      /^\/media\/ab\/x.webp: content-type is “text\/html” and not “image\/webp”$/m,
    ],
    [
      'a redirect elsewhere',
      page('/old/', 301, pages['/old/']?.body ?? '', { location: '//evil.example/' }),
      /^\/old\/: .*leads to \/\/evil.example\/$/m,
    ],
    ['an encoding nobody knows', header('/kk/', 'content-encoding', 'zstd'), /^\/kk\/: is sent as zstd$/m],
    ['an error page for all', (_, response) => (response.end('<h1>down</h1>'), true), /1.root.json: .*JSON/],
  ];
  for (const [name, lie, pattern] of lies) {
    await using host = await lyingHost(edition(), pages);
    host.lie = lie;
    const { code, out } = await run(anew(), host.url);
    assert.match(out, pattern, name);
    assert.equal(code, 1, name);
  }
  await using host = await lyingHost(edition(), pages);
  host.stripped.add('content-security-policy');
  const { out } = await run(anew(), host.url);
  assert.match(out, /^\/kk\/: lacks content-security-policy$/m);
  assert.match(out, /6 faults$/);
});

test('an old head, and another publication at the same address, are refused by who was there before', async () => {
  await using host = await lyingHost(edition(5), pages);
  const computer = anew();
  assert.equal((await run(computer, host.url)).code, 0);
  const [file = ''] = readdirSync(path.join(folder, computer, 'seen'));
  assert.equal(statSync(path.join(folder, computer, 'seen', file)).mode & 0o777, 0o600);
  host.files = edition(4);
  const old = await run(computer, host.url);
  assert.match(
    old.out,
    /trusted since 2026-11-27 .*\n.*timestamp.json: version 4000 is older than 5000, which was seen before/,
  );
  assert.equal(old.code, 1);
  assert.equal((await run(anew(), host.url)).code, 0, 'a newcomer cannot know');
  host.files = edition(6).set(`${METADATA}1.root.json`, rootFile(1, ROLES, undefined, 300));
  const other = await run(computer, host.url);
  assert.match(other.out, /1.root.json: is [0-9a-f]{64} and not [0-9a-f]{64}, which is trusted here since/);
  assert.equal(other.code, 1);
});

test('a root that was handed over counts, and no other', async () => {
  await using host = await lyingHost(edition(), pages);
  writeFileSync(path.join(folder, 'root.json'), first);
  assert.match((await run(anew(), host.url, '--root', 'root.json')).out, /as given[^]*all as signed$/);
  writeFileSync(path.join(folder, 'other.json'), rootFile(1, { ...ROLES, timestamp: ROLES.targets }));
  const { code, out } = await run(anew(), host.url, '--root', 'other.json');
  assert.match(out, /timestamp.json: is signed by 0 of the 1 it takes \(timestamp of root 1\)$/m);
  assert.equal(code, 1);
});

test('an answer that never ends, or never begins, ends', async () => {
  await using host = await lyingHost(edition(), pages);
  const look = async (lie: Lie): Promise<string[]> => {
    host.lie = lie;
    using impatient = new HttpHost(new URL(host.url), { patience: 200 });
    const faults: string[] = [];
    const root = rootOf(host.files);
    await examine({ place: new HttpPlace(impatient), root, onFault: (fault) => faults.push(fault.message) });
    return faults;
  };
  const at =
    (path: string, act: (write: (text: string) => void) => void): Lie =>
    (asked, response) => {
      if (asked !== path) return false;
      act((text) => response.write(text));
      return true;
    };
  assert.deepEqual(await look(at('/kk/', () => {})), ['/kk/: is too slow: no end in sight after 0.2 seconds']);
  const drip = at('/kk/', (write) => {
    const timer = setInterval(() => write('x'), 20);
    timer.unref();
  });
  assert.deepEqual(await look(drip), ['/kk/: is too slow: no end in sight after 0.2 seconds']);
  const flood = at('/kk/', (write) => write('x'.repeat(1_000_000)));
  assert.deepEqual(await look(flood), ['/kk/: is longer than 1075 bytes']);
  const all: Lie = (asked) => !asked.startsWith('/t/');
  assert.match((await look(all)).at(-1) ?? '', /: (is too slow|24 addresses in a row)/);
});

test('wrong use is named', async () => {
  const place = { home: path.join(folder, 'none'), environment: { XDG_STATE_HOME: path.join(folder, 'state') } };
  for (const [args, said] of [
    [[], /verify takes one folder or address\nusage: picket verify/],
    [['here', 'there'], /verify takes one/],
    [['nowhere'], /neither an address such as https:\/\/news.example nor a folder/],
    [['http://news.example/kk/'], /named from the root of a host: http:\/\/news.example/],
    [['--frobnicate'], /Unknown option/],
    [['.', '--root', 'nothing'], /--root: nothing is no file of a root/],
  ] as const) {
    const { code, progress } = picket(place, 'verify', ...args);
    assert.match(progress, said, `${BIN} ${args.join(' ')}`);
    assert.equal(code, 2);
  }
  const silent = picket(place, 'verify', 'http://127.0.0.1:9');
  assert.match(silent.out, /^\/.well-known\/edition\/1.root.json: does not answer \(ECONNREFUSED\)$/m);
  assert.equal(silent.code, 1);
});

function page(at: string, status: number, body: string, headers: Record<string, string> = {}): Lie {
  return (asked, response) => {
    if (asked === at) response.writeHead(status, headers).end(body);
    return asked === at;
  };
}

function header(at: string, name: string, value: string): Lie {
  return (asked, response) => {
    if (asked !== at) return false;
    const set = response.setHeader.bind(response);
    response.setHeader = (each, text) => (each === name ? response : set(each, text));
    set(name, value);
    return false;
  };
}

function rootOf(files: ReadonlyMap<string, Bytes>) {
  const document = [...files].find(([name]) => name.endsWith('.edition.json'))?.[1];
  return (JSON.parse(new TextDecoder().decode(document)) as { tree: { root: ReturnType<typeof sha256> } }).tree.root;
}
