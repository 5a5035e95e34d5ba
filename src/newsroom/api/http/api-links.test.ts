/** Links of stories, asked for over HTTP from a real server; the guard looks at every connection. */
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { LinkAsker } from '../link-asker.ts';
import { openNewsroom, type OpenNewsroom } from './testing/open-newsroom.ts';

type Json = Record<string, unknown>;

interface Seen {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Somebody else's site on this machine: what it is asked, and how it answers by path. */
let outer: { server: Server; port: number; seen: Seen[] };
/** What only this machine reaches. */
let inner: { server: Server; port: number; seen: Seen[] };
let opened: OpenNewsroom;
const looked: string[] = [];
/** How many bytes were sent of what has no end, once whoever asked has gone. */
let gone = Promise.withResolvers<number>();

before(async () => {
  [outer, inner] = [await listen(), await listen()];
  const asker = new LinkAsker({
    patience: 1500,
    resolve: async (host) => {
      looked.push(host);
      if (host === 'nowhere.example') throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
      // The second time this name leads elsewhere: to what is asked only by whoever looks it up twice.
      if (host === 'turning.example' && looked.filter((name) => name === host).length > 1) return ['::1'];
      if (host === 'two.example') return ['127.0.0.1', '10.0.0.1'];
      if (host === 'hangs.example') return await new Promise(() => {});
      return ['127.0.0.1'];
    },
    mayReach: (address, port) => address === '127.0.0.1' && port === outer.port,
  });
  opened = await openNewsroom({ links: asker });
});
after(async () => {
  await opened[Symbol.asyncDispose]();
  for (const { server } of [outer, inner]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  outer.seen.length = inner.seen.length = looked.length = 0;
  gone = Promise.withResolvers();
});

async function listen(): Promise<{ server: Server; port: number; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    seen.push({ url, headers });
    const [, status = '200', location] = /^\/(\d+)(?:\/(.*))?$/.exec(url) ?? [];
    if (url === '/hangs') return;
    if (url === '/round') return void response.writeHead(302, { location: '/round' }).end();
    if (url === '/endless') return endless(response);
    const where = location === undefined ? {} : { location: decodeURIComponent(location) };
    response.writeHead(Number(status), { 'set-cookie': 'id=1', ...where }).end('words');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, seen };
}

function endless(response: ServerResponse): void {
  response.writeHead(200);
  let sent = 0;
  const more = (): void => {
    do sent += 65_536;
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.on('drain', more);
  response.on('close', () => gone.resolve(sent));
  more();
}

async function made(hrefs: readonly string[]): Promise<string> {
  const html = hrefs.map((href) => `<p><a href="${href.replaceAll('&', '&amp;')}">x</a></p>`).join('');
  const headline = `Links ${crypto.randomUUID()}`;
  const json = { service: 'en', headline, standfirst: 'x', body: { html: `<p>x</p>${html}` } };
  const answer = await opened.api('reporter', { method: 'POST', path: '/api/stories', json });
  assert.equal(answer.status, 201);
  return ((await answer.json()) as { id: string }).id;
}

async function links(id: string, method: 'GET' | 'POST'): Promise<Json[]> {
  const answer = await opened.api('reporter', { method, path: `/api/stories/${id}/links` });
  const json = (await answer.json()) as { links: Json[] };
  assert.equal(answer.status, 200, JSON.stringify(json));
  return json.links;
}

async function asked(...hrefs: string[]): Promise<unknown[][]> {
  const found = await links(await made(hrefs), 'POST');
  return found.map(({ state, to, status, why }) => [state, to, status, why]);
}

const at = (path: string, host = 'other.example'): string => `http://${host}:${outer.port}${path}`;
const leading = (status: number, to: string): string => at(`/${status}/${encodeURIComponent(to)}`);
const GUARDED = ['not-asked', null, null, 'guarded'];

test('what another site answers is told, and nothing is carried to it', async () => {
  assert.deepEqual(await asked(at('/200'), at('/404'), at('/410'), at('/403'), at('/500'), 'http://nowhere.example/'), [
    ['answers', null, null, null],
    ['dead', null, 404, null],
    ['dead', null, 410, null],
    ['silent', null, 403, 'status'],
    ['silent', null, 500, 'status'],
    ['dead', null, null, null],
  ]);
  const names = new Set(outer.seen.flatMap(({ headers }) => Object.keys(headers)));
  assert.deepEqual([...names].toSorted(), ['accept', 'connection', 'host', 'user-agent']);
  assert.ok(outer.seen.every(({ headers }) => headers['user-agent'] === 'Mozilla/5.0'));
});

test('a link that moved for good is offered where it is now; for a while is not for good', async () => {
  const [end, worse] = [at('/200'), 'ftp://other.example/'];
  assert.deepEqual(
    await asked(
      `${leading(301, '/200')}#part`,
      leading(302, '/200'),
      leading(301, leading(307, '/200')),
      leading(308, '/404'),
    ),
    [
      ['moved', `${end}#part`, null, null],
      ['answers', null, null, null],
      ['answers', null, null, null],
      ['dead', null, 404, null],
    ],
  );
  assert.deepEqual(await asked(at('/round'), leading(301, worse)), [['silent', null, null, 'turns'], GUARDED]);
});

test('who does not answer is given up, and an endless answer is not read', { timeout: 20_000 }, async () => {
  assert.deepEqual(await asked(at('/hangs'), at('/endless'), 'http://hangs.example/'), [
    ['silent', null, null, 'time'],
    ['answers', null, null, null],
    ['silent', null, null, 'time'],
  ]);
  const sent = await gone.promise;
  assert.ok(sent < 16_000_000, `${sent} bytes were sent`);
});

test('what only this server reaches is never asked, whatever name or redirect leads there', async () => {
  const secret = `http://127.0.0.1:${inner.port}/`;
  const ways = [
    secret,
    `http://inner.example:${inner.port}/`,
    leading(302, secret),
    leading(301, `http://[::1]:${inner.port}/`),
    at('/200', 'two.example'),
    'http://localhost/',
    'http://printer.local/',
    'http://abc.onion/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
  ];
  assert.deepEqual(
    await asked(...ways),
    ways.map(() => GUARDED),
  );
  assert.deepEqual(inner.seen, []);
  assert.ok(!looked.includes('abc.onion'), 'no name server learns of an onion');
});

test('a name is looked up once, and the connection goes where it led', async () => {
  assert.deepEqual(await asked(at('/200', 'turning.example')), [['answers', null, null, null]]);
  assert.deepEqual(looked, ['turning.example']);
});

test('as it stands nothing but the open web is asked, at its own ports', async () => {
  const asker = new LinkAsker({ patience: 1000 });
  const { signal } = new AbortController();
  for (const href of [
    `http://127.0.0.1:${outer.port}/`,
    'http://127.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://8.8.8.8:22/',
  ])
    assert.deepEqual(await asker.ask(href, signal), { state: 'not-asked', why: 'guarded' }, href);
  assert.deepEqual(outer.seen, []);
});

test('reading asks nobody, and names what is suspicious by its form', async () => {
  const id = await made([
    'https://other.example/a?utm_source=x&id=1',
    'http://other.example/',
    'https://азаттыk.example/',
    'https://bank@evil.example/',
    'mailto:a@b.example',
    '#part',
  ]);
  const found = await links(id, 'GET');
  assert.deepEqual(
    found.map(({ doubts, clean, state, why, whose }) => [whose, state, why, doubts, clean]),
    [
      ['other', 'not-asked', 'limit', ['tracking'], 'https://other.example/a?id=1'],
      ['other', 'not-asked', 'limit', ['plain-http'], null],
      ['other', 'not-asked', 'limit', ['look-alike'], null],
      ['other', 'not-asked', 'limit', ['credentials'], null],
    ],
  );
  assert.deepEqual(looked, []);
});

async function act(id: string, name: string, json: object = {}): Promise<Json> {
  const answer = await opened.api('editor', { method: 'POST', path: `/api/stories/${id}/${name}`, json });
  const said = (await answer.json()) as Json;
  assert.equal(answer.status, 200, JSON.stringify(said));
  return said;
}

test('own links are looked for in the edition and among the drafts', async () => {
  const [there, moved, gone, taken, draft] = [
    await made([]),
    await made([]),
    await made([]),
    await made([]),
    await made([]),
  ];
  const paths = new Map<string, string>();
  for (const id of [there, moved, gone, taken])
    paths.set(id, new URL(String((await act(id, 'publish'))['url'])).pathname);
  const slug = await opened.api('editor', {
    method: 'PATCH',
    path: `/api/stories/${moved}`,
    json: { slug: `moved-${moved}` },
    headers: { 'if-match': '*' },
  });
  assert.equal(slug.status, 200);
  const now = new URL(String((await act(moved, 'publish'))['url'])).pathname;
  await act(gone, 'withdraw', { reason: 'A source.' });
  await act(taken, 'unpublish');
  const written = (await (await opened.api('editor', { path: `/api/stories/${draft}` })).json()) as Json;
  const path = (id: string): string => paths.get(id) ?? assert.fail(id);
  const id = await made([
    path(there),
    `https://courier.example${path(there)}text/?x=1#a`,
    path(there).replace(/\/$/, ''),
    `https://www.courier.example${path(moved)}#part`,
    path(gone),
    path(taken),
    `/en/2026/01/02/${String(written['slug'])}/`,
    '/en/2026/01/02/never-written/',
    `https://courier.example/%E0%A4/`,
    `http://localhost:8081/app/stories/${there}`,
    `http://localhost:8081/app/stories/${draft}`,
  ]);
  assert.deepEqual(
    (await links(id, 'POST')).map(({ whose, state, to }) => [whose, state, to]),
    [
      ['own', 'answers', null],
      ['own', 'answers', null],
      ['own', 'moved', path(there)],
      ['own', 'moved', `${now}#part`],
      ['own', 'gone', null],
      ['own', 'unpublished', null],
      ['own', 'draft', null],
      ['own', 'dead', null],
      ['own', 'dead', null],
      ['newsroom', 'dead', path(there)],
      ['newsroom', 'dead', null],
    ],
  );
  assert.deepEqual(looked, [], 'nobody is asked for what is here');
});

test('no more than three are asked for at a time, and sixty links of each', async () => {
  const many = Array.from({ length: 62 }, (_, number) => at(`/200?${number}`));
  const answers = await asked(...many);
  assert.equal(answers.filter(([state]) => state === 'answers').length, 60);
  const slow = await made([at('/hangs')]);
  const path = `/api/stories/${slow}/links`;
  const all = await Promise.all([1, 2, 3, 4].map(() => opened.api('reporter', { method: 'POST', path })));
  assert.deepEqual(
    all.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 200, 200, 429],
  );
});
