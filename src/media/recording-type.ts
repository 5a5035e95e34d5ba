import { ascii } from './file-bytes.ts';
import { isMp3Frame } from './clean-mp3.ts';
import { refused } from './picture-type.ts';

export type Container = 'mp3' | 'mp4' | 'ogg' | 'webm';

/** What whoever sends a recording may call each container. */
const CLAIMS: Readonly<Record<Container, readonly string[]>> = {
  mp3: ['audio/mpeg', 'audio/mp3', 'audio/x-mp3', 'audio/mpeg3', 'audio/x-mpeg'],
  mp4: ['audio/mp4', 'video/mp4', 'audio/x-m4a', 'audio/m4a', 'video/x-m4v', 'audio/x-m4b'],
  ogg: ['audio/ogg', 'application/ogg', 'audio/opus', 'audio/x-opus+ogg', 'audio/vorbis', 'video/ogg'],
  webm: ['audio/webm', 'video/webm'],
};

const TAKEN = 'send an MP3, M4A or Ogg sound (Opus), or an MP4 (H.264) or WebM film';

/** How many bytes are looked at. */
export const HEAD = 64;

/**
 * What the first bytes prove a recording to be. What is claimed must agree; `''` and application/octet-stream claim nothing.
 * @throws Refusal `wrong-type`, `invalid` when there are no bytes
 */
export function ensureContainer(head: Uint8Array, declared: string): Container {
  if (head.length === 0) throw refused('invalid', 'The file is empty: choose it again.');
  const container = containerOf(head);
  if (container === null) throw refused('wrong-type', adviceFor(head));
  const claim = (declared.split(';', 1)[0] ?? '').trim().toLowerCase();
  const silent = claim === '' || claim === 'application/octet-stream' || claim === 'binary/octet-stream';
  if (!silent && !CLAIMS[container].includes(claim)) {
    const type = CLAIMS[container][0] ?? '';
    throw refused('wrong-type', `The file is ${type} but was sent as ${claim}: send it as what it is.`);
  }
  return container;
}

function containerOf(head: Uint8Array): Container | null {
  if (ascii(head, 0, 4) === 'OggS') return 'ogg';
  if (ascii(head, 0, 3) === 'ID3' || isMp3Frame(head)) return 'mp3';
  if (ascii(head, 0, 4) === '\x1aE\xdf\xa3') return ascii(head).includes('webm') ? 'webm' : null;
  // QuickTime looks alike and is not played everywhere.
  return ascii(head, 4, 8) === 'ftyp' &&
    /^(isom|iso\d|mp4\d|avc1|M4A |M4V |M4B |MSNV|dash|3gp\d|f4v )/.test(ascii(head, 8, 12))
    ? 'mp4'
    : null;
}

function adviceFor(head: Uint8Array): string {
  if (ascii(head, 4, 8) === 'ftyp' || ascii(head, 4, 8) === 'moov')
    return `QuickTime films are not played by every browser: ${TAKEN}.`;
  if (ascii(head, 0, 4) === 'RIFF') return `WAV and AVI are too large for readers: ${TAKEN}.`;
  if (ascii(head, 0, 4) === '\x1aE\xdf\xa3') return `Matroska films are not played by every browser: ${TAKEN}.`;
  return `This is not a recording we can take: ${TAKEN}.`;
}
