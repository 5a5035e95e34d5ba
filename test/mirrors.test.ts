/** Three hosts on this machine: a Picket, an honest mirror of it, and one that lies. Who says what of them. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  makePublication,
  picket,
  publishOver,
  startPicket,
  BIN,
  environmentOf,
  type Place,
  type Running,
} from './running.ts';

let folder: string;
let origin: Running;
let honest: Listening;
let liar: { url: string; lie: Lie; close(): Promise<unknown> };
let token: string;
let story: string;
/** Anybody's computer: it has no home. */
let reader: Place;

interface Listening {
  readonly url: string;
  readonly child: ChildProcess;
}

type Lie = (request: IncomingMessage, response: ServerResponse) => boolean;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-mirrors-'));
  const place = { home: path.join(folder, 'home') };
  token = makePublication({ ...place, publicUrl: 'https://news.example' });
  origin = await startPicket({ ...place, publicUrl: 'https://news.example' });
  story = await publishOver(origin.newsroom, token, 'Бірінші хабар');
  reader = { home: path.join(folder, 'none'), environment: { XDG_STATE_HOME: path.join(folder, 'state') } };
  honest = await startMirror(path.join(folder, 'mirror'));
  liar = await startLiar(() => honest.url);
});
after(async () => {
  await liar.close();
  honest.child.kill('SIGTERM');
  await once(honest.child, 'exit');
  await origin.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

async function startMirror(at: string): Promise<Listening> {
  const args = [BIN, 'mirror', origin.site, at, '--listen', '127.0.0.1:0', '--every', '1s'];
  const child = spawn(process.execPath, args, { env: environmentOf(reader), stdio: ['ignore', 'pipe', 'ignore'] });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /mirror ready (\S+)/.exec(line)?.[1] ?? url;
    if (url !== '' && /^(edition|shows) /.test(line)) break;
  }
  child.stdout.resume();
  return { url, child };
}

/** Passes on what the honest one says, but for what `lie` answers itself. */
async function startLiar(from: () => string): Promise<typeof liar> {
  const server = http.createServer((request, response) => {
    if (own.lie(request, response)) return;
    http.get(from() + request.url, { headers: { ...request.headers, host: '' }, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own: typeof liar = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lie: () => false,
    close: () => (server.closeAllConnections(), new Promise((closed) => server.close(closed))),
  };
  return own;
}

async function published(headline: string): Promise<string> {
  const at = await publishOver(origin.newsroom, token, headline);
  const isThere = async (): Promise<boolean> => (await fetch(honest.url + at)).status === 200;
  while (!(await isThere())) await pause(50);
  return at;
}

test('the honest mirror shows what the origin does, headers and all, and what is new', async () => {
  // The story's card is drawn behind the publish, and makes it another page.
  const page = async (host: string): Promise<string> => await (await fetch(host + story)).text();
  while (!(await page(origin.site)).includes('card.png')) await pause(50);
  const stamp = '/.well-known/edition/timestamp.json';
  const head = async (host: string): Promise<string> => await (await fetch(host + stamp)).text();
  while ((await head(origin.site)) !== (await head(honest.url))) await pause(50);
  for (const at of [story, '/kk/', '/kk/feed.xml', '/nowhere/', '/robots.txt', '/.well-known/edition/1.root.json']) {
    const [a, b] = [await fetch(origin.site + at), await fetch(honest.url + at)];
    const heads = [a, b].map(({ status, headers }) => [status, Object.fromEntries(headers)] as const);
    for (const [, head] of heads)
      for (const name of ['date', 'content-length', 'content-encoding', 'etag']) delete head[name];
    assert.deepEqual(heads[1], heads[0], at);
    assert.equal(await b.text(), await a.text(), at);
  }
  await published('Екінші хабар');
});

test('verify, check-mirror and mirror find nothing wrong with it', () => {
  const checked = picket(reader, 'check-mirror', honest.url, '--origin', origin.site);
  assert.match(
    checked.out,
    /lag       \d+ editions, \d+ minutes behind[^]*addresses drawn by lot, as a browser gets them: all as signed\nA lie told to one reader/,
  );
  assert.equal(checked.code, 0, checked.out);
  const whole = picket(reader, 'verify', honest.url);
  assert.match(whole.out, /all as signed$/m);
  const copied = picket(reader, 'mirror', honest.url, path.join(folder, 'second'));
  assert.match(copied.out, /^edition   \d+, made .*: \d+ objects and \d+ nodes brought/m);
  assert.match(picket(reader, 'verify', path.join(folder, 'second')).out, /all as signed$/m);
});

test('each lie is told by verify and by check-mirror, with its place', async () => {
  const lies: [string, Lie, RegExp][] = [
    [
      'a flipped page',
      at(story, (response) => response.end('<!doctype html><p>lie')),
      new RegExp(`^${story}: is \\d+ bytes long and not \\d+$`, 'm'),
    ],
    [
      'a 200 error page',
      at(story, (response) => response.end('<h1>Bad gateway</h1>')),
      new RegExp(`^${story}: is \\d+ bytes`, 'm'),
    ],
    ['stripped headers', stripped('content-security-policy'), /^\/kk\/: lacks content-security-policy$/m],
    ['a page without end', at(story, flood), new RegExp(`^${story}: is longer than \\d+ bytes$`, 'm')],
  ];
  for (const [name, lie, pattern] of lies) {
    liar.lie = lie;
    for (const args of [
      ['verify', liar.url, '--quick'],
      ['check-mirror', liar.url, '--origin', origin.site],
    ]) {
      const { code, out } = await picketLater(reader, ...args);
      assert.match(out, pattern, `${name}: ${args[0]}`);
      assert.equal(code, 1, name);
    }
  }
  liar.lie = () => false;
});

test('an old head is a lag to whoever asks the origin, and refused by whoever knows better', async () => {
  const heads = await headOf(honest.url);
  await published('Үшінші хабар');
  liar.lie = () => false;
  await picketLater(reader, 'verify', liar.url, '--quick');
  liar.lie = (request, response) => {
    const bytes = heads.get(request.url ?? '');
    if (bytes !== undefined) response.end(bytes);
    return bytes !== undefined;
  };
  const old = await picketLater(reader, 'verify', liar.url, '--quick');
  assert.match(old.out, /timestamp.json: version \d+ is older than \d+, which was seen before/);
  const { code, out } = await picketLater(reader, 'check-mirror', liar.url, '--origin', origin.site, '--json');
  const said = JSON.parse(out) as { lag: { editions: number }; note: string };
  assert.ok(said.lag.editions >= 1 && /one reader/.test(said.note), out);
  assert.equal(code, 1, 'its addresses are of another edition than its head');
  liar.lie = () => false;
});

test('a mirror of the liar takes nothing over', async () => {
  const at = path.join(folder, 'third');
  liar.lie = (request, response) => {
    if (request.url?.startsWith('/o/')) response.end('<h1>200, and wrong</h1>');
    return request.url?.startsWith('/o/') === true;
  };
  const { code, out } = await picketLater(reader, 'mirror', liar.url, at);
  assert.match(out, /^\/o\/..\/[0-9a-f]{64}: is \d+ bytes long and not \d+$/m);
  assert.equal(code, 1);
  assert.ok(
    !existsSync(path.join(at, '.well-known/edition/timestamp.json')) && !existsSync(path.join(at, 'index.html')),
  );
  liar.lie = () => false;
});

test('one mirror a folder', async () => {
  const { code, progress } = await picketLater(reader, 'mirror', origin.site, path.join(folder, 'mirror'));
  assert.match(progress, /another mirror works in/);
  assert.equal(code, 1);
});

/** As `picket`, while this process goes on to serve. */
async function picketLater(
  place: Place,
  ...args: string[]
): Promise<{ code: number | null; out: string; progress: string }> {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: environmentOf(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, progress] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (progress += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, progress };
}

function at(address: string, act: (response: ServerResponse) => void): Lie {
  return (request, response) => {
    const isIt = decodeURI(request.url ?? '') === address;
    if (isIt) act(response);
    return isIt;
  };
}

function stripped(name: string): Lie {
  return (_, response) => {
    const write = response.writeHead.bind(response);
    response.writeHead = ((status: number, headers: Record<string, string>) =>
      write(status, Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)))) as typeof write;
    return false;
  };
}

function flood(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
  };
  response.on('drain', more);
  more();
}

async function headOf(url: string): Promise<Map<string, Buffer>> {
  const head = new Map<string, Buffer>();
  const name = '/.well-known/edition/timestamp.json';
  const bytes = Buffer.from(await (await fetch(url + name)).arrayBuffer());
  head.set(name, bytes);
  return head;
}
