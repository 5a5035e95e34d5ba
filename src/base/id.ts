import type { Brand } from './brand.ts';

/** A UUID (RFC 9562) in lower case. Made by `newId`, they sort by the time they were made. */
export type Id<Name extends string> = Brand<string, Name>;

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return form.test(text);
}

/** The id, or null when the text is not one. Which kind of thing it names, the caller says. */
export function parseId<Name extends string>(text: string): Id<Name> | null {
  return isId(text) ? (text as Id<Name>) : null;
}

/** A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits. */
export function newId<Name extends string>(now: Date): Id<Name> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(
    0,
    (BigInt(now.getTime()) << 16n) | BigInt(((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)),
  );
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  ) as Id<Name>;
}
