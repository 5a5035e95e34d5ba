import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { MINUTE, type Clock } from '../base/clock.ts';
import { sha256 } from '../blobs/sha256.ts';
import { headersOf } from '../edition/headers.ts';
import type { Entry } from '../edition/verify/entry.ts';
import { ask, type Answer } from './ask.ts';
import type { Finding } from './finding.ts';

/** A site as it is met from elsewhere. */
export interface Outside {
  /** The address of the choice of services. */
  readonly url: URL;
  /** What `url` answered. */
  readonly first: Answer;
  readonly clock: Clock;
  /** The entry of a path in the home's own edition; null when there is none. */
  readonly find: ((path: string) => Entry | null) | null;
  /** Where plain HTTP and the newsroom would be. */
  readonly ports: { readonly http: number; readonly site: number; readonly newsroom: number };
}

/** The pages whose headers and bytes are looked at, by what they are to a reader. */
interface Sample {
  readonly name: string;
  readonly path: string;
}

const TELLTALE =
  /^(via|set-cookie|x-powered-by|age|x-cache.*|x-served-by|x-varnish|x-amz-.*|x-azure-.*|x-vercel-.*|cf-.*|nel|report-to|reporting-endpoints|server-timing|x-request-id|fastly-.*|x-akamai-.*)$/;

const LONGEST_LAG = MINUTE;

/** What readers get: headers, bytes, encodings, parts, the time, and what a server in front may have added. */
export async function lookAtAnswers(outside: Outside): Promise<Finding[]> {
  const front = outside.first.body.toString().match(/href="(\/[^/"]+\/)"/)?.[1] ?? '/';
  const page = await ask(at(outside, front));
  const html = 'failure' in page ? '' : page.body.toString();
  const picture = html.match(/(?:src|href)="(\/media\/[^"]+)"/)?.[1];
  const samples: Sample[] = [
    { name: 'the choice of services', path: '/' },
    { name: 'a front page', path: front },
    { name: 'a feed', path: `${front}feed.xml` },
    { name: 'now.json', path: `${front}now.json` },
    { name: 'robots.txt', path: '/robots.txt' },
    { name: 'the sitemap', path: '/sitemap.xml' },
    ...(picture === undefined ? [] : [{ name: 'a picture', path: picture }]),
  ];
  const findings: Finding[] = [];
  for (const sample of samples) findings.push(await lookAtSample(outside, sample));
  if (picture !== undefined) findings.push(await lookAtRange(outside, picture));
  return [...findings, lookAtClock(outside), lookAtTelltales(outside)];
}

function at({ url }: Outside, path: string): URL {
  return new URL(path, url);
}

async function lookAtSample(outside: Outside, { name, path }: Sample): Promise<Finding> {
  const plain = await ask(at(outside, path));
  const what = `${name} (${path})`;
  if ('failure' in plain) return { what, advice: `it does not answer: ${plain.failure}` };
  if (plain.status !== 200) return { what, advice: `it answers ${plain.status} instead of 200` };
  const faults = [
    ...wrongHeaders(outside, path, plain),
    ...wrongBytes(outside, path, plain),
    ...(await wrongConditions(outside, path, plain)),
    ...(await wrongEncodings(outside, path, plain)),
  ];
  if (faults.length === 0) return { what: `${what}: headers, bytes, ETag and encodings are Picket’s`, advice: null };
  return { what, advice: `the server in front changes answers: ${faults.join('; ')}. Use the files in deploy/` };
}

function wrongHeaders({ find }: Outside, path: string, { headers }: Answer): string[] {
  const type = find?.(path)?.type ?? headers['content-type'] ?? '';
  const wanted = { ...headersOf(type, path), vary: 'accept-encoding' };
  return Object.entries(wanted).flatMap(([name, value]) =>
    headers[name] === value ? [] : [`${name} is ${quoted(headers[name])} and not “${value}”`],
  );
}

function quoted(value: string | readonly string[] | undefined): string {
  return value === undefined ? 'missing' : `“${String(value).slice(0, 100)}”`;
}

function wrongBytes({ find }: Outside, path: string, { headers, body }: Answer): string[] {
  const digest = sha256(body);
  if (headers.etag !== `"${digest}"`) return ['the bytes are not those that the ETag names'];
  const entry = find?.(path);
  return entry && entry.digest !== digest ? ['the bytes are not those of this home’s edition'] : [];
}

async function wrongConditions(outside: Outside, path: string, { headers: { etag = '' } }: Answer): Promise<string[]> {
  const answer = await ask(at(outside, path), { headers: { 'if-none-match': etag } });
  const status = 'failure' in answer ? answer.failure : answer.status;
  return status === 304 ? [] : [`If-None-Match is answered with ${status} and not 304`];
}

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync };

async function wrongEncodings(outside: Outside, path: string, plain: Answer): Promise<string[]> {
  // Pictures are not encoded, nor is what is short.
  if (path.startsWith('/media/') || plain.body.length < 1024) return [];
  const faults: string[] = [];
  for (const encoding of ['br', 'gzip'] as const) {
    const answer = await ask(at(outside, path), { headers: { 'accept-encoding': encoding } });
    const passed = !('failure' in answer) && answer.headers['content-encoding'] === encoding;
    if (!passed || !decodesTo(answer.body, encoding, plain.body)) faults.push(`${encoding} does not come through`);
  }
  return faults;
}

function decodesTo(body: Buffer, encoding: 'br' | 'gzip', plain: Buffer): boolean {
  try {
    return DECODERS[encoding](body, { maxOutputLength: plain.length + 1 }).equals(plain);
  } catch {
    return false;
  }
}

async function lookAtRange(outside: Outside, path: string): Promise<Finding> {
  const what = 'parts of a picture (Range)';
  const answer = await ask(at(outside, path), { headers: { range: 'bytes=0-9' } });
  const passed = !('failure' in answer) && answer.status === 206 && answer.body.length === 10;
  return {
    what,
    advice: passed ? null : 'they do not come through: sound and film could not be played from the middle',
  };
}

function lookAtClock({ first, clock }: Outside): Finding {
  const lag = Math.abs(clock().getTime() - Date.parse(first.headers.date ?? ''));
  if (Number.isNaN(lag)) return { what: 'its clock', advice: 'the answers have no Date' };
  const what = `its clock and this one are ${Math.round(lag / 1000)} s apart`;
  return { what, advice: lag > LONGEST_LAG ? 'set the wrong one right: editions and embargoes go by the clock' : null };
}

function lookAtTelltales({ first: { headers } }: Outside): Finding {
  const found = Object.keys(headers).filter((name) => TELLTALE.test(name));
  const server = String(headers.server ?? '');
  if (/\d/.test(server)) found.push(`server: ${server}`);
  const what = 'headers that are not Picket’s';
  if (found.length === 0) return { what: `no ${what}`, advice: null };
  return { what, advice: `${found.join(', ')}: something in front adds them; whoever runs it may see every reader` };
}
