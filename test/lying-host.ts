/** A server with the files of an edition, honest in everything until it is told how to lie. */
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Bytes } from '../src/base/bytes.ts';
import { headersOf } from '../src/edition/headers.ts';
import type { Page } from '../src/edition/verify/testing/signed-edition.ts';

/** Whether it has answered, or will, by itself. */
export type Lie = (path: string, response: ServerResponse, request: IncomingMessage) => boolean;

export interface LyingHost extends AsyncDisposable {
  readonly url: string;
  files: Map<string, Bytes>;
  /** Headers that it leaves out everywhere. */
  readonly stripped: Set<string>;
  lie: Lie;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
}

export async function lyingHost(files: Map<string, Bytes>, pages: Readonly<Record<string, Page>>): Promise<LyingHost> {
  const server = http.createServer((request, response) => {
    const path = decodeURI(request.url ?? '/');
    host.asked.push(path);
    if (!host.lie(path, response, request)) honest(path, request, response);
  });
  const honest = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const bytes = host.files.get(path);
    const type = pages[path]?.type ?? 'application/octet-stream';
    for (const [name, value] of Object.entries(headersOf(type, path)))
      if (!host.stripped.has(name)) response.setHeader(name, value);
    if (bytes === undefined) return void response.writeHead(404).end('none');
    response.statusCode = type === 'redirect' ? 301 : type === 'gone' ? 410 : 200;
    if (type === 'redirect') response.setHeader('location', '/kk/');
    const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && type.startsWith('text/');
    if (takesBrotli) response.setHeader('content-encoding', 'br');
    response.end(takesBrotli ? brotliCompressSync(bytes) : bytes);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host: LyingHost = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    stripped: new Set(),
    lie: () => false,
    asked: [],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return host;
}
