import { fromHex, fromUtf8, type Bytes } from '../../base/bytes.ts';
import { isDigest, type Digest } from '../../base/digest.ts';
import type { Json } from './canonical-json.ts';
import { Fault } from './fault.ts';

export type Members = Readonly<Record<string, Json | undefined>>;

/** The value that `parse` makes of the JSON at an address. @throws Fault `unreadable` for whatever is wrong with it. */
export function parsed<T>(where: string, bytes: Uint8Array, parse: (value: Json) => T): T {
  return within(where, () => parse(JSON.parse(fromUtf8(bytes)) as Json));
}

/** What `act` returns; what it throws becomes a Fault `unreadable` with a place. */
export function within<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    // RangeError of the shapes below, SyntaxError of JSON, TypeError of UTF-8, a stack that nesting has used up.
    throw new Fault('unreadable', where, error instanceof Error ? error.message : 'cannot be read');
  }
}

/** The shapes below throw RangeError with the name of what is wrong. */
export function members(value: Json | undefined, name: string): Members {
  if (typeof value !== 'object' || value === null || isList(value)) throw new RangeError(`${name} is no object`);
  return value;
}

export function list(value: Json | undefined, name: string, limit: number): readonly Json[] {
  if (!isList(value)) throw new RangeError(`${name} is no list`);
  if (value.length > limit) throw new RangeError(`${name} has more than ${limit} members`);
  return value;
}

export function text(value: Json | undefined, name: string): string {
  if (typeof value !== 'string') throw new RangeError(`${name} is no text`);
  return value;
}

/** From `least` on, and a safe integer. */
export function whole(value: Json | undefined, name: string, least: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} is no whole number from ${least} on`);
  return value;
}

export function digest(value: Json | undefined, name: string): Digest {
  if (typeof value !== 'string' || !isDigest(value)) throw new RangeError(`${name} is no digest`);
  return value;
}

/** So many bytes in lower-case hexadecimal. */
export function octets(value: Json | undefined, name: string, length: number): Bytes {
  if (typeof value !== 'string' || value.length !== length * 2 || !/^[0-9a-f]+$/.test(value))
    throw new RangeError(`${name} is not ${length * 2} hexadecimal digits`);
  return fromHex(value);
}

/** RFC 3339 in UTC. */
export function moment(
  value: Json | undefined,
  name: string,
  form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
): Date {
  const date = new Date(typeof value === 'string' && form.test(value) ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new RangeError(`${name} is no time`);
  return date;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
