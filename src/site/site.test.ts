import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { writeWhole } from '../base/files.ts';
import type { Edition } from '../edition/edition.ts';
import { openEdition } from '../edition/open-edition.ts';
import { closeSite, createSite } from './site.ts';

const at = new Date('2026-11-22T10:00:00Z');
const HTML = 'text/html; charset=utf-8';
const page = (text: string): string => `<!doctype html><title>${text}</title><p>${'Қазақ тілі. '.repeat(100)}`;
const film = Buffer.alloc(3 * 1024 * 1024, 'film');

let folder: string;
let edition: Edition;
let server: http.Server;
let port: number;
/** Tests wait here to make the disk slow. */
let gate: Promise<void> = Promise.resolve();

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'site.'));
  edition = await openEdition(folder, {
    write: async (file, bytes) => {
      if (file.endsWith('head.json')) await gate;
      await writeWhole(file, bytes);
    },
  });
  await edition.publish({
    at,
    put: [
      { path: '/', type: HTML, body: page('choice') },
      { path: '/kk/', type: HTML, body: page('front') },
      { path: '/kk/not-found/', type: HTML, body: page('жоқ') },
      { path: '/kk/қала/', type: HTML, body: page('қала') },
      { path: '/kk/short/', type: HTML, body: 'short' },
      { path: '/kk/feed.xml', type: 'application/rss+xml; charset=utf-8', body: page('feed') },
      {
        path: '/kk/old/',
        type: 'redirect',
        body: `<link rel="canonical" href="https://news.example/kk/${encodeURI('қала')}/">`,
      },
      { path: '/kk/withdrawn/', type: 'gone', body: page('withdrawn') },
      { path: '/media/ab/film.mp4', type: 'video/mp4', body: film },
      { path: '/media/ab/small.webp', type: 'image/webp', body: film.subarray(0, 1000) },
    ],
  });
  const doors = {
    '/door/': (request: http.IncomingMessage, response: http.ServerResponse) => void request.pipe(response),
  };
  server = createSite({ edition, doors }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as net.AddressInfo).port;
});

after(async () => {
  await closeSite(server, 100);
  await edition.settled();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

async function ask(
  target: string,
  headers: http.OutgoingHttpHeaders = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  const request = http.request({ port, host: '127.0.0.1', path: target, headers, method, agent: false });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(await response.toArray()) };
}

/** Everything the server says to these bytes until it closes the connection, or for a moment. */
async function shout(bytes: string | Buffer, wait = 2000): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (part) => (said += part.toString('latin1'))).on('error', () => {});
  socket.setTimeout(wait, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  return said;
}

test('a page, its headers and its encodings', async () => {
  const plain = await ask('/kk/');
  assert.equal(plain.status, 200);
  assert.equal(plain.body.toString(), page('front'));
  assert.equal(plain.headers['content-type'], 'text/html;charset=utf-8');
  assert.equal(plain.headers['cache-control'], 'no-cache');
  assert.equal(plain.headers['content-length'], String(plain.body.length));
  assert.equal(plain.headers.vary, 'accept-encoding');
  assert.equal(plain.headers.server, undefined);
  assert.equal(plain.headers['set-cookie'], undefined);
  const br = await ask('/kk/', { 'accept-encoding': 'gzip, deflate, br' });
  assert.equal(br.headers['content-encoding'], 'br');
  assert.equal(br.headers['content-length'], String(br.body.length));
  assert.equal(brotliDecompressSync(br.body).toString(), page('front'));
  const gz = await ask('/kk/', { 'accept-encoding': 'gzip;q=1, br;q=0.5' });
  assert.equal(gunzipSync(gz.body).toString(), page('front'));
  assert.equal(new Set([plain.headers.etag, br.headers.etag, gz.headers.etag]).size, 3);
  assert.equal(plain.headers.etag, `"${edition.find('/kk/')?.digest}"`);
  assert.equal((await ask('/kk/short/', { 'accept-encoding': 'br' })).headers['content-encoding'], undefined);
  assert.equal((await ask('/kk/short/', { 'accept-encoding': 'br, identity;q=0' })).status, 406);
  assert.equal((await ask('/kk/?fbclid=1')).body.toString(), page('front'));
  assert.equal((await ask(`/kk/${encodeURIComponent('қала')}/`)).body.toString(), page('қала'));
});

test('HEAD, ETag and 304', async () => {
  for (const target of ['/kk/', '/kk/nothing/', '/media/ab/film.mp4']) {
    const [get, head] = [await ask(target), await ask(target, {}, 'HEAD')];
    delete get.headers.date;
    delete head.headers.date;
    assert.deepEqual(head.headers, get.headers, target);
    assert.deepEqual([head.status, head.body.length], [get.status, 0]);
  }
  const { etag = '' } = (await ask('/kk/', { 'accept-encoding': 'br' })).headers;
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const same = await ask('/kk/', { 'accept-encoding': 'br', 'if-none-match': tag });
    assert.deepEqual([same.status, same.body.length, same.headers.etag], [304, 0, etag], tag);
    assert.equal(same.headers['content-length'], undefined);
    assert.equal(same.headers['content-encoding'], undefined);
  }
  assert.equal((await ask('/kk/', { 'accept-encoding': 'gzip', 'if-none-match': etag })).status, 200);
  assert.equal((await ask('/kk/withdrawn/', { 'if-none-match': '*' })).status, 410);
});

test('redirects, withdrawals, missing pages', async () => {
  const old = await ask('/kk/old/', { 'accept-encoding': 'br' });
  assert.deepEqual([old.status, old.headers.location], [301, `/kk/${encodeURI('қала')}/`]);
  const gone = await ask('/kk/withdrawn/');
  assert.deepEqual([gone.status, gone.body.toString()], [410, page('withdrawn')]);
  const slash = await ask('/kk?x');
  assert.deepEqual([slash.status, slash.headers.location], [301, '/kk/']);
  const cyrillic = await ask(`/kk/${encodeURIComponent('қала')}`);
  assert.deepEqual([cyrillic.status, cyrillic.headers.location], [301, `/kk/${encodeURIComponent('қала')}/`]);
  const missing = await ask('/kk/nothing/', { 'if-none-match': '*' });
  assert.deepEqual([missing.status, missing.body.toString(), missing.headers.etag], [404, page('жоқ'), undefined]);
  const constant = await ask('/ru/nothing/<script>');
  assert.deepEqual([constant.status, constant.body.toString()], [404, 'There is no page at this address.\n']);
});

test('parts of film, and what has none', async () => {
  const part = await ask('/media/ab/film.mp4', { range: 'bytes=5-8' });
  assert.deepEqual(
    [part.status, part.body.toString(), part.headers['content-range']],
    [206, 'ilmf', `bytes 5-8/${film.length}`],
  );
  assert.equal((await ask('/media/ab/small.webp', { range: 'bytes=-3' })).body.toString(), 'ilm');
  assert.equal((await ask('/media/ab/film.mp4', { range: `bytes=${film.length}-` })).status, 416);
  assert.equal((await ask('/media/ab/film.mp4', { range: 'bytes=0-1,3-4' })).status, 200);
  assert.equal((await ask('/media/ab/film.mp4', { range: 'bytes=0-1', 'if-range': '"other"' })).status, 200);
  assert.equal((await ask('/kk/', { range: 'bytes=0-1' })).status, 200);
  assert.ok((await ask('/media/ab/film.mp4')).body.equals(film));
});

test('objects, nodes and heads, current ones only', async () => {
  const digest = edition.find('/kk/')?.digest ?? '';
  const head = edition.head();
  const object = await ask(`/o/${digest.slice(0, 2)}/${digest}`);
  assert.equal(object.body.toString(), page('front'));
  assert.equal(object.headers['content-type'], 'application/octet-stream');
  assert.match(object.headers['cache-control'] ?? '', /immutable/);
  assert.equal((await ask(`/t/${head?.root.slice(0, 2)}/${head?.root}`)).body.length, 512);
  const document = await ask(`/.well-known/edition/${head?.digest}.edition.json`);
  assert.equal((JSON.parse(document.body.toString()) as { seq: number }).seq, head?.seq);
  for (const target of [
    `/o/00/${digest}`,
    `/o/${digest.slice(0, 2)}/${digest}.br`,
    `/o/aa/${'a'.repeat(64)}`,
    '/head.json',
  ]) {
    assert.equal((await ask(target)).status, 404, target);
  }
  assert.equal((await ask('/.well-known/edition/..%2f..%2fhead.json')).status, 400);
});

test('only GET and HEAD, without a body; doors take the rest', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']) {
    const refused = await ask('/kk/', {}, method, 'hello');
    assert.deepEqual([refused.status, refused.headers.allow], [405, 'GET, HEAD'], method);
  }
  assert.equal((await ask('/kk/', { 'content-length': 5 }, 'GET', 'hello')).status, 413);
  assert.equal((await ask('/kk/', { expect: '100-continue', 'content-length': 5 }, 'POST', 'hello')).status, 417);
  assert.equal((await ask('/door/x', {}, 'POST', 'hello')).body.toString(), 'hello');
});

test('what a hostile client sends', async () => {
  const get = (target: string, more = ''): string =>
    `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`;
  const refused = [
    '/../etc/passwd',
    '/kk/../../x',
    '/kk/%2e%2e/x',
    '/kk//',
    '//evil.example/',
    '/kk%2f',
    '/kk%5c',
    '/kk\\',
    '/%00',
    '/%zz',
    '/%ff',
    '/kk/%0d%0aX:1',
    '/%',
    'kk',
    'ftp://x/',
  ];
  for (const target of refused) assert.match(await shout(get(target)), /^HTTP\/1\.1 400 /, target);
  assert.match(await shout(get(`/${'a'.repeat(5000)}`)), /^HTTP\/1\.1 414 /);
  assert.match(await shout(get('/kk/', `X: ${'a'.repeat(20_000)}\r\n`)), /^HTTP\/1\.1 431 /);
  assert.match(await shout(get('http://elsewhere.example/kk/')), /^HTTP\/1\.1 200 /);
  assert.match(await shout('GET /kk/ HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 /);
  assert.match(await shout(get('/kk/', 'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n')), /^HTTP\/1\.1 400 /);
  assert.match(await shout('\u0016\u0003\u0001 hello\r\n\r\n'), /^HTTP\/1\.1 400 /);
  const smuggled = await shout(
    `POST /kk/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n${get('/kk/withdrawn/')}`,
  );
  assert.deepEqual(smuggled.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 405']);
  assert.match(smuggled, /\r\nconnection: close\r\n/i);
  const echo = await shout(get('/marker-1234%zz', 'X-Marker: marker-1234\r\n'));
  assert.ok(!echo.includes('marker'));
});

test('the old edition is served until the new one is whole', async () => {
  let open = (): void => {};
  gate = new Promise((resolve) => (open = resolve));
  const slow = { at, put: [{ path: '/kk/', type: HTML, body: page('new') }] };
  const publishing = edition.publish(slow);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal((await ask('/kk/')).body.toString(), page('front'));
  const before = edition.find('/kk/')?.digest ?? '';
  open();
  await publishing;
  assert.equal((await ask('/kk/')).body.toString(), page('new'));
  await edition.settled();
  assert.equal((await ask(`/o/${before.slice(0, 2)}/${before}`)).status, 404);
});

test('a damaged object is an answer, not an end', async () => {
  const digest = edition.find('/kk/feed.xml')?.digest;
  assert.ok(digest);
  await rm(edition.objectFile(digest, 'identity'));
  const broken = await ask('/kk/feed.xml');
  assert.deepEqual([broken.status, broken.body.toString()], [500, 'This page cannot be read at the moment.\n']);
  assert.equal((await ask('/kk/')).status, 200);
});

test('closing lets an answer end', async () => {
  const other = createSite({
    edition,
    doors: { '/slow': (_, response) => void setTimeout(() => response.end('done'), 150) },
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const agent = new http.Agent({ keepAlive: true });
  const request = http.get({
    port: (other.address() as net.AddressInfo).port,
    host: '127.0.0.1',
    path: '/slow',
    agent,
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closing = closeSite(other, 5000);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  assert.equal(Buffer.concat(await response.toArray()).toString(), 'done');
  const started = performance.now();
  await closing;
  assert.ok(performance.now() - started < 1000);
  agent.destroy();
});

test('nothing is published yet', async () => {
  const empty = await mkdtemp(path.join(os.tmpdir(), 'site.'));
  const other = createSite({ edition: await openEdition(empty) }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(other.address() as net.AddressInfo).port}/`);
  assert.deepEqual([answer.status, await answer.text()], [404, 'There is no page at this address.\n']);
  await closeSite(other, 0);
  await rm(empty, { recursive: true });
});
