/** The site by itself and behind the web servers of deploy/: the same answers, and nothing of a reader left anywhere. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, readFileSync, chmodSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { askOnce, filesHolding, holds, newCanary, sendCanaries, type Canary } from './canary.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { needs } from './needs.ts';
import {
  freePort,
  startCaddy,
  startNginx,
  makeCertificate,
  type Behind,
  type Certificate,
  type WebServer,
} from './web-servers.ts';
import { makePublication, startPicket, type Place, type Running } from './running.ts';

/** What Debian's packages write to, ours or not. */
const SYSTEM = ['/var/log/nginx', '/var/log/caddy', '/var/lib/nginx', '/var/lib/caddy'];

const BIN = path.join(import.meta.dirname, '../bin/picket.js');
const SERVERS = { nginx: startNginx, caddy: startCaddy } as const;

function lack(name: keyof typeof SERVERS) {
  return needs.tool('openssl') || needs.tool(name);
}

describe('on the internet', () => {
  let folder: string;
  let place: Place;
  let picket: Running;
  let certificate: Certificate;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'picket-web-'));
    // nginx's workers are another user.
    chmodSync(folder, 0o755);
    mkdirSync(path.join(folder, 'tmp'));
    place = { home: path.join(folder, 'home'), environment: { TMPDIR: path.join(folder, 'tmp') } };
    const token = makePublication(place);
    picket = await startPicket(place);
    await publishWithPicture(picket.newsroom, token);
    if (!needs.tool('openssl')) certificate = makeCertificate(folder);
  });
  after(async () => {
    await picket.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  function behind(name: string, more: Partial<Behind> = {}): Behind {
    return { folder: path.join(folder, name), certificate, upstream: Number(new URL(picket.site).port), ...more };
  }

  function assertNothingLeft({ word, address }: Canary, said: string): void {
    assert.deepEqual(filesHolding([folder, ...SYSTEM], [word, address]), []);
    assert.ok(!holds(said, [word, address]), said);
  }

  test('the site by itself leaves nothing of a request', async () => {
    const canary = newCanary();
    await sendCanaries(picket.site, canary);
    assertNothingLeft(canary, picket.output());
  });

  for (const name of ['nginx', 'caddy'] as const) {
    const start = SERVERS[name];

    test(`${name} leaves nothing of a request, Picket there or not`, { skip: lack(name) }, async () => {
      const canary = newCanary();
      let said = '';
      for (const upstream of [Number(new URL(picket.site).port), await freePort()]) {
        const server = await start(behind(name, { upstream }));
        await sendCanaries(server.url, canary, readFileSync(certificate.file, 'utf8'));
        await sendCanaries(`http://localhost:${server.httpPort}`, canary);
        await server[Symbol.asyncDispose]();
        said += server.output();
      }
      assertNothingLeft(canary, said + picket.output());
    });

    test(`${name} passes answers on as they are`, { skip: lack(name) }, async () => {
      await using server = await start(behind(name));
      const ca = readFileSync(certificate.file, 'utf8');
      for (const [at, asked] of await questions(picket.site)) {
        const [own, passed] = await Promise.all([
          askOnce(picket.site + at, asked),
          askOnce(server.url + at, { ...asked, ca }),
        ]);
        const what = `${asked.method ?? 'GET'} ${at} ${JSON.stringify(asked.headers ?? {})}`;
        assert.equal(passed.status, own.status, what);
        assert.deepEqual(lasting(passed.headers), lasting(own.headers), what);
        assert.ok(passed.body.equals(own.body), what);
        assert.equal(passed.headers['strict-transport-security'], 'max-age=63072000');
      }
    });

    test(`doctor --url is content with ${name}`, { skip: lack(name) }, async () => {
      await using server = await start(behind(name));
      const { code, lines } = await doctor(server);
      assert.deepEqual([code, lines.filter((line) => line.startsWith('FAULT'))], [0, []]);
      assert.ok(lines.some((line) => /valid for 89 more days/.test(line)));
    });

    test(`${name} sends plain HTTP to HTTPS, and no name of another`, { skip: lack(name) }, async () => {
      await using server = await start(behind(name));
      const plain = `http://localhost:${server.httpPort}`;
      const moved = await askOnce(`${plain}/kk/?a`);
      assert.match(String(moved.status), /^30[18]$/);
      assert.match(moved.headers.location ?? '', /^https:\/\/localhost(:\d+)?\/kk\/\?a$/);
      const stranger = await askOnce(`${plain}/kk/`, { headers: { host: 'evil.example' } }).catch(() => null);
      assert.ok(!holds(JSON.stringify(stranger?.headers ?? {}), ['localhost']));
    });
  }

  test('a log that was left on is found', { skip: lack('nginx') }, async () => {
    const log = path.join(folder, 'planted.log');
    for (const planted of [
      ['access_log off', `access_log ${log}`],
      ['error_log /dev/null emerg', `error_log ${log} info`],
    ] as const) {
      const canary = newCanary();
      const server = await startNginx(behind('planted', { planted: [planted] }));
      await sendCanaries(server.url, canary, readFileSync(certificate.file, 'utf8'));
      await server[Symbol.asyncDispose]();
      assert.deepEqual(filesHolding([folder], [canary.word]), [log], planted[0]);
      assert.deepEqual(filesHolding([folder], [canary.address]), [log], planted[0]);
      rmSync(log);
    }
  });

  test('Caddy’s own log is found', { skip: lack('caddy') }, async () => {
    const canary = newCanary();
    const planted = [['output discard', 'output stderr\n\t\tlevel DEBUG']] as const;
    const server = await startCaddy(behind('planted-caddy', { planted, upstream: await freePort() }));
    await sendCanaries(server.url, canary, readFileSync(certificate.file, 'utf8'));
    await server[Symbol.asyncDispose]();
    assert.ok(holds(server.output(), [canary.address]));
  });

  test('doctor --url finds what a careless operator does', { skip: lack('nginx') }, async () => {
    const port = new URL(picket.newsroom).port;
    const plants: [RegExp, [string, string]][] = [
      [/days.*Strict-Transport-Security/, ['max-age=63072000', 'max-age=60']],
      [
        /br does not come through/,
        ['proxy_set_header Accept-Encoding $http_accept_encoding', 'proxy_set_header Accept-Encoding ""'],
      ],
      [
        /If-None-Match is answered with 200/,
        ['proxy_set_header If-None-Match $http_if_none_match', 'proxy_set_header If-None-Match ""'],
      ],
      [/parts of a picture/, ['proxy_set_header Range $http_range', 'proxy_set_header Range ""']],
      [
        /cache-control is “max-age=60”/,
        [
          'proxy_http_version 1.1;',
          'proxy_http_version 1.1; proxy_hide_header Cache-Control; add_header Cache-Control max-age=60;',
        ],
      ],
      [
        /via, set-cookie/,
        ['connect_timeout 5s;', 'connect_timeout 5s; add_header Via edge; add_header Set-Cookie a=b;'],
      ],
      [/server: nginx\/\d/, ['server_tokens off', 'server_tokens on']],
      [
        /the server in front answers it itself/,
        ['proxy_hide_header X-Powered-By;', 'proxy_hide_header Content-Security-Policy;'],
      ],
      [
        /\/sign-in answers/,
        [
          '    location / {\n      proxy_pass',
          `    location /sign-in { proxy_pass http://127.0.0.1:${port}; }\n    location / {\n      proxy_pass`,
        ],
      ],
    ];
    await using server = await startNginx(behind('careless', { planted: plants.map(([, planted]) => planted) }));
    const { code, lines } = await doctor(server);
    assert.equal(code, 1);
    const faults = lines.filter((line) => line.startsWith('FAULT'));
    for (const [expected] of plants)
      assert.ok(
        faults.some((line) => expected.test(line)),
        `${expected}: ${faults.join('\n')}`,
      );
    await using old = await startNginx(behind('old', { certificate: makeCertificate(folder, 5) }));
    assert.match(
      (await doctor(old, path.join(folder, 'fullchain-5.pem'))).lines.join('\n'),
      /FAULT the certificate is valid for 4 more days/,
    );
    await using strange = await startNginx(behind('strange'));
    assert.match((await doctor(strange, null)).lines.join('\n'), /FAULT .*nobody vouches for the certificate/);
  });

  /** As the operator calls it, trusting the test's certificate (or `ca`, or nobody). */
  async function doctor({ url }: WebServer, ca: string | null = certificate.file) {
    const env = {
      PATH: process.env['PATH'],
      PICKET_HOME: place.home,
      ...(ca === null ? {} : { NODE_EXTRA_CA_CERTS: ca }),
    };
    const child = spawn(process.execPath, [BIN, 'doctor', '--url', url], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return { code: code as number | null, lines: said.trim().split('\n') };
  }
});

/** A story long enough to be encoded, with a picture, in the service that the questions are about. */
async function publishWithPicture(newsroom: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const sent = async (at: string, body: FormData | string): Promise<Record<string, string>> => {
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const answer = await fetch(newsroom + at, { method: 'POST', headers: { ...headers, ...type }, body });
    assert.ok(answer.ok, `${at}: ${answer.status}`);
    return (await answer.json()) as Record<string, string>;
  };
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await photo(900, 600).jpeg().toBuffer())]), 'picture.jpg');
  for (const name of ['alt', 'caption', 'credit']) form.append(name, 'Сурет');
  const { id: image } = await sent('/api/images', form);
  const leadImage = { image, alt: 'Сурет', caption: '', credit: 'Сурет' };
  const body = { html: '<p>Ұзақ мәтін, бірнеше сөйлем.</p>'.repeat(40) };
  const { id } = await sent('/api/stories', JSON.stringify({ service: 'kk', headline: 'Хабар', body, leadImage }));
  await sent(`/api/stories/${id}/publish`, '{}');
}

/** Every way of answering that the site has, at addresses that are there. */
async function questions(site: string): Promise<[string, Parameters<typeof askOnce>[1] & object][]> {
  const front = (await askOnce(`${site}/kk/`)).body.toString();
  const picture = /\/media\/[^" ]+\.jpg/.exec(front)?.[0] ?? '';
  const story = /href="(\/kk\/\d{4}\/[^"]+)"/.exec(front)?.[1] ?? '';
  const { etag = '' } = (await askOnce(`${site}${story}`)).headers;
  assert.ok(picture && story && etag);
  const encoded = ['br', 'gzip', 'gzip, deflate, br, zstd', 'identity;q=0, *;q=0', '*'];
  return [
    ...[
      '/',
      '/kk/',
      story,
      `${story}text/`,
      picture,
      '/kk/feed.xml',
      '/kk/now.json',
      '/robots.txt',
      '/nothing/',
      '/kk/nothing',
    ].map((at): [string, object] => [at, {}]),
    ['/kk', {}],
    ['/kk/?a=b', {}],
    ['/%6bk/', {}],
    ['/%ff', {}],
    ['/kk%2f', {}],
    [`/${'a'.repeat(5000)}`, {}],
    [story, { method: 'HEAD' }],
    [story, { method: 'POST', body: 'x' }],
    [story, { method: 'DELETE' }],
    [story, { headers: { 'if-none-match': etag } }],
    [story, { headers: { 'if-none-match': 'W/"other", *' } }],
    [picture, { headers: { range: 'bytes=5-24' } }],
    [picture, { headers: { range: 'bytes=-10' } }],
    [picture, { headers: { range: 'bytes=99999999-' } }],
    [picture, { headers: { range: 'bytes=0-1', 'if-range': '"other"' } }],
    ...encoded.map((value): [string, object] => [story, { headers: { 'accept-encoding': value } }]),
  ];
}

/** Without what belongs to a connection or to the hop. */
function lasting(headers: Readonly<Record<string, unknown>>): object {
  const hop = ['connection', 'keep-alive', 'date', 'server', 'strict-transport-security', 'transfer-encoding'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hop.includes(name)));
}
