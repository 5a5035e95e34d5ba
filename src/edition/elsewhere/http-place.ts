import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { utf8, type Bytes } from '../../base/bytes.ts';
import { GONE, REDIRECT, type Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';
import { objectAddress, type Source } from '../verify/source.ts';
import { faultOfBytes } from './digest-of.ts';
import { faultOfHeaders } from './faults-of-headers.ts';
import { collected, wrongStatus, type HttpHost } from './http-host.ts';
import type { HeadersOf, Place } from './place.ts';

/** What a browser sends when somebody follows a link: who lies to readers alone must not know us by it. */
const AS_A_BROWSER = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.5',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'upgrade-insecure-requests': '1',
};

/** Encoded, what is short may be a little longer. */
const OVERHEAD = 1024;

/** Not in other threads: what they take of memory does not come back, and this is the work of a millisecond. */
const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

/** An edition on a server. */
export class HttpPlace implements Place {
  readonly #host: HttpHost;

  constructor(host: HttpHost) {
    this.#host = host;
  }

  get source(): Source {
    return this.#host.source;
  }

  get atOnce(): number {
    return this.#host.atOnce;
  }

  async object(entry: Entry): Promise<Fault | null> {
    const address = objectAddress(entry.digest);
    const question = { limit: entry.length, headers: { 'accept-encoding': 'identity' } };
    const { status, headers, body } = await this.#host.ask(address, question);
    if (status === 200 && headers['content-encoding'] === undefined) return await faultOfBytes(address, body, entry);
    await body.return();
    return wrongStatus(address, status, headers);
  }

  async ordinary(entry: Entry, headersOf: HeadersOf): Promise<Fault[]> {
    const { path, length } = entry;
    const answer = await this.#host.ask(path, { limit: length + OVERHEAD, headers: AS_A_BROWSER });
    const { status, headers } = answer;
    if (!statusesOf(entry).includes(status)) {
      await answer.body.return();
      return [wrongStatus(path, status, headers)];
    }
    const bytes = await this.#faultOfBody(entry, headers, answer.body);
    const more = faultOfHeaders(entry, { status, headers }, headersOf(entry));
    return [bytes, more].filter((fault) => fault !== null);
  }

  async #faultOfBody(entry: Entry, headers: IncomingHttpHeaders, body: AsyncGenerator<Buffer>): Promise<Fault | null> {
    const encoding = headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return await faultOfBytes(entry.path, body, entry);
    if (encoding !== 'br' && encoding !== 'gzip') {
      await body.return(undefined);
      return new Fault('answer', entry.path, `is sent as ${encoding}`);
    }
    const bytes = decoded(await collected(body), encoding, entry.length);
    if (bytes === null) return new Fault('altered', entry.path, `as ${encoding} it is not ${entry.length} bytes long`);
    return await faultOfBytes(entry.path, once(bytes), entry);
  }
}

/** Null when it is not of this encoding, or longer than `length`. */
export function decoded(bytes: Uint8Array, encoding: 'br' | 'gzip', length: number): Bytes | null {
  try {
    return Uint8Array.from(decoders[encoding](bytes, { maxOutputLength: Math.max(1, length) }));
  } catch {
    return length === 0 && bytes.length < 64 ? utf8('') : null;
  }
}

/** 5.4: a plain server of files answers 200 for all of them. */
function statusesOf({ type }: Entry): readonly number[] {
  if (type === REDIRECT) return [301, 308, 200];
  return type === GONE ? [410, 200] : [200];
}

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}
