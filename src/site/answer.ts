import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { headersOf } from '../edition/headers.ts';
import { byteRange, isNoneMatch, unchangedHeaders, without, type ByteRange } from './preconditions.ts';
import type { Form, Resource } from './resource.ts';

/** Said where the edition has no page to say it. Constant: nothing of the request comes back in it. */
const SAID = {
  400: 'This request cannot be read.',
  404: 'There is no page at this address.',
  405: 'This address can only be read.',
  406: 'This is not available in an encoding that was asked for.',
  413: 'Nothing can be sent here.',
  414: 'This address is too long.',
  416: 'There is no such part.',
  417: 'Nothing can be sent here.',
  500: 'This page cannot be read at the moment.',
} as const;

export type PlainStatus = keyof typeof SAID;

const PLAIN = Object.entries(headersOf('text/plain;charset=utf-8', '/')).flat();

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export function answerPlain({ request, response }: Exchange, status: PlainStatus, more: readonly string[] = []): void {
  const text = `${SAID[status]}\n`;
  response.writeHead(status, [...PLAIN, 'content-length', String(Buffer.byteLength(text)), ...more]);
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** To the same address with a slash at its end. */
export function answerMoved({ response }: Exchange, path: string): void {
  response.writeHead(301, [...PLAIN, 'location', encodeURI(path), 'content-length', '0']);
  response.end();
}

/** The page that says there is none, for an address that has none. */
export async function answerMissing(exchange: Exchange, form: Form): Promise<void> {
  await send(exchange, form, { status: 404, headers: without(form.headers, ['etag', 'accept-ranges']) });
}

/** A resource in a form, as far as the client does not have it yet. @throws Error, with nothing sent, when the file is gone. */
export function answerResource(exchange: Exchange, resource: Resource, form: Form): Promise<void> | void {
  const { headers } = exchange.request;
  const { status } = resource;
  // Conditions and ranges are for what would be answered 200 (RFC 9110, 13.2.1 and 14.2).
  if (status !== 200) return send(exchange, form, { status, headers: form.headers });
  if (isNoneMatch(headers['if-none-match'], form.etag)) return answerUnchanged(exchange, form);
  if (headers.range !== undefined && form.hasRanges && exchange.request.method === 'GET') {
    const current = headers['if-range'] === undefined || headers['if-range'] === form.etag;
    const range = current ? byteRange(headers.range, form.length) : null;
    if (range !== null) return answerRange(exchange, form, range);
  }
  return send(exchange, form, { status, headers: form.headers });
}

function answerUnchanged({ response }: Exchange, form: Form): void {
  response.writeHead(304, unchangedHeaders(form.headers));
  response.end();
}

function answerRange(exchange: Exchange, form: Form, range: ByteRange | 'unsatisfiable'): Promise<void> | void {
  if (range === 'unsatisfiable') return answerPlain(exchange, 416, ['content-range', `bytes */${form.length}`]);
  const { first, last } = range;
  const headers = without(form.headers, ['content-length']);
  headers.push('content-length', String(last - first + 1), 'content-range', `bytes ${first}-${last}/${form.length}`);
  return send(exchange, form, { status: 206, headers, range });
}

interface Sending {
  readonly status: number;
  readonly headers: string[];
  readonly range?: ByteRange;
}

function send({ request, response }: Exchange, form: Form, { status, headers, range }: Sending): Promise<void> | void {
  if (request.method !== 'HEAD' && form.body === null)
    return stream(response, form, { status, headers, ...(range && { range }) });
  response.writeHead(status, headers);
  if (request.method === 'HEAD' || form.body === null) response.end();
  else response.end(range === undefined ? form.body : form.body.subarray(range.first, range.last + 1));
}

async function stream(response: ServerResponse, form: Form, { status, headers, range }: Sending): Promise<void> {
  const handle = await open(form.file);
  response.writeHead(status, headers);
  // A reader who goes away half-way is no fault; the file is closed either way.
  await pipeline(
    handle.createReadStream({ start: range?.first ?? 0, end: range?.last ?? form.length - 1 }),
    response,
  ).catch(() => {});
}
