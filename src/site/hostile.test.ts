/** What it costs to be asked by somebody who means harm: an answer of 4xx or a closed connection, and nothing for others. */
import assert from 'node:assert/strict';
import { readlinkSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { LIMITS } from './limits.ts';
import { Client, HTML, serve, statuses, type Served } from './testing/served.ts';

const page = (text: string): string => `<!doctype html><title>${text}</title><p>${'Қазақ тілі. '.repeat(100)}`;
const film = Buffer.alloc(40 * 1024 * 1024, 'film');
/** Soon over, so that the tests are: each waits for what has to happen, however long it takes. */
const SHORT = {
  ...LIMITS,
  headersTimeout: 300,
  requestTimeout: 400,
  keepAliveTimeout: 1000,
  silence: 1000,
  checkEvery: 50,
};
const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;

let served: Served;
/** With times that no test lives to see. */
let patient: Served;

before(async () => {
  const put = [
    { path: '/', type: HTML, body: page('choice') },
    ...Array.from({ length: 20 }, (_, at) => ({ path: `/kk/${at}/`, type: HTML, body: page(`n${at}n`) })),
    { path: '/media/ab/film.mp4', type: 'video/mp4', body: film },
  ];
  const doors = { '/door/': (request: IncomingMessage, response: ServerResponse) => void request.pipe(response) };
  served = await serve(put, { limits: SHORT, doors });
  patient = await serve(put, { doors });
});
after(async () => {
  await served[Symbol.asyncDispose]();
  await patient[Symbol.asyncDispose]();
});

async function assertAnswers({ port }: Served): Promise<void> {
  const client = new Client(port);
  assert.deepEqual(statuses(await client.say(get('/', 'Connection: close\r\n')).all()), [200]);
}

/** Says the text letter by letter, for as long as anybody listens. */
async function drip(client: Client, text: string): Promise<void> {
  for (let at = 0; !client.socket.destroyed; at += 1) {
    client.say(text[at % text.length] ?? '');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('headers that never end are ended', async () => {
  for (const begun of ['', 'G', 'GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nX: ']) {
    const client = new Client(served.port).say(begun);
    const dripping = begun === '' ? null : drip(client, 'x');
    assert.match(await client.all(), /^(HTTP\/1\.1 4\d\d |$)/, begun);
    await dripping;
  }
  // Also after a request that was well.
  const client = new Client(served.port);
  await client.say(get('/')).hears(/\r\n\r\n[^]/);
  const dripping = drip(client, 'GET / HTTP/1.1\r\nX: x');
  assert.deepEqual(statuses(await client.all()).slice(0, 1), [200]);
  await dripping;
  await assertAnswers(served);
});

test('a body that never ends is ended', async () => {
  const head = 'POST /door/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n';
  const client = new Client(served.port).say(head);
  await Promise.all([drip(client, 'x'), client.closed]);
  // Where nothing is taken, nobody waits for it.
  const refused = await new Client(patient.port).say(head.replace('/door/', '/')).all();
  assert.deepEqual(statuses(refused), [405]);
});

test('a connection on which nothing happens is closed, a thousand of them too', async () => {
  const idle = Array.from({ length: 1000 }, () => new Client(served.port));
  const used = idle.slice(0, 100);
  for (const client of used) client.say(get('/'));
  await assertAnswers(served);
  assert.ok(
    (await Promise.all(idle.map((client) => client.all()))).every((heard) => /^(HTTP\/1\.1 [24]|$)/.test(heard)),
  );
  for (const client of used) assert.ok(client.heard.length > 0);
  await assertAnswers(served);
});

test('who asks and does not listen is not heard any more, and closed', async () => {
  for (const request of [get('/kk/1/'), get('/media/ab/film.mp4'), get('/kk/1/').repeat(10)]) {
    const client = new Client(served.port);
    client.socket.pause();
    let asked = 0;
    while (!client.socket.destroyed && asked < 10_000 && !client.socket.writableNeedDrain) {
      client.say(request);
      asked += 1;
      await new Promise(setImmediate);
    }
    // Its own side has to notice, so it goes on asking.
    const going = setInterval(() => client.say(request), 20);
    await client.closed;
    clearInterval(going);
  }
  await assertAnswers(served);
});

test('requests that cannot be read are refused and the connection closed', async () => {
  const lines = [
    'GET',
    'GET /',
    'GET / HTTP/1.1 x',
    'GET / HTTP/9.9',
    'GET / HTTP/1.1\0',
    ' GET / HTTP/1.1',
    'get / HTTP/1.1',
    'FOO / HTTP/1.1',
    'GET\t/\tHTTP/1.1',
    'GET /\u00e9\u0001 HTTP/1.1',
    'PRI * HTTP/2.0',
    '\u0016\u0003\u0001',
  ];
  for (const line of lines) {
    const said = statuses(await new Client(patient.port).say(`${line}\r\nHost: x\r\n\r\n`).all());
    assert.ok(said.length === 1 && said.every((status) => status >= 400 && status < 500), `${line}: ${said.join()}`);
  }
  for (const header of [
    'X',
    ': x',
    'X : y',
    'X\0: y',
    'X: a\0b',
    'X: a\rb',
    ' X: y',
    '\u00e9: y',
    'Content-Length: -1',
    'Content-Length: 1e3',
  ]) {
    const request = `GET / HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`;
    const said = statuses(await new Client(patient.port).say(Buffer.from(request, 'latin1')).all());
    assert.deepEqual(said, [400], JSON.stringify(header));
  }
});

test('headers without end or number cost nothing', async () => {
  const giant = new Client(patient.port).say(get('/', `X: ${'x'.repeat(1_000_000)}\r\n`));
  assert.match(await giant.all(), /^(HTTP\/1\.1 431 |$)/);
  const many = new Client(patient.port).say(get('/', 'a: b\r\n'.repeat(100_000)));
  assert.match(await many.all(), /^(HTTP\/1\.1 431 |$)/);
  // Short ones too.
  const some = new Client(patient.port).say(get('/kk/2/', 'a:\r\n'.repeat(120)));
  assert.deepEqual(statuses(await some.all()), [431]);
});

test('one message never becomes two', async () => {
  const second = get('/kk/3/');
  const shapes = [
    `Content-Length: ${second.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${second}`,
    `Transfer-Encoding: chunked\r\nContent-Length: ${second.length}\r\n\r\n0\r\n\r\n${second}`,
    `Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${second}`,
    `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${second}`,
    `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${second}`,
    `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${second}`,
    `Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${second}`,
    `X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${second}`,
    `X: y\nContent-Length: ${second.length}\r\n\r\n${second}`,
    `Content-Length: ${second.length}\r\nContent-Length: 0\r\n\r\n${second}`,
    `Content-Length: ${second.length}, 0\r\n\r\n${second}`,
    `Content-Length: +${second.length}\r\n\r\n${second}`,
    `Content-Length: 0x10\r\n\r\n${second}`,
    `Content-Length: ${second.length}\r\n\r\n${second}`,
    `Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: ${second.length}\r\n\r\n${second}`,
    `Expect: 100-continue\r\nContent-Length: ${second.length}\r\n\r\n${second}`,
  ];
  for (const method of ['GET', 'POST']) {
    for (const shape of shapes) {
      const said = statuses(await new Client(patient.port).say(`${method} / HTTP/1.1\r\nHost: x\r\n${shape}`).all());
      assert.ok(
        said.length <= 1 && said.every((status) => status >= 400 && status < 500),
        `${method} ${shape}: ${said.join()}`,
      );
    }
  }
});

test('many requests at once, in whatever pieces, are answered in order', async () => {
  const order = Array.from({ length: 60 }, (_, at) => (at * 7) % 20);
  const requests = order.map((at, place) =>
    get(`/kk/${at}/`, place === order.length - 1 ? 'Connection: close\r\n' : ''),
  );
  const text = requests.join('');
  const whole = requests[0]?.length ?? 0;
  for (const size of [text.length, 1000, 97, whole, whole + 1]) {
    const client = new Client(patient.port);
    client.socket.setNoDelay(true);
    for (let at = 0; at < text.length; at += size) {
      client.say(text.slice(at, at + size));
      await new Promise(setImmediate);
    }
    const titles = [...(await client.all()).matchAll(/<title>n(\d+)n/g)].map(([, at]) => Number(at));
    assert.deepEqual(titles, order, `${size} bytes at a time`);
  }
});

test('half a connection is enough for an answer, and no more', async () => {
  for (const request of ['', get('/kk/4/'), get('/media/ab/film.mp4'), get('/kk/4/').repeat(3), 'GET / HT']) {
    const client = new Client(patient.port);
    client.socket.end(request);
    const heard = await client.all();
    assert.ok(!request.endsWith('\r\n') || statuses(heard).every((status) => status === 200), request);
  }
});

test('a body that breaks off harms nobody', async () => {
  for (const begun of ['Content-Length: 1000\r\n\r\nhalf', 'Transfer-Encoding: chunked\r\n\r\nff\r\nhalf']) {
    const client = new Client(patient.port).say(`POST /door/ HTTP/1.1\r\nHost: x\r\n${begun}`);
    await client.hears(/half/);
    client.socket.resetAndDestroy();
  }
  await assertAnswers(patient);
});

const lacksProc = process.platform !== 'linux' && 'needs /proc';

test('a download that breaks off closes its file', { skip: lacksProc }, async () => {
  const file = patient.edition.objectFile(
    patient.edition.find('/media/ab/film.mp4')?.digest ?? assert.fail(),
    'identity',
  );
  const isOpen = (): boolean =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === file;
      } catch {
        return false;
      }
    });
  for (const more of ['', 'Range: bytes=100-\r\n']) {
    const client = new Client(patient.port).say(get('/media/ab/film.mp4', more));
    await client.hears(/film/);
    client.socket.pause();
    assert.ok(isOpen());
    client.socket.resetAndDestroy();
    while (isOpen()) await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
