import { createReadStream } from 'node:fs';
import { fromUtf8 } from '../base/bytes.ts';
import { JsonScanner } from './ghost-json.ts';
import { Unreadable } from './read-text.ts';

/** A row of a table, as it stands in the export. Null when it is larger than any story. */
export interface GhostRow {
  readonly table: string;
  readonly bytes: Uint8Array | null;
  /** How many bytes of the file were read when it was whole. */
  readonly at: number;
}

/** Bytes of one row. A story of a thousand pages has less than half of it. */
const LARGEST_ROW = 16 * 1024 * 1024;
const CHUNK = 64 * 1024;

/**
 * The rows of these tables of a Ghost export, in the order of the file; no more of it than one row is in memory. Both shapes
 * are read: `{db: [{meta, data}]}` and `{meta, data}`.
 * @throws Unreadable when the file is no export, or not whole. It may be so only after rows were given.
 */
export async function* ghostRows(file: string, tables: readonly string[]): AsyncGenerator<GhostRow> {
  let rows: Omit<GhostRow, 'at'>[] = [];
  let found = false;
  const scanner = new JsonScanner({
    largest: LARGEST_ROW,
    wish(path, opens) {
      const place = withoutDatabase(path);
      if (place.length === 0) return 'enter';
      if (place[0] !== 'data' || place.length > 3) return 'pass';
      if (place.length < 2) return 'enter';
      if (place.length === 3) return 'keep';
      found ||= place[1] === 'posts' && opens === '[';
      return tables.includes(place[1] ?? '') ? 'enter' : 'pass';
    },
    onValue(path, bytes) {
      rows.push({ table: withoutDatabase(path)[1] ?? '', bytes });
    },
  });
  let at = 0;
  for await (const chunk of chunksOf(file)) {
    push(scanner, chunk, at === 0);
    at += chunk.length;
    for (const row of rows) yield { ...row, at };
    rows = [];
  }
  if (at === 0) throw new Unreadable('The file is empty.');
  scanner.end();
  if (!found) throw notGhost();
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

/** The first bytes tell what is no JSON at all; a byte order mark may stand before them. */
function push(scanner: JsonScanner, chunk: Uint8Array, isFirst: boolean): void {
  if (!isFirst) {
    scanner.push(chunk);
    return;
  }
  const mark = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
  const bytes = mark ? chunk.subarray(3) : chunk;
  if (bytes.find((byte) => byte > 0x20) !== 0x7b) throw notGhost();
  scanner.push(bytes);
}

/** Older exports have one database in a list. */
function withoutDatabase(path: readonly string[]): readonly string[] {
  return path[0] === 'db' ? path.slice(2) : path;
}

function notGhost(): Unreadable {
  return new Unreadable('It is not an export of Ghost: take the JSON file that its settings give under “Export”.');
}

/**
 * Some fields of a row; all others are passed over unread, so that what must not be read (e-mail addresses, passwords) never is.
 * @throws Unreadable when the row is no object, or a field is not whole.
 */
export function fieldsOf({ bytes }: Pick<GhostRow, 'bytes'>, names: readonly string[]): Record<string, unknown> {
  if (bytes === null) throw new Unreadable('It is larger than 16 MB.');
  if (bytes[0] !== 0x7b) throw new Unreadable('It is not a row with fields.');
  const fields: Record<string, unknown> = {};
  const scanner = new JsonScanner({
    largest: LARGEST_ROW,
    wish: ([name, ...more]) =>
      name === undefined ? 'enter' : more.length === 0 && names.includes(name) ? 'keep' : 'pass',
    onValue(path, value) {
      const [name = ''] = path;
      fields[name] = valueOf(name, value);
    },
  });
  scanner.push(bytes);
  scanner.end();
  return fields;
}

function valueOf(name: string, bytes: Uint8Array | null): unknown {
  try {
    return JSON.parse(fromUtf8(bytes ?? new Uint8Array()));
  } catch {
    throw new Unreadable(`Its “${name}” cannot be read: it is not JSON in UTF-8.`);
  }
}
