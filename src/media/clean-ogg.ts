import { ascii, viewOf, type FileBytes } from './file-bytes.ts';
import { refused } from './picture-type.ts';
import { soundFacts, type RecordingFacts } from './recording-facts.ts';

/**
 * Blanks the comments of an Ogg file of Opus or Vorbis sound where they stand, so that nothing else moves: who sings, who
 * recorded it, with which program. The sums of the pages are made anew.
 * @throws Refusal `wrong-type` for another codec, `invalid` for what is damaged or holds more than one stream.
 */
export async function cleanOgg(file: FileBytes): Promise<RecordingFacts> {
  const first = await pageAt(file, 0);
  const head = first && (await file.read(first.body, 30));
  const isOpus = head !== null && ascii(head, 0, 8) === 'OpusHead';
  if (first === null || head === null) throw damaged();
  if (!isOpus && ascii(head, 0, 7) !== '\x01vorbis') {
    throw refused('wrong-type', 'This Ogg file holds neither Opus nor Vorbis sound: save it as Opus and send that.');
  }
  await blankComments(file, first.end, isOpus);
  const granules = await lastGranule(file, first);
  const view = viewOf(head);
  const seconds = isOpus ? (granules - view.getUint16(10, true)) / 48_000 : granules / view.getUint32(12, true);
  return soundFacts('audio/ogg', seconds);
}

interface Page {
  readonly at: number;
  readonly body: number;
  readonly end: number;
  /** Whether a stream begins with it. */
  readonly begins: boolean;
  readonly serial: number;
  readonly granule: bigint;
  readonly lacing: Uint8Array;
}

/** The page that begins here (RFC 3533, 6), or null. */
async function pageAt(file: FileBytes, at: number): Promise<Page | null> {
  const head = await file.read(at, 27 + 255);
  const count = head[26] ?? 0;
  if (ascii(head, 0, 4) !== 'OggS' || head.length < 27 + count) return null;
  const lacing = head.slice(27, 27 + count);
  const body = at + 27 + count;
  const end = body + lacing.reduce((sum, size) => sum + size, 0);
  if (end > file.size) return null;
  const view = viewOf(head);
  const begins = ((head[5] ?? 0) & 2) !== 0;
  return { at, body, end, begins, serial: view.getUint32(14, true), granule: view.getBigInt64(6, true), lacing };
}

/** The second packet of the stream is the comments; it may run over many pages. */
async function blankComments(file: FileBytes, from: number, isOpus: boolean): Promise<void> {
  const pieces: { at: number; length: number; page: Page }[] = [];
  let at = from;
  for (let whole = false; !whole;) {
    const page = await pageAt(file, at);
    if (page === null) throw damaged();
    const last = page.lacing.findIndex((size) => size < 255);
    const length = page.lacing.slice(0, last < 0 ? undefined : last + 1).reduce((sum, size) => sum + size, 0);
    pieces.push({ at: page.body, length, page });
    whole = last >= 0;
    at = page.end;
  }
  const nothing = isOpus
    ? [...Buffer.from('OpusTags'), ...Array<number>(8).fill(0)]
    : [...Buffer.from('\x03vorbis'), ...Array<number>(8).fill(0), 1];
  const [start] = pieces;
  const name = start && ascii(await file.read(start.at, isOpus ? 8 : 7));
  if (start === undefined || start.length < nothing.length || name !== (isOpus ? 'OpusTags' : '\x03vorbis'))
    throw damaged();
  for (const piece of pieces) await file.blank(piece.at, piece.length);
  await file.write(start.at, Uint8Array.from(nothing));
  for (const { page } of pieces) await sumAnew(file, page);
}

/** Walks to the end: every page must be of the one stream, which begins once, or something would be hidden in another. */
async function lastGranule(file: FileBytes, first: Page): Promise<number> {
  let granule = 0n;
  for (let at = 0; at < file.size;) {
    const page = await pageAt(file, at);
    if (page === null) throw damaged();
    if (page.serial !== first.serial || (page.begins && at > 0)) {
      throw refused('invalid', 'This Ogg file holds more than one stream: save it with one sound track and send that.');
    }
    if (page.granule > granule) granule = page.granule;
    at = page.end;
  }
  return Number(granule);
}

async function sumAnew(file: FileBytes, { at, end }: Page): Promise<void> {
  const bytes = await file.read(at, end - at);
  viewOf(bytes).setUint32(22, 0, true);
  const sum = new Uint8Array(4);
  viewOf(sum).setUint32(0, oggSum(bytes), true);
  await file.write(at + 22, sum);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 0x8000_0000) !== 0 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  return value;
});

/** CRC-32 with the polynomial 0x04c11db7, neither reflected nor inverted (RFC 3533, 6). */
function oggSum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[((sum >>> 24) & 255) ^ byte] ?? 0)) >>> 0;
  return sum;
}

function damaged(): Error {
  return refused('invalid', 'This Ogg file is damaged: save it again and send that.');
}
