/** nginx and Caddy with our files of deploy/, on ports and in a folder of a test. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { programPath } from './needs.ts';

const DEPLOY = path.join(import.meta.dirname, '../deploy');

export interface WebServer extends AsyncDisposable {
  /** With HTTPS. */
  readonly url: string;
  readonly httpPort: number;
  /** What it said, on both channels. */
  output(): string;
}

export interface Certificate {
  readonly file: string;
  readonly key: string;
}

/** One for localhost that nobody but the test vouches for. */
export function makeCertificate(folder: string, days = 90): Certificate {
  const [file, key] = [path.join(folder, `fullchain-${days}.pem`), path.join(folder, `privkey-${days}.pem`)];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', file];
  execFileSync(programPath('openssl'), ['req', '-x509', ...made, ...subject, '-days', String(days)], {
    stdio: 'ignore',
  });
  return { file, key };
}

export interface Behind {
  /** Everything it writes is below this folder. */
  readonly folder: string;
  readonly certificate: Certificate;
  /** The site that it stands before: a port of 127.0.0.1. */
  readonly upstream: number;
  /** Changes of the file, as a careless operator makes them. */
  readonly planted?: readonly (readonly [string, string])[];
}

/** A file of deploy/ with other words in it. Each must have been there: else the test would try something else. */
function altered(name: string, changes: readonly (readonly [string | RegExp, string])[]): string {
  let text = readFileSync(path.join(DEPLOY, name), 'utf8');
  for (const [from, to] of changes) {
    const next = text.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'gm'), to);
    assert.notEqual(next, text, `${name} has ${from}`);
    text = next;
  }
  return text;
}

export async function startNginx({ folder, certificate, upstream, planted = [] }: Behind): Promise<WebServer> {
  mkdirSync(folder, { recursive: true });
  const [httpPort, port] = [await freePort(), await freePort()];
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const text = altered('nginx.conf', [
    ['pid /run/nginx.pid', `pid ${folder}/nginx.pid`],
    ['http {\n', `http {\n${kept.map((name) => `  ${name}_temp_path ${folder}/${name};\n`).join('')}`],
    [/^ *listen \[::\].*\n/, ''],
    ['listen 80', `listen 127.0.0.1:${httpPort}`],
    ['listen 443', `listen 127.0.0.1:${port}`],
    ['news.example/fullchain', 'localhost/fullchain'],
    ['/etc/letsencrypt/live/localhost/fullchain.pem', certificate.file],
    ['/etc/letsencrypt/live/news.example/privkey.pem', certificate.key],
    ['news.example', 'localhost'],
    ['127.0.0.1:8080', `127.0.0.1:${upstream}`],
    ...planted,
  ]);
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, text);
  // -e: what it says before it has read the file. The rest is its own matter.
  const args = ['-p', folder, '-e', path.join(folder, 'early.log'), '-c', file, '-g', 'daemon off;'];
  return await started(spawn(programPath('nginx'), args, { env: environment(folder) }), port, httpPort);
}

export async function startCaddy({ folder, certificate, upstream, planted = [] }: Behind): Promise<WebServer> {
  mkdirSync(folder, { recursive: true });
  const [httpPort, port] = [await freePort(), await freePort()];
  const text = altered('Caddyfile', [
    [
      'admin off',
      `admin off\n\thttp_port ${httpPort}\n\thttps_port ${port}\n\tskip_install_trust\n\tdefault_bind 127.0.0.1`,
    ],
    ['news.example {', `localhost {\n\ttls ${certificate.file} ${certificate.key}`],
    ['127.0.0.1:8080', `127.0.0.1:${upstream}`],
    ...planted,
  ]);
  const file = path.join(folder, 'Caddyfile');
  writeFileSync(file, text);
  const args = ['run', '--config', file, '--adapter', 'caddyfile'];
  return await started(spawn(programPath('caddy'), args, { env: environment(folder) }), port, httpPort);
}

function environment(folder: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
}

async function started(child: ChildProcess, port: number, httpPort: number): Promise<WebServer> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'exit');
  for (let tries = 0; !(await isOpen(port)) || !(await isOpen(httpPort)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error(`it did not start: ${said}`);
    await after(50);
  }
  return {
    url: `https://localhost:${port}`,
    httpPort,
    output: () => said,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy() && resolve(true)).once('error', () => resolve(false));
  });
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
