import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Encoding } from '../edition/encodings.ts';
import { headersOf } from '../edition/headers.ts';
import type { Head } from '../edition/head.ts';
import { GONE, REDIRECT } from '../edition/verify/entry.ts';
import { headText } from './head-text.ts';
import { redirectTarget } from './redirect-target.ts';

/** Above this many bytes a file is sent from the disk, piece by piece, and not kept in memory. */
const STREAMED = 256 * 1024;

/** Bytes of memory that a form takes besides its body. */
const OVERHEAD = 2048;

/** One way of sending a resource: its bytes in one encoding. */
export interface Form {
  readonly etag: string;
  readonly length: number;
  /** Whether parts can be asked for. */
  readonly hasRanges: boolean;
  /** Null: it is long, and sent from the file. */
  readonly body: Buffer | null;
  readonly file: string;
  /** Name, value, name, value: all that go with the whole. */
  readonly headers: string[];
  /** The same as text (`headText`), with the resource's status. */
  readonly head: string;
}

export interface ResourceParts {
  /** A digest, or what else tells these bytes from all others: the ETag without its encoding. */
  readonly digest: string;
  readonly type: string;
  readonly path: string;
  /** Where the bytes are in an encoding; null when they are never kept in it. */
  readonly fileOf: (encoding: Encoding) => string | null;
  /** The bytes themselves, of what may be other bytes under its name before they are sent. */
  readonly bytes?: Buffer;
}

/** What an address answers. */
export class Resource {
  readonly digest: string;
  readonly type: string;
  readonly path: string;
  readonly status: 200 | 301 | 410;
  /** The edition in which it was last seen to be so. */
  seen: Head | null = null;
  /** Bytes of memory, about. */
  size = OVERHEAD;
  /** Of them, what the memory of the site has counted. */
  counted = 0;
  readonly #fileOf: (encoding: Encoding) => string | null;
  readonly #bytes: Buffer | null;
  readonly #forms = new Map<Encoding, Form | null>();

  constructor({ digest, type, path, fileOf, bytes }: ResourceParts) {
    this.digest = digest;
    this.type = type;
    this.path = path;
    this.status = type === REDIRECT ? 301 : type === GONE ? 410 : 200;
    this.#fileOf = fileOf;
    this.#bytes = bytes ?? null;
  }

  /**
   * The first of the encodings that the resource has; null when it has none. What is not in memory is read at once, without
   * the threads that Node keeps for files: of what is so short their four errands cost more than the reading
   * (docs/decisions/site-speed.md). @throws Error when the object's file is not there.
   */
  load(encodings: readonly Encoding[]): Form | null {
    for (const encoding of encodings) {
      let form = this.#forms.get(encoding);
      if (form === undefined) {
        form = this.#read(encoding);
        this.size += OVERHEAD + (form?.body?.length ?? 0);
        this.#forms.set(encoding, form);
      }
      if (form !== null) return form;
    }
    return null;
  }

  #read(encoding: Encoding): Form | null {
    const body = encoding === 'identity' ? this.#bytes : null;
    if (body !== null) return this.#formOf(encoding, { length: body.length, body, file: '' });
    const file = this.#fileOf(encoding);
    const descriptor = file === null ? null : openOrNull(file, encoding);
    if (file === null || descriptor === null) return null;
    try {
      const { size: length } = fstatSync(descriptor);
      const read = length > STREAMED ? null : readBody(descriptor, length);
      return this.#formOf(encoding, { length, body: read, file });
    } finally {
      closeSync(descriptor);
    }
  }

  #formOf(encoding: Encoding, { length, body, file }: Pick<Form, 'length' | 'body' | 'file'>): Form {
    const etag = `"${this.digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const headers = Object.entries(headersOf(this.type, this.path)).flat();
    headers.push('etag', etag, 'vary', 'accept-encoding', 'content-length', String(length));
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    // Sound, film and pictures, which players ask for in parts. Not of a compressed form (a drawing's): a better one that
    // takes its place has the same ETag, and parts of two would be put together.
    const hasRanges = encoding === 'identity' && /^(audio|video|image)\//.test(this.type);
    if (hasRanges) headers.push('accept-ranges', 'bytes');
    if (this.status === 301) headers.push(...this.#location());
    const head = headText(this.status, headers);
    return { etag, length, hasRanges, body, file, headers, head };
  }

  #location(): string[] {
    const file = this.#fileOf('identity');
    const target = file === null ? null : redirectTarget(readFileSync(file, 'utf8'));
    return target === null ? [] : ['location', target];
  }
}

/** An encoded form may not be there; the bytes themselves must. */
function openOrNull(file: string, encoding: Encoding): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (encoding !== 'identity' && error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function readBody(descriptor: number, length: number): Buffer {
  // Not from Node's pool: a small body would hold on to a piece that others share.
  const body = Buffer.allocUnsafeSlow(length);
  // One call reads a whole file, unless somebody shortens it meanwhile: then its length is wrong, and nothing is sent.
  if (readSync(descriptor, body, 0, length, 0) !== length) throw new Error('the file became shorter while it was read');
  return body;
}
