import { ascii, viewOf, type FileBytes } from './file-bytes.ts';
import { refused } from './picture-type.ts';
import type { RecordingFacts } from './recording-facts.ts';

/** What may stand where (ISO/IEC 14496-12, 6.2): everything else says something beside the sound and the picture. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '': ['ftyp', 'moov', 'mdat'],
  moov: ['mvhd', 'trak', 'iods'],
  trak: ['tkhd', 'edts', 'tref', 'mdia'],
  mdia: ['mdhd', 'hdlr', 'minf', 'elng'],
  minf: ['vmhd', 'smhd', 'dinf', 'stbl'],
  stbl: ['stsd', 'stts', 'ctts', 'cslg', 'stss', 'sdtp', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'sgpd', 'sbgp'],
};

const SOUND = ['mp4a', 'Opus'];
const FILM = ['avc1', 'avc3'];
/** Inside their entries. */
const NEEDED = ['avcC', 'esds', 'dOps', 'wave', 'colr', 'pasp', 'clap', 'btrt', 'chnl', 'chan'];
const MOST_BOXES = 10_000;

interface Box {
  readonly name: string;
  readonly at: number;
  /** Where its content begins and it ends. */
  readonly body: number;
  readonly end: number;
}

interface Seen {
  boxes: number;
  seconds: number | null;
  tracks: { handler: string; codec: string; width: number; height: number }[];
}

/**
 * Blanks whatever an MP4 says beside its sound and picture, where it stands, so that nothing moves: places, cameras, names,
 * comments (`udta`, `meta`, `uuid` and all that is not known), the hours it was made and changed, the names of encoders.
 * @throws Refusal `wrong-type` for codecs that browsers do not play, `invalid` for what cannot be cleaned.
 */
export async function cleanMp4(file: FileBytes): Promise<RecordingFacts> {
  const seen: Seen = { boxes: 0, seconds: null, tracks: [] };
  await cleanInside(file, { name: '', at: 0, body: 0, end: file.size }, seen);
  for (const { handler, codec } of seen.tracks) {
    if (handler !== 'soun' && handler !== 'vide') {
      throw refused(
        'invalid',
        'This file has a track of data beside sound and picture, which may say where it was made: save it as a plain MP4 without that track and send that.',
      );
    }
    if (!(handler === 'soun' ? SOUND : FILM).includes(codec)) {
      throw refused(
        'wrong-type',
        `Not every browser plays ${shownCodec(codec)}: save it as MP4 with H.264 and AAC and send that.`,
      );
    }
  }
  const film = seen.tracks.find(({ handler }) => handler === 'vide');
  if (seen.tracks.length === 0)
    throw refused('invalid', 'This MP4 has neither sound nor picture: save it again as a plain MP4.');
  const size = film && film.width > 0 && film.height > 0 ? film : null;
  return {
    kind: film ? 'video' : 'audio',
    type: film ? 'video/mp4' : 'audio/mp4',
    seconds: seen.seconds,
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
}

async function cleanInside(file: FileBytes, outer: Box, seen: Seen): Promise<void> {
  for (let at = outer.body; at < outer.end;) {
    const box = await boxAt(file, at, outer.end);
    seen.boxes += 1;
    if (box === null || seen.boxes > MOST_BOXES) throw damaged();
    if (box.name === 'moof' || box.name === 'mvex') {
      throw refused('invalid', 'This MP4 is made of fragments: save it as a plain MP4 (“fast start”) and send that.');
    }
    if ((ALLOWED[outer.name] ?? []).includes(box.name)) await cleanBox(file, box, seen);
    else await makeFree(file, box);
    at = box.end;
  }
}

async function boxAt(file: FileBytes, at: number, limit: number): Promise<Box | null> {
  const head = await file.read(at, 16);
  if (head.length < 8) return null;
  const view = viewOf(head);
  const short = view.getUint32(0);
  const long = short === 1 && head.length === 16;
  const size = long ? Number(view.getBigUint64(8)) : short === 0 ? limit - at : short;
  const body = at + (long ? 16 : 8);
  return size < body - at || at + size > limit ? null : { name: ascii(head, 4, 8), at, body, end: at + size };
}

async function makeFree(file: FileBytes, { at, body, end }: Box): Promise<void> {
  await file.write(at + 4, Buffer.from('free'));
  await file.blank(body, end - body);
}

async function cleanBox(file: FileBytes, box: Box, seen: Seen): Promise<void> {
  if (box.name === 'trak') seen.tracks.push({ handler: '', codec: '', width: 0, height: 0 });
  if (box.name in ALLOWED) return cleanInside(file, box, seen);
  if (box.name === 'mvhd' || box.name === 'tkhd' || box.name === 'mdhd') return cleanTimes(file, box, seen);
  if (box.name === 'hdlr') return cleanHandler(file, box, seen);
  if (box.name === 'stsd') return cleanCodec(file, box, seen);
  if (box.name === 'dinf') return cleanPlace(file, box);
}

/** Says that the samples are in this file (ISO/IEC 14496-12, 8.7.2): in place of whatever address and words were there. */
async function cleanPlace(file: FileBytes, { body, end }: Box): Promise<void> {
  const spare = end - body - HERE.length;
  if (spare !== 0 && spare < 8) throw damaged();
  await file.write(body, HERE);
  if (spare === 0) return;
  const size = new Uint8Array(4);
  viewOf(size).setUint32(0, spare);
  await file.write(body + HERE.length, size);
  await makeFree(file, { name: '', at: body + HERE.length, body: body + HERE.length + 8, end });
}

/** A `dref` with one entry, `url ` with the flag that it is this file. */
const HERE = Buffer.from('0000001c647265660000000000000001' + '0000000c75726c2000000001', 'hex');

/** When it was made and changed. What is needed of the rest is read on the way. */
async function cleanTimes(file: FileBytes, { name, body, end }: Box, seen: Seen): Promise<void> {
  const bytes = await file.read(body, Math.min(end - body, 120));
  const wide = bytes[0] === 1;
  if (bytes.length < (wide ? 32 : 20)) throw damaged();
  await file.blank(body + 4, wide ? 16 : 8);
  const view = viewOf(bytes);
  if (name === 'mvhd') {
    const scale = view.getUint32(wide ? 20 : 12);
    const duration = wide ? Number(view.getBigUint64(24)) : view.getUint32(16);
    seen.seconds = scale > 0 && duration > 0 ? duration / scale : null;
  }
  const track = seen.tracks.at(-1);
  const matrix = wide ? 52 : 40;
  if (name !== 'tkhd' || track === undefined || bytes.length < matrix + 44) return;
  const [width, height] = [view.getUint32(matrix + 36) >>> 16, view.getUint32(matrix + 40) >>> 16];
  // A film from a phone held upright lies on its side and says by how much to turn it.
  const turned = view.getInt32(matrix) === 0 && view.getInt32(matrix + 4) !== 0;
  [track.width, track.height] = turned ? [height, width] : [width, height];
}

/** Its name says which program or phone wrote the track. */
async function cleanHandler(file: FileBytes, { body, end }: Box, seen: Seen): Promise<void> {
  const track = seen.tracks.at(-1);
  if (track !== undefined) track.handler = ascii(await file.read(body + 8, 4));
  if (end - body > 24) await file.blank(body + 24, end - body - 24);
}

/** The kind of samples; of a picture also the name of what encoded it, 50 bytes into its entry. */
async function cleanCodec(file: FileBytes, { body, end }: Box, seen: Seen): Promise<void> {
  const track = seen.tracks.at(-1);
  if (track === undefined) return;
  const entry = await boxAt(file, body + 8, end);
  if (entry === null || entry.end !== end) {
    throw refused('invalid', 'This MP4 changes its kind half-way: save it again as a plain MP4 and send that.');
  }
  track.codec = entry.name;
  // Others are refused when all tracks were seen.
  if ([...SOUND, ...FILM].includes(entry.name)) await cleanEntry(file, entry);
  if (FILM.includes(entry.name) && entry.end - entry.at > 82) await file.blank(entry.at + 50, 32);
}

/** What a decoder needs to begin; other boxes in the entry may say anything. */
async function cleanEntry(file: FileBytes, entry: Box): Promise<void> {
  const fields = FILM.includes(entry.name) ? 78 : 28;
  for (let at = entry.body + fields; at < entry.end;) {
    const box = await boxAt(file, at, entry.end);
    // Some programs leave four zeros behind the last.
    if (box === null && entry.end - at <= 8) return await file.blank(at, entry.end - at);
    if (box === null) throw damaged();
    if (!NEEDED.includes(box.name)) await makeFree(file, box);
    at = box.end;
  }
}

function shownCodec(codec: string): string {
  return /^[\w .-]{4}$/.test(codec) ? `“${codec.trim()}”` : 'this kind of track';
}

function damaged(): Error {
  return refused('invalid', 'This MP4 is damaged: save it again and send that.');
}
