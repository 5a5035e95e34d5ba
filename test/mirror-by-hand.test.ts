/** A folder of an edition behind the web servers of deploy/mirror.*: they send what the published rules say. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { HomeKeys } from '../src/edition/keys/home-keys.ts';
import type { Edition } from '../src/edition/edition.ts';
import { exportWhole } from '../src/edition/export-whole.ts';
import { headerRulesOutput } from '../src/edition/header-rules-output.ts';
import { headersOf } from '../src/edition/headers.ts';
import { openEdition } from '../src/edition/open-edition.ts';
import { GONE, REDIRECT, type Output } from '../src/story/output.ts';
import { needs, programPath } from './needs.ts';
import { freePort, makeCertificate } from './web-servers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '/': 'text/html;charset=utf-8',
  '/not-found/': 'text/html;charset=utf-8',
  '/kk/2026/11/22/алаң/': 'text/html;charset=utf-8',
  '/kk/2026/11/23/алаң/': GONE,
  '/kk/2026/11/24/алаң/': REDIRECT,
  '/old/page.html': REDIRECT,
  '/old/page': REDIRECT,
  '/old/index.php': REDIRECT,
  '/kk/feed.xml': 'application/rss+xml;charset=utf-8',
  '/kk/atom.xml': 'application/atom+xml;charset=utf-8',
  '/kk/feed.json': 'application/feed+json',
  '/kk/now.json': 'application/json',
  '/sitemap.xml': 'application/xml;charset=utf-8',
  '/robots.txt': 'text/plain;charset=utf-8',
  '/assets/now-0123456789abcdef.js': 'text/javascript;charset=utf-8',
  '/media/0a/16x9-768.webp': 'image/webp',
  '/media/0a/16x9-768.avif': 'image/avif',
  '/media/0a/16x9-768.jpg': 'image/jpeg',
  '/media/0a/card.png': 'image/png',
  '/media/0a/mark.svg': 'image/svg+xml',
  '/media/0a/film.mp4': 'video/mp4',
  '/media/0a/sound.ogg': 'audio/ogg',
};

let folder: string;
let edition: Edition;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-by-hand-'));
  // nginx's workers are another user.
  chmodSync(folder, 0o755);
  const signing = await HomeKeys.open(path.join(folder, 'keys'), { now: new Date(), passphrase: null });
  edition = await openEdition(path.join(folder, 'edition'), { signing });
  const outputs = Object.entries(TYPES).map(([at, type]): Output => ({ path: at, type, body: `${at}\n` }));
  await edition.publish({ at: new Date(), put: [...outputs, headerRulesOutput()] });
  assert.ok((await exportWhole({ edition, out: path.join(folder, 'out') })).isSigned);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const LISTENING: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  nginx: [
    ['pid /run', 'pid DIR'],
    [
      'http {\n',
      'http {\n  client_body_temp_path DIR/b; proxy_temp_path DIR/p; fastcgi_temp_path DIR/f; uwsgi_temp_path DIR/u; scgi_temp_path DIR/s;\n',
    ],
    ['listen 80;', 'listen 127.0.0.1:HTTP;'],
    ['listen 443', 'listen 127.0.0.1:PORT'],
    ['/etc/letsencrypt/live/mirror.example/fullchain.pem', 'CERT'],
    ['/etc/letsencrypt/live/mirror.example/privkey.pem', 'KEY'],
    ['/srv/mirror', 'OUT'],
  ],
  Caddyfile: [
    ['admin off', 'admin off\n\thttp_port HTTP\n\thttps_port PORT\n\tskip_install_trust\n\tdefault_bind 127.0.0.1'],
    ['mirror.example {', 'localhost {\n\ttls CERT KEY'],
    ['/srv/mirror', 'OUT'],
  ],
};

async function serve(
  ending: string,
  command: (file: string, own: string) => readonly string[],
): Promise<[number, ChildProcess]> {
  const own = path.join(folder, ending);
  mkdirSync(own);
  const { file: cert, key } = makeCertificate(own);
  const [port, http] = [await freePort(), await freePort()];
  const name = ending === 'nginx' ? 'mirror.nginx.conf' : 'mirror.Caddyfile';
  let config = readFileSync(path.join(import.meta.dirname, '../deploy', name), 'utf8');
  for (const [from, to] of LISTENING[ending] ?? []) {
    assert.ok(config.includes(from), from);
    config = config.replaceAll(from, to);
  }
  const words = {
    DIR: own,
    HTTP: String(http),
    PORT: String(port),
    CERT: cert,
    KEY: key,
    OUT: path.join(folder, 'out'),
  };
  for (const [word, value] of Object.entries(words))
    config = config.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), value);
  const file = path.join(own, name);
  writeFileSync(file, config);
  const [program = '', ...args] = command(file, own);
  const env = { PATH: process.env['PATH'], HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own };
  const child = spawn(programPath(program), args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  for (let tries = 0; (await ask(port, '/').catch(() => null)) === null; tries += 1) {
    assert.ok(child.exitCode === null && tries < 200, 'it did not start');
    await wait(50);
  }
  return [port, child];
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

async function ask(port: number, at: string): Promise<Answer> {
  const request = https.get({ host: 'localhost', port, path: encodeURI(at), rejectUnauthorized: false, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

async function assertAnswers(port: number): Promise<void> {
  const head = edition.head() ?? assert.fail();
  const json = { status: 200, type: 'application/json' };
  const files = [
    ...[...edition.entries()].map(({ path: at, type }) => ({ at, type, status: 200 })),
    { ...json, at: '/.well-known/edition/timestamp.json' },
    { ...json, at: `/.well-known/edition/${head.digest}.edition.json` },
    { at: `/t/${head.root.slice(0, 2)}/${head.root}`, status: 200, type: 'application/octet-stream' },
    ...['', '.kk', '.kk.minisig', '.kk-2026-11.sshsig'].map((part) => ({
      at: `/SHA256SUMS${part}`,
      status: 200,
      type: 'text/plain;charset=utf-8',
    })),
  ];
  assert.ok(files.length > 25);
  for (const { at, type, status } of files) {
    const answer = await ask(port, at);
    assert.equal(answer.status, status, at);
    if (TYPES[at] !== undefined) assert.equal(answer.body, `${at}\n`);
    const wanted = headersOf(type, at);
    const sent = Object.fromEntries(
      [...Object.keys(wanted), 'access-control-allow-origin'].map((name) => [name, answer.headers[name]?.toString()]),
    );
    sent['content-type'] = sent['content-type']?.replace('; ', ';');
    assert.deepEqual(sent, { 'access-control-allow-origin': undefined, ...wanted }, at);
  }
  const missing = await ask(port, '/kk/never/');
  assert.deepEqual([missing.status, missing.body], [404, '/not-found/\n']);
  assert.equal((await ask(port, '/.picket/state.json')).status, 404);
}

test('nginx', { skip: needs.tool('openssl') || needs.tool('nginx') }, async () => {
  const [port, child] = await serve('nginx', (file, own) => {
    return ['nginx', '-p', own, '-e', path.join(own, 'early.log'), '-c', file, '-g', 'daemon off;'];
  });
  await assertAnswers(port).finally(() => child.kill('SIGTERM'));
});

test('Caddy', { skip: needs.tool('openssl') || needs.tool('caddy') }, async () => {
  const [port, child] = await serve('Caddyfile', (file) => [
    'caddy',
    'run',
    '--config',
    file,
    '--adapter',
    'caddyfile',
  ]);
  await assertAnswers(port).finally(() => child.kill('SIGTERM'));
});
