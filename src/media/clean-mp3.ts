import { ascii, viewOf, type FileBytes, type Stretch } from './file-bytes.ts';
import { refused } from './picture-type.ts';
import { soundFacts, type RecordingFacts } from './recording-facts.ts';

/**
 * Takes the tags off an MP3, before its frames (ID3v2, APE), behind them (ID3v1, APE, Lyrics3, ID3v2) and whatever stands
 * between them: names, places, pictures and programs. The sound itself stays as it is.
 * @throws Refusal `invalid` when what is left is no MP3.
 */
export async function cleanMp3(file: FileBytes): Promise<RecordingFacts> {
  let [from, to] = [0, file.size];
  for (let length = await tagBefore(file, from); length > 0; length = await tagBefore(file, from)) from += length;
  for (let length = await tagBehind(file, to); length > 0 && to > from; length = await tagBehind(file, to))
    to -= length;
  from += await silence(file, from);
  const frame = await frameAt(file, from);
  const second = frame && (await frameAt(file, from + frame.length));
  if (frame === null || (second === null && from + frame.length < to)) {
    throw damaged();
  }
  const frames = await framesSaid(file, from, frame);
  const seconds = frames === null ? ((to - from) * 8) / frame.bitRate : (frames * frame.samples) / frame.sampleRate;
  await file.keepOnly(await framesIn(file, from, to));
  return soundFacts('audio/mpeg', seconds);
}

/** Whether a frame of MPEG audio, layer III, may begin here: 11 bits set, no reserved value (ISO/IEC 11172-3, 2.4.1.3). */
export function isMp3Frame(head: Uint8Array): boolean {
  return frameOf(head) !== null;
}

interface Frame {
  readonly length: number;
  readonly bitRate: number;
  readonly sampleRate: number;
  readonly samples: number;
  readonly mono: boolean;
}

const RATES = [44_100, 48_000, 32_000];
const BITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

function frameOf(head: Uint8Array): Frame | null {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  const version = (b >> 3) & 3;
  const isLayer3 = ((b >> 1) & 3) === 1;
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || version === 1 || !isLayer3) return null;
  const bits = (version === 3 ? BITS_1 : BITS_2)[c >> 4] ?? 0;
  const rate = (RATES[(c >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  if (bits === 0 || rate === 0) return null;
  const samples = version === 3 ? 1152 : 576;
  const length = Math.floor((samples / 8) * ((bits * 1000) / rate)) + ((c >> 1) & 1);
  return { length, bitRate: bits * 1000, sampleRate: rate, samples, mono: d >> 6 === 3 };
}

async function frameAt(file: FileBytes, at: number): Promise<Frame | null> {
  return frameOf(await file.read(at, 4));
}

/** More pieces than joining recordings leaves: then it is no sound. */
const MOST_PIECES = 10_000;

/** Where frames follow each other without anything between them. */
async function framesIn(file: FileBytes, from: number, to: number): Promise<Stretch[]> {
  const read = file.forward();
  const lengthAt = async (at: number): Promise<number> => {
    const length = at + 4 > to ? 0 : (frameOf(await read(at, 4))?.length ?? 0);
    return at + length > to ? 0 : length;
  };
  const stretches: Stretch[] = [];
  for (let at = from; at < to;) {
    let end = at;
    for (let length = await lengthAt(end); length > 0; length = await lengthAt(end)) end += length;
    if (end > at) stretches.push({ from: at, to: end });
    if (stretches.length > MOST_PIECES) throw damaged();
    at = end + Math.max(1, await tagBefore(file, end));
    // One frame by itself may be any four bytes.
    for (let length = 0; at < to; at += 1) {
      length = await lengthAt(at);
      if (length > 0 && (at + length === to || (await lengthAt(at + length)) > 0)) break;
    }
  }
  return stretches;
}

/** How many frames the first one says there are (`Xing`, `Info`), or null. */
async function framesSaid(file: FileBytes, at: number, { mono, samples }: Frame): Promise<number | null> {
  const side = samples === 1152 ? (mono ? 17 : 32) : mono ? 9 : 17;
  const head = await file.read(at + 4 + side, 12);
  if (!['Xing', 'Info'].includes(ascii(head, 0, 4)) || head.length < 12) return null;
  const view = viewOf(head);
  return (view.getUint32(4) & 1) === 1 ? view.getUint32(8) : null;
}

/** Zeros between tag and frame, which some programs leave. */
async function silence(file: FileBytes, at: number): Promise<number> {
  const bytes = await file.read(at, 65_536);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : first;
}

async function tagBefore(file: FileBytes, at: number): Promise<number> {
  const head = await file.read(at, 32);
  if (ascii(head, 0, 3) === 'ID3') return id3Length(head);
  return ascii(head, 0, 8) === 'APETAGEX' ? apeLength(head) : 0;
}

async function tagBehind(file: FileBytes, end: number): Promise<number> {
  if (end < 128) return 0;
  if (ascii(await file.read(end - 128, 3)) === 'TAG') return 128;
  const foot = await file.read(end - 32, 32);
  if (ascii(foot, 0, 8) === 'APETAGEX') return apeLength(foot);
  if (ascii(foot, 22, 25) === '3DI') return id3Length(foot.subarray(22));
  if (ascii(foot, 23, 32) === 'LYRICS200') return Number(ascii(foot, 17, 23)) + 15;
  if (ascii(await file.read(end - 227, 4)) === 'TAG+') return 227;
  return 0;
}

/** Header, frames and footer; the size is written in sevens of bits (ID3v2.4, 3.1). */
function id3Length(head: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
  const footer = ((head[5] ?? 0) & 0x10) !== 0 ? 10 : 0;
  return 10 + footer + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
}

/** The size counts items and footer; a flag says whether there is a header too. */
function apeLength(head: Uint8Array): number {
  const view = viewOf(head);
  return view.getUint32(12, true) + ((view.getUint32(20, true) & 0x8000_0000) !== 0 ? 32 : 0);
}

function damaged(): Error {
  return refused('invalid', 'This MP3 is damaged: its sound does not follow its tags. Save it again and send that.');
}
