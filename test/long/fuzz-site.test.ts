/** Whatever bytes a stranger sends, the site answers from its edition, refuses or closes; and answers the next one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { openEdition } from '../../src/edition/open-edition.ts';
import { closeSite, createSite } from '../../src/site/site.ts';
import { fuzz, mutated } from '../fuzzing.ts';

const HTML = 'text/html; charset=utf-8';
const OUTSIDE = 'what lies outside';
const page = (text: string): string => `<!doctype html><title>${text}</title><p>${'Қазақ тілі. '.repeat(100)}`;

async function openSite(context: TestContext): Promise<number> {
  const home = await mkdtemp(path.join(tmpdir(), 'picket-fuzz-site-'));
  await writeFile(path.join(home, 'secret.txt'), OUTSIDE);
  const edition = await openEdition(path.join(home, 'edition'));
  await edition.publish({
    at: new Date('2026-11-22T10:00:00Z'),
    put: [
      { path: '/', type: HTML, body: page('choice') },
      { path: '/kk/', type: HTML, body: page('front') },
      { path: '/kk/not-found/', type: HTML, body: page('жоқ') },
      { path: '/kk/қала/', type: HTML, body: page('қала') },
      { path: '/kk/feed.xml', type: 'application/rss+xml; charset=utf-8', body: page('feed') },
      { path: '/kk/old/', type: 'redirect', body: '<link rel="canonical" href="https://news.example/kk/">' },
      { path: '/kk/withdrawn/', type: 'gone', body: page('withdrawn') },
      { path: '/media/ab/film.mp4', type: 'video/mp4', body: Buffer.alloc(300_000, 'film') },
    ],
  });
  // In the edition's own folder too, where nothing but objects, nodes and heads is anybody's.
  await writeFile(path.join(home, 'edition/pressed-by'), OUTSIDE);
  const server = createSite({ edition }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(async () => {
    await closeSite(server, 100);
    await edition.settled();
    await rm(home, { recursive: true });
  });
  return (server.address() as net.AddressInfo).port;
}

/** All that comes back for these bytes, the connection half closed behind them. */
async function exchange(port: number, bytes: Uint8Array): Promise<Buffer> {
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  // A refusal may close before all was sent: what it said has come, or has not.
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return Buffer.concat(parts);
}

const request = (target: string, ...headers: readonly string[]): Buffer =>
  Buffer.from(`GET ${target} HTTP/1.1\r\nHost: news.example\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`);

const corpus = [
  request('/'),
  request('/kk/', 'Accept-Encoding: br;q=0.5, gzip', 'If-None-Match: "x", W/"y"'),
  request('/kk/%D2%9B%D0%B0%D0%BB%D0%B0/?a=b', 'Connection: close'),
  request('/media/ab/film.mp4', 'Range: bytes=0-99,200-'),
  request('/media/ab/film.mp4', 'Range: bytes=-5', 'If-Range: Wed, 21 Oct 2015 07:28:00 GMT'),
  request('/kk/old/', 'If-Modified-Since: Wed, 21 Oct 2015 07:28:00 GMT'),
  request('/kk/withdrawn'),
  request('/.well-known/edition/head.json'),
  request('https://news.example/kk/feed.xml'),
  Buffer.concat([request('/kk/'), request('/none/'), request('/')]),
  Buffer.from('HEAD /kk/ HTTP/1.0\r\n\r\n'),
  Buffer.from(
    'POST /kk/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  ),
  Buffer.from('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
  Buffer.from('CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'),
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
] as const;

const words = [
  '/..',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '%2e%2e/',
  '..\\',
  '%5c..',
  '//',
  '/./',
  '/pressed-by',
  '/../edition/pressed-by',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '%ff',
  '%F0%9F%98%80',
  '/o/',
  '/t/',
  '/o/aa/',
  '/t/00/',
  `/o/aa/${'a'.repeat(64)}`,
  '/.well-known/edition/',
  'head.json',
  '1.head.json',
  '?',
  '#',
  '?p=1',
  ';',
  ':',
  '@',
  '*',
  'http://',
  'file:///etc/passwd',
  '\r\n',
  '\n',
  '\r',
  '\0',
  ' ',
  '\t',
  'қ',
  '\xff',
  'GET ',
  'HEAD ',
  'OPTIONS * ',
  'TRACE ',
  ' HTTP/1.1',
  ' HTTP/9.9',
  'Host: ',
  'Content-Length: 5\r\n',
  'Content-Length: -1\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Range: bytes=',
  '-',
  ',',
  '0-',
  '99999999999999999999',
  'If-Range: ',
  'If-Match: *\r\n',
  'If-None-Match: ',
  '"',
  'W/"',
  'Accept-Encoding: ',
  'identity;q=0',
  '*;q=0',
  'Expect: 100-continue\r\n',
  'Connection: keep-alive\r\n',
  'X: y\r\n',
  '/kk/',
  '/index.html',
  '/kk/index.html',
  'constructor',
  '__proto__',
] as const;

/** What may come back: nothing, or answers; and nothing of what is not the edition's. */
function assertAnswers(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  assert.ok(!text.includes(OUTSIDE), 'what lies outside came out');
  if (text === '') return;
  assert.match(text, /^HTTP\/1\.1 \d{3} /);
  for (const [, status = ''] of text.matchAll(/HTTP\/1\.1 (\d{3}) /g))
    assert.ok(Number(status) < 500 || status === '505', `a status of ${status}`);
}

test('any bytes are answered, refused or closed, and the next reader is served', async (context) => {
  const port = await openSite(context);
  let count = 0;
  await fuzz(context, async (chance) => {
    const cases = Array.from({ length: 1 + chance.number(4) }, () => mutated(chance, { corpus, words }));
    for (const answer of await Promise.all(cases.map((bytes) => exchange(port, bytes)))) assertAnswers(answer);
    count += 1;
    if (count % 20 !== 0) return;
    const next = (await exchange(port, request('/kk/', 'Connection: close'))).toString();
    assert.match(next, /^HTTP\/1\.1 200 /);
    assert.match(next, /<title>front<\/title>/);
  });
});
