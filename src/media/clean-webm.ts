import { ascii, viewOf, type FileBytes } from './file-bytes.ts';
import { refused } from './picture-type.ts';
import { soundFacts, type RecordingFacts } from './recording-facts.ts';

/** Elements by their number (RFC 9559, 5.1). */
const SEGMENT = 0x1853_8067;
const INFO = 0x1549_a966;
const TRACKS = 0x1654_ae6b;
const TRACK = 0xae;
const VIDEO = 0xe0;
const CLUSTER = 0x1f43_b675;

/** What may stand where; everything else becomes a void of the same size. */
const ALLOWED = new Map<number, ReadonlySet<number>>([
  // Cues, a seek head and clusters; and what stands in a cluster of unknown length.
  [SEGMENT, new Set([0x114d_9b74, INFO, TRACKS, 0x1c53_bb6b, CLUSTER, 0xe7, 0xa3, 0xa0, 0xab, 0xa7, 0xec])],
  [INFO, new Set([0x2a_d7b1, 0x4489, 0x4d80, 0x5741])],
  [TRACKS, new Set([TRACK])],
  [
    TRACK,
    new Set([
      0xd7,
      0x73c5,
      0x83,
      0xb9,
      0x88,
      0x55aa,
      0x9c,
      0x23_e383,
      0x22_b59c,
      0x86,
      0x63a2,
      0x56aa,
      0x56bb,
      VIDEO,
      0xe1,
    ]),
  ],
]);

const CODECS = ['V_VP8', 'V_VP9', 'V_AV1', 'A_OPUS', 'A_VORBIS'];
const MOST_ELEMENTS = 200_000;

interface Element {
  readonly id: number;
  readonly at: number;
  readonly body: number;
  readonly end: number;
}

interface Seen {
  elements: number;
  scale: number;
  duration: number | null;
  film: boolean;
  width: number | null;
  height: number | null;
  tracks: number;
}

/**
 * Blanks whatever a WebM says beside its sound and picture, where it stands: tags, titles, dates, chapters, attachments, the
 * names of tracks and programs.
 * @throws Refusal `wrong-type` for other codecs, `invalid` for what cannot be cleaned.
 */
export async function cleanWebm(file: FileBytes): Promise<RecordingFacts> {
  const seen: Seen = {
    elements: 0,
    scale: 1_000_000,
    duration: null,
    film: false,
    width: null,
    height: null,
    tracks: 0,
  };
  const head = await elementAt(file, 0, file.size);
  const segment = head && (await elementAt(file, head.end, file.size));
  if (segment?.id !== SEGMENT) throw damaged();
  await cleanInside(file, segment, seen);
  if (segment.end < file.size) await file.truncate(segment.end);
  if (seen.tracks === 0) throw damaged();
  const seconds = seen.duration === null ? null : (seen.duration * seen.scale) / 1e9;
  const facts = soundFacts(seen.film ? 'video/webm' : 'audio/webm', seconds);
  return seen.film ? { ...facts, kind: 'video', width: seen.width, height: seen.height } : facts;
}

async function cleanInside(file: FileBytes, outer: Element, seen: Seen): Promise<void> {
  const allowed = ALLOWED.get(outer.id);
  for (let at = outer.body; at < outer.end;) {
    const element = await elementAt(file, at, outer.end);
    seen.elements += 1;
    if (element === null || seen.elements > MOST_ELEMENTS) throw damaged();
    if (allowed?.has(element.id) === false) await makeVoid(file, element);
    else await cleanElement(file, element, seen);
    at = element.end;
  }
}

async function cleanElement(file: FileBytes, element: Element, seen: Seen): Promise<void> {
  const { id, body, end } = element;
  if (ALLOWED.has(id) || id === VIDEO) return cleanInside(file, element, seen);
  // Programs that wrote it: they must be named, by no letters.
  if (id === 0x4d80 || id === 0x5741 || id === 0xec) return file.blank(body, end - body);
  if (end - body > 64) return;
  const bytes = await file.read(body, end - body);
  if (id === 0x2a_d7b1) seen.scale = numberOf(bytes);
  if (id === 0x4489)
    seen.duration =
      bytes.length === 4 ? viewOf(bytes).getFloat32(0) : bytes.length === 8 ? viewOf(bytes).getFloat64(0) : null;
  if (id === 0xb0) seen.width = numberOf(bytes);
  if (id === 0xba) seen.height = numberOf(bytes);
  if (id === 0x83) refuseOtherTracks(numberOf(bytes), seen);
  if (id === 0x86 && !CODECS.includes(ascii(bytes).replaceAll('\0', ''))) {
    throw refused('wrong-type', 'Not every browser plays this WebM: save it with VP9 and Opus and send that.');
  }
}

function refuseOtherTracks(type: number, seen: Seen): void {
  seen.tracks += 1;
  seen.film ||= type === 1;
  if (type !== 1 && type !== 2) {
    throw refused(
      'invalid',
      'This WebM has a track beside sound and picture: save it without that track and send that.',
    );
  }
}

/** An element without content keeps the place (RFC 8794, 11.3.2). */
async function makeVoid(file: FileBytes, { at, end }: Element): Promise<void> {
  const total = end - at;
  if (total < 2) throw damaged();
  const wide = total >= 9;
  const size = wide ? total - 9 : total - 2;
  const head = new Uint8Array(wide ? 9 : 2);
  head[0] = 0xec;
  if (wide) viewOf(head).setBigUint64(1, BigInt(size) | (1n << 56n));
  else head[1] = 0x80 | size;
  await file.write(at, head);
  await file.blank(at + head.length, total - head.length);
}

/** The element that begins here (RFC 8794, 4 and 5); one of unknown size ends where the outer one does, a cluster where its head does. */
async function elementAt(file: FileBytes, at: number, limit: number): Promise<Element | null> {
  const head = await file.read(at, 12);
  const idLength = Math.clz32(head[0] ?? 0) - 23;
  const sizeLength = Math.clz32(head[idLength] ?? 0) - 23;
  if (head.length < 2 || idLength > 4 || sizeLength > 8 || head.length < idLength + sizeLength) return null;
  const id = numberOf(head.subarray(0, idLength));
  const raw = head.slice(idLength, idLength + sizeLength);
  raw[0] = (raw[0] ?? 0) & ((1 << (8 - sizeLength)) - 1);
  const size = numberOf(raw);
  const body = at + idLength + sizeLength;
  const unknown = size === 2 ** (7 * sizeLength) - 1;
  const end = unknown ? (id === CLUSTER ? body : limit) : body + size;
  return end > limit ? null : { id, at, body, end };
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function damaged(): Error {
  return refused('invalid', 'This WebM is damaged: save it again and send that.');
}
