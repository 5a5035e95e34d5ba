import type { IncomingHttpHeaders } from 'node:http';
import { REDIRECT, type Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';

/** What no page of an edition comes with: it would know a reader again, report them, or take them elsewhere. */
const NEVER = ['set-cookie', 'refresh', 'nel', 'report-to', 'reporting-endpoints', 'clear-site-data', 'link'];

interface Sent {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Everything that is wrong with the head of an answer, in one. Null when all is well. */
export function faultOfHeaders(
  entry: Entry,
  { status, headers }: Sent,
  wanted: ReadonlyMap<string, string>,
): Fault | null {
  const faults: string[] = [];
  for (const [name, value] of wanted) {
    const found = headers[name]?.toString();
    if (found === undefined) faults.push(`lacks ${name}`);
    else if (plain(name, found) !== plain(name, value))
      faults.push(`${name} is “${found.slice(0, 200)}” and not “${value}”`);
  }
  for (const name of NEVER) if (headers[name] !== undefined && !wanted.has(name)) faults.push(`comes with ${name}`);
  if (entry.type === REDIRECT && status !== 200 && !isOwn(headers.location))
    faults.push(`leads to ${headers.location?.slice(0, 200) ?? 'nowhere'}`);
  return faults.length === 0 ? null : new Fault('answer', entry.path, faults.join('; '));
}

/** A redirect stays on the host that sends it. */
function isOwn(location: string | undefined): boolean {
  return location !== undefined && /^\/(?![/\\])/.test(location);
}

/** Names of types and charsets have no case, and a space after a semicolon means nothing. */
function plain(name: string, value: string): string {
  return name === 'content-type' ? value.toLowerCase().replaceAll(/\s/g, '') : value.replaceAll(/\s+/g, ' ').trim();
}
