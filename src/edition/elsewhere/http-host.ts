import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Bytes } from '../../base/bytes.ts';
import { SECOND } from '../../base/clock.ts';
import { Fault } from '../verify/fault.ts';
import { tooLong, type Source } from '../verify/source.ts';

export interface HostOptions {
  /** Milliseconds without a byte until it counts as silent. */
  readonly patience?: number;
  /** Connections at one time. */
  readonly atOnce?: number;
}

export interface Question {
  /** Of the body as it comes over the line, in bytes. */
  readonly limit: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it comes; read it to its end, or leave it at once. @throws Fault `silent` or `too-long` */
  readonly body: AsyncGenerator<Buffer, void>;
}

const PATIENCE = 30 * SECOND;
/** Bytes a second, on the whole: who sends less, for longer than the patience, would never end. */
const SLOWEST = 4096;

/** Somebody's server, which may answer anything, slowly, or for ever. No redirect is followed. */
export class HttpHost implements Disposable {
  readonly origin: string;
  readonly atOnce: number;
  readonly #patience: number;
  readonly #agent: http.Agent;

  constructor(url: URL, { patience = PATIENCE, atOnce = 8 }: HostOptions = {}) {
    this.origin = url.origin;
    this.atOnce = atOnce;
    this.#patience = patience;
    const { Agent } = url.protocol === 'https:' ? https : http;
    this.#agent = new Agent({ keepAlive: true, maxSockets: atOnce, timeout: 2 * patience });
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }

  /** @throws Fault `silent` */
  async ask(address: string, { limit, headers = {} }: Question): Promise<Answer> {
    const message = await this.#send(address, headers).catch((error: unknown) => {
      // A connection that the other side closed while it was idle.
      if (error instanceof Stale) return this.#send(address, headers);
      throw error;
    });
    return { status: message.statusCode ?? 0, headers: message.headers, body: this.#body(message, address, limit) };
  }

  /** The addresses of an edition, as they stand. */
  readonly source: Source = async (address, limit) => {
    const { status, headers, body } = await this.ask(address, { limit, headers: { 'accept-encoding': 'identity' } });
    if (status === 200 && headers['content-encoding'] === undefined) return await collected(body);
    await body.return();
    if (status === 404 || status === 410) return null;
    throw wrongStatus(address, status, headers);
  };

  #send(address: string, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
    const { request: make } = this.origin.startsWith('https:') ? https : http;
    return new Promise((resolve, reject) => {
      const request = make(new URL(this.origin + encodeURI(address)), { agent: this.#agent, headers });
      const late = setTimeout(() => request.destroy(this.#late(address)), this.#patience);
      request.once('response', (message) => {
        clearTimeout(late);
        // What goes wrong from here on is met by whoever reads the body.
        request.on('error', () => {});
        resolve(message);
      });
      request.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(late);
        if (error instanceof Fault) reject(error);
        else if (request.reusedSocket && error.code === 'ECONNRESET') reject(new Stale());
        else reject(new Fault('silent', address, `does not answer (${error.code ?? error.message})`));
      });
      request.end();
    });
  }

  async *#body(message: IncomingMessage, address: string, limit: number): AsyncGenerator<Buffer, void> {
    let length = 0;
    let waited = 0;
    let late: Fault | null = null;
    const giveUp = (): void => {
      late = this.#late(address);
      message.destroy(late);
    };
    let timer: NodeJS.Timeout | undefined;
    let since = Date.now();
    const wait = (): void => {
      since = Date.now();
      const left = this.#patience + (length / SLOWEST) * SECOND - waited;
      timer = setTimeout(giveUp, Math.max(0, Math.min(left, this.#patience)));
    };
    try {
      wait();
      for await (const part of message as AsyncIterable<Buffer>) {
        clearTimeout(timer);
        // What the reader of the body takes is not the host's time.
        waited += Date.now() - since;
        length += part.length;
        if (length > limit) throw tooLong(address, limit);
        yield part;
        wait();
      }
    } catch (error) {
      if (error instanceof Fault) throw error;
      throw late ?? new Fault('silent', address, `breaks off after ${length} bytes`);
    } finally {
      clearTimeout(timer);
      if (!message.complete) message.destroy();
      else message.resume();
    }
  }

  #late(address: string): Fault {
    return new Fault('silent', address, `is too slow: no end in sight after ${this.#patience / SECOND} seconds`);
  }
}

class Stale extends Error {}

/** What is said of an answer that is not what was asked for. */
export function wrongStatus(address: string, status: number, headers: IncomingHttpHeaders): Fault {
  const { location, 'content-encoding': encoding } = headers;
  if (status === 404) return new Fault('missing', address, 'is not there (404)');
  if (status >= 300 && status < 400 && location !== undefined)
    return new Fault('answer', address, `leads to ${location.slice(0, 200)} (${status}), which is not followed`);
  const coded = status === 200 && encoding !== undefined;
  return new Fault('answer', address, coded ? `is sent as ${encoding}, unasked` : `answers ${status}`);
}

export async function collected(body: AsyncIterable<Buffer>): Promise<Bytes> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts));
}
