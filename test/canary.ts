/** A reader who can be recognised: every part of their requests holds a word that is nowhere else, from an address of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders } from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { setTimeout as after } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';

export interface Canary {
  /** Letters only, so that it stands for itself in every encoding of text. */
  readonly word: string;
  /** The loopback address they come from. */
  readonly address: string;
}

export function newCanary(): Canary {
  const letters = [...randomBytes(20)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return { word: `canary${letters}`, address: `127.77.${randomBytes(1)[0]}.${1 + ((randomBytes(1)[0] ?? 0) % 250)}` };
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  readonly address?: string | undefined;
  readonly ca?: string | undefined;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request on a connection of its own, nothing followed or decoded. */
export function askOnce(url: string, { method = 'GET', headers, body, address, ca }: Asked = {}): Promise<Answered> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const options = { method, headers, ca, localAddress: address, agent: false, timeout: 10_000 } as const;
    const sent = request(url, options as https.RequestOptions, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
      response.once('error', reject);
    });
    sent.once('error', reject).end(body);
  });
}

/** Everything a reader can do right, wrong and half. Answers do not matter. */
export async function sendCanaries(url: string, { word, address }: Canary, ca?: string): Promise<void> {
  const headers = {
    'user-agent': word,
    referer: `https://${word}.example/`,
    cookie: `a=${word}`,
    'accept-language': word,
    authorization: `Bearer ${word}`,
    'x-forwarded-for': `${address}, ${word}`,
    'x-real-ip': address,
    forwarded: `for=${address}`,
  };
  const from = { headers, address, ca };
  const send = async (at: string, more: Asked = {}) =>
    void (await askOnce(url + at, { ...from, ...more, headers: { ...headers, ...more.headers } }).catch(() => null));
  for (const at of ['/', '/kk/', `/${word}/`, `/kk/?q=${word}`, `/kk?${word}`, `/${word}%2f..%2fetc`, `/%ff${word}`])
    await send(at);
  for (const at of [`/.well-known/acme-challenge/${word}`, `/.well-known/edition/${word}.json`, `/o/aa/${word}`])
    await send(at);
  await send(`/${word.repeat(400)}/`);
  await send('/', { headers: { [word]: word.repeat(2000) } });
  await send('/kk/', { headers: { range: `bytes=${word}`, 'if-none-match': `"${word}"`, 'accept-encoding': word } });
  await send('/kk/', { headers: { host: `${word}.example` } });
  await send('/kk/', { method: 'POST', body: word });
  await send('/kk/', { method: 'POST', body: word.repeat(20_000), headers: { expect: '100-continue' } });
  await send('/kk/', { method: 'PUT', body: word.repeat(20_000) });
  await send('/kk/', { method: word.toUpperCase() });
  for (const text of malformed(word)) await sendRaw(url, text, { address, ca });
  if (url.startsWith('https:'))
    await sendOverHttp2(url, { address, ca, headers: { ':path': `/${word}/`, ...headers } });
}

function malformed(word: string): string[] {
  const host = `Host: ${word}.example\r\n`;
  return [
    `${word}\r\n\r\n`,
    `GET /${word} HTTP/9.9\r\n${host}\r\n`,
    `GET //${word}/../.. HTTP/1.1\r\n${host}\r\n`,
    `GET /${word}\u0000 HTTP/1.1\r\n${host}\r\n`,
    `GET /${word} HTTP/1.1\r\n${host}${host}\r\n`,
    `POST /${word} HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /${word} HTTP/1.1\r\n\r\n`,
    `POST /${word} HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${word}`,
    // Gone before the end: of the headers, of the body, of the answer.
    `GET /${word} HTTP/1.1\r\n${host}User-Agent: ${word}`,
    `POST /${word} HTTP/1.1\r\n${host}Content-Length: 5000\r\n\r\n${word}`,
    `GET /kk/?${word} HTTP/1.1\r\n${host}\r\n`,
  ];
}

/** Sends the text as it is, waits a little for an answer and goes away. */
async function sendRaw(url: string, text: string, { address, ca }: Pick<Asked, 'address' | 'ca'>): Promise<void> {
  const { hostname: host, port, protocol } = new URL(url);
  const to = { host: host === 'localhost' ? '127.0.0.1' : host, port: Number(port), localAddress: address };
  const socket =
    protocol === 'https:'
      ? tls.connect({ ...to, servername: host, ca } as tls.ConnectionOptions)
      : net.connect(to as net.NetConnectOpts);
  socket.on('error', () => {}).write(text);
  await after(100);
  socket.destroy();
  // And one that is no handshake at all.
  const bare = net.connect(to as net.NetConnectOpts);
  bare.on('error', () => {}).write(text);
  await after(20);
  bare.destroy();
}

async function sendOverHttp2(url: string, { address, ca, headers }: Asked): Promise<void> {
  const session = http2.connect(url, { ca, localAddress: address } as http2.SecureClientSessionOptions);
  session.on('error', () => {});
  await new Promise<void>((resolve) => {
    const stream = session.request(headers);
    stream
      .on('error', () => resolve())
      .on('close', () => resolve())
      .resume();
    stream.end();
  });
  session.destroy();
}

/** Which files below the folders hold one of the words, in any case. A folder that is not there holds nothing. */
export function filesHolding(folders: readonly string[], words: readonly string[]): string[] {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of entriesOf(folder)) {
      const file = path.join(entry.parentPath, entry.name);
      if (words.some((word) => file.includes(word))) found.push(file);
      else if (entry.isFile() && holds(textOf(file), words)) found.push(file);
    }
  }
  return found;
}

/** Bytes as letters. Empty when a running program has taken the file away meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

export function holds(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word.toLowerCase()));
}
