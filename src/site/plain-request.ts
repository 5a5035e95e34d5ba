/** What is read of a request of the plainest kind. */
export interface PlainRequest {
  /** As it stands in the request line: root-relative, still encoded. */
  readonly target: string;
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** Longer requests, and those with more headers, are read by Node. */
const LONGEST = 8 * 1024;
const MOST_HEADERS = 60;

/** A part of RFC 9112 that leaves no two ways of reading it: no bare CR or LF, no folded line, letters of ASCII only. */
const SHAPE = /^GET (\/[\w\-./~%?&=+,:;@!$'()*]*) HTTP\/1\.1\r\n(?:[\w!#$%&'*+.^`|~-]+:[\t -~]*\r\n)+\r\n$/;

const READ = ['host', 'connection', 'accept-encoding', 'if-none-match'] as const;
type Read = (typeof READ)[number];

/** They decide how a request ends, what its connection becomes or which part is meant: Node's matter. */
const INVOLVED = [
  'content-length',
  'expect',
  'if-range',
  'proxy-connection',
  'range',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;

const NAMED = new Map<string, Read | null>([
  ...READ.map((name) => [name, name] as const),
  ...INVOLVED.map((name) => [name, null] as const),
]);
/** Most names are told apart by their length alone. */
const LENGTHS = new Set([...NAMED.keys()].map((name) => name.length));

/**
 * The request that these bytes are, when they are exactly one GET without a body, on a connection that stays, and of a
 * kind that every parser reads the same way. Null is no refusal: everything else is for a whole parser.
 */
export function readPlainRequest(bytes: Buffer): PlainRequest | null {
  if (bytes.length > LONGEST) return null;
  const text = bytes.toString('latin1');
  const target = SHAPE.exec(text)?.[1];
  if (target === undefined) return null;
  const read: Partial<Record<Read, string>> = {};
  const end = text.length - 2;
  let headers = 0;
  for (let at = text.indexOf('\n') + 1; at < end; headers += 1) {
    const colon = text.indexOf(':', at);
    const stop = text.indexOf('\r', colon);
    const name = LENGTHS.has(colon - at) ? NAMED.get(text.slice(at, colon).toLowerCase()) : undefined;
    // What comes twice is put together, or not, by rules of its own.
    if (name === null || (name !== undefined && read[name] !== undefined)) return null;
    if (name !== undefined) read[name] = text.slice(colon + 1, stop).trim();
    at = stop + 2;
  }
  if (headers > MOST_HEADERS || read.host === undefined) return null;
  if (read.connection !== undefined && read.connection.toLowerCase() !== 'keep-alive') return null;
  return { target, acceptEncoding: read['accept-encoding'], ifNoneMatch: read['if-none-match'] };
}
