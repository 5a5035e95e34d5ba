/** A plain request is answered on a way of its own: here Node's way is asked the same, and has to say the same. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { HOUR } from '../base/clock.ts';
import { LIMITS } from './limits.ts';
import { readPlainRequest } from './plain-request.ts';
import { Client, HTML, serve, statuses, type Served } from './testing/served.ts';

const page = (text: string): string => `<!doctype html><title>${text}</title><p>${'Қазақ тілі. '.repeat(100)}`;
const targets = [
  '/',
  '/kk/',
  '/kk',
  '/kk/short/',
  '/kk/empty.txt',
  '/kk/old/',
  '/kk/gone/',
  '/kk/lost/',
  '/kk/drawing.svg',
  `/kk/${encodeURIComponent('қала')}/`,
  '/kk/?x=1',
  '/?p=12',
  '/long.bin',
  '/%zz',
  '//',
  '/door/x',
  '/kk/broken/',
];

let served: Served;
/** How often Node's parser had a request. */
let parsed = 0;

before(async () => {
  served = await serve(
    [
      { path: '/', type: HTML, body: page('choice') },
      { path: '/kk/', type: HTML, body: page('front') },
      { path: '/kk/not-found/', type: HTML, body: page('none') },
      { path: '/kk/қала/', type: HTML, body: page('town') },
      { path: '/kk/short/', type: HTML, body: 'short' },
      { path: '/kk/empty.txt', type: 'text/plain; charset=utf-8', body: '' },
      { path: '/kk/broken/', type: HTML, body: page('broken') },
      { path: '/kk/old/', type: 'redirect', body: page('<link rel="canonical" href="https://x.example/kk/">') },
      { path: '/kk/gone/', type: 'gone', body: page('gone') },
      { path: '/kk/drawing.svg', type: 'image/svg+xml', body: `<svg>${'<g/>'.repeat(200)}</svg>` },
      { path: '/.well-known/picket/queries/p=12/', type: HTML, body: page('query') },
      { path: '/long.bin', type: 'application/octet-stream', body: Buffer.alloc(1_500_000, 'long') },
    ],
    { doors: { '/door/': (_, response) => void response.end('door') } },
  );
  const digest = served.edition.find('/kk/broken/')?.digest;
  if (digest) rmSync(served.edition.objectFile(digest, 'identity'));
  served.server.on('request', () => (parsed += 1));
});
after(() => served[Symbol.asyncDispose]());

/** The answer to a request and then to another, which says `Connection: close`, without the time. */
async function answer(request: string, way: 'short' | 'node'): Promise<string> {
  const client = new Client(served.port);
  if (way === 'node') {
    await client.say('HEAD /kk/ HTTP/1.1\r\nHost: x\r\n\r\n').hears(/\r\n\r\n/);
    client.heard = '';
  }
  await client.say(request).hears(/^HTTP\/1\.1 \d+ /);
  client.say('HEAD /kk/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  return (await client.all()).replaceAll(/Date: [^\r]*/g, 'Date');
}

test('both ways answer the same', async () => {
  const { etag } =
    /etag: (?<etag>[^\r]+)/.exec(await answer('GET /kk/ HTTP/1.1\r\nHost: x\r\n\r\n', 'node'))?.groups ?? {};
  assert.ok(etag);
  const headers = [
    '',
    'Accept-Encoding: gzip',
    'Accept-Encoding: br, identity;q=0',
    'Accept-Encoding: ;;',
    `If-None-Match: ${etag}`,
    'If-None-Match: *',
    'If-None-Match: "x"',
    'Connection: keep-alive',
  ];
  for (const target of targets) {
    for (const header of headers) {
      const request = `GET ${target} HTTP/1.1\r\nHost: x\r\n${header && `${header}\r\n`}\r\n`;
      const [short, node] = [await answer(request, 'short'), await answer(request, 'node')];
      assert.equal(short, node, request);
      assert.equal(await answer(request, 'short'), node, request);
    }
  }
});

test('whatever is read as plain, Node reads the same way', async () => {
  const line = fc.oneof(
    fc.constantFrom('Host: x', 'host:', 'Accept-Encoding: gzip', 'ACCEPT-ENCODING:br', 'Connection: Keep-Alive'),
    fc.constantFrom('If-None-Match: *', 'X: \t', 'X-Y: a: b', 'Te: trailers', 'Cookie: a', 'Http2-Settings: x'),
    fc.string({ unit: fc.constantFrom(...'aZ:- ,;*="~\t(){}'), maxLength: 12 }).map((text) => `A${text}`),
  );
  const target = fc.oneof(
    fc.constantFrom(...targets),
    fc.string({ unit: fc.constantFrom(...'kK/.%?#=&+~2e@:;'), maxLength: 8 }).map((text) => `/kk/${text}`),
  );
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(target, fc.array(line, { maxLength: 5 }), async (at, lines) => {
      const request = [`GET ${at} HTTP/1.1`, 'Host: x', ...lines, '', ''].join('\r\n');
      if (readPlainRequest(Buffer.from(request)) === null) return;
      compared += 1;
      assert.equal(await answer(request, 'short'), await answer(request, 'node'));
    }),
    { numRuns: 150 },
  );
  assert.ok(compared > 0);
});

test('pages in memory and on the disk take the short way, until something else is asked', async () => {
  const before = parsed;
  const client = new Client(served.port);
  for (const target of ['/kk/', '/kk/', '/', '/kk/old/']) {
    client.heard = '';
    await client.say(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`).hears(/\r\n\r\n[^]/);
  }
  assert.equal(parsed, before);
  client.heard = '';
  await client.say('GET /kk/nothing/ HTTP/1.1\r\nHost: x\r\n\r\n').hears(/\r\n\r\n[^]/);
  client.say('GET /kk/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  assert.deepEqual(statuses(await client.all()), [404, 200]);
  assert.equal(parsed, before + 2);
});

test('a site that closes ends the connections that wait, and those that go on', async () => {
  // Nothing here ends because its time is over.
  const limits = { ...LIMITS, headersTimeout: HOUR, requestTimeout: HOUR, keepAliveTimeout: HOUR };
  await using other = await serve([{ path: '/', type: HTML, body: page('choice') }], { limits });
  const [waiting, silent, going] = [new Client(other.port), new Client(other.port), new Client(other.port)];
  const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  await waiting.say(ask).hears(/\r\n\r\n[^]/);
  await going.say(`${ask}G`).hears(/\r\n\r\n[^]/);
  other.server.close();
  await Promise.all([waiting.closed, silent.closed]);
  going.say(ask.slice(1));
  assert.match((await going.all()).split('HTTP/1.1 200')[2] ?? '', /\r\nconnection: close\r\n/i);
});
