import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import { SECOND } from '../base/clock.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came: still encoded. Cut off at LARGEST. */
  readonly body: Buffer;
  /** Until when the certificate is valid; null without HTTPS. */
  readonly validTo: Date | null;
}

export interface Silence {
  /** What Node calls it, such as ECONNREFUSED; TIMEOUT when nothing whole came in time. */
  readonly failure: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds until it is given up. */
  readonly patience?: number;
}

const LARGEST = 16 * 1024 * 1024;
const PATIENCE = 10 * SECOND;

/** One request on a connection of its own, as it stands: no redirect is followed, nothing decoded. Never throws, never hangs. */
export async function ask(
  url: URL,
  { method = 'GET', headers = {}, patience = PATIENCE }: Question = {},
): Promise<Answer | Silence> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await sent(url, { method, headers, signal });
    // Before the body is read: then the connection may be gone.
    const validTo = validityOf(response);
    return { status: response.statusCode ?? 0, headers: response.headers, body: await bodyOf(response), validTo };
  } catch (error) {
    if (signal.aborted) return { failure: 'TIMEOUT' };
    return { failure: error instanceof Error && 'code' in error ? String(error.code) : 'it ended half-way' };
  }
}

function sent(url: URL, options: https.RequestOptions): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    request(url, { ...options, agent: false }, resolve)
      .once('error', reject)
      .end();
  });
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST) break;
  }
  return Buffer.concat(parts);
}

function validityOf({ socket }: IncomingMessage): Date | null {
  return socket instanceof TLSSocket ? new Date(socket.getPeerCertificate().valid_to) : null;
}
