import { fromUtf8, utf8 } from '../base/bytes.ts';
import { ensureDigest, type Digest } from '../base/digest.ts';

/** An object or a node, as a journal keeps it. */
export interface JournalRecord {
  readonly kind: 'object' | 'node';
  readonly digest: Digest;
  /** Of an object, as a leaf holds it; `-` for a node. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A line `<kind> <sha256> <length> <type>` for each record, an empty line, then the bytes of each in the same order. */
export function encodeJournal(records: readonly JournalRecord[]): Uint8Array {
  const lines = records.map(({ kind, digest, type, bytes }) => `${kind} ${digest} ${bytes.length} ${type}\n`);
  return Buffer.concat([utf8(`${lines.join('')}\n`), ...records.map(({ bytes }) => bytes)]);
}

/** @throws RangeError when it is none. */
export function decodeJournal(journal: Uint8Array): JournalRecord[] {
  const end = Buffer.from(journal.buffer, journal.byteOffset, journal.length).indexOf('\n\n');
  if (end === -1) throw new RangeError('not a journal');
  let at = end + 2;
  return fromUtf8(journal.subarray(0, end))
    .split('\n')
    .map((line) => {
      const [kind, digest = '', length, type = ''] = line.split(' ');
      if (kind !== 'object' && kind !== 'node') throw new RangeError('not a line of a journal');
      const from = at;
      at += Number(length);
      return { kind, digest: ensureDigest(digest), type, bytes: journal.subarray(from, at) };
    });
}
