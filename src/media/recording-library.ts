import type { Digest } from '../base/digest.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Blobs, Incoming } from '../blobs/blobs.ts';
import { sha256OfFile } from '../blobs/sha256.ts';
import type { RecordingType } from '../story/recording.ts';
import { readCaptions } from './captions.ts';
import { cleanMp3 } from './clean-mp3.ts';
import { cleanMp4 } from './clean-mp4.ts';
import { cleanOgg } from './clean-ogg.ts';
import { cleanWebm } from './clean-webm.ts';
import { FileBytes } from './file-bytes.ts';
import type { RecordingFacts } from './recording-facts.ts';
import { ensureContainer, HEAD, type Container } from './recording-type.ts';

export interface KeptRecording extends RecordingFacts {
  /** Of the bytes that readers get, with how many they are. */
  readonly digest: Digest;
  readonly length: number;
  /** Of the file as it was sent. */
  readonly sourceDigest: Digest;
  readonly path: string;
}

/**
 * Takes everything but sound and picture out of a file that has come in, and keeps it: the file as it was sent is nowhere.
 * @throws Refusal `wrong-type`, `invalid`: one sentence that says what to do; then nothing is kept.
 */
export async function keepRecording(incoming: Incoming, declaredType: string): Promise<KeptRecording> {
  const sourceDigest = await sha256OfFile(incoming.file);
  const facts = await cleaned(incoming.file, declaredType);
  const { digest, length } = await incoming.keep();
  const path = `/media/${digest.slice(0, 16)}/${ENDINGS[facts.type]}`;
  return { ...facts, digest, length, sourceDigest, path };
}

/**
 * Keeps captions as we print them.
 * @throws Refusal as `readCaptions`
 */
export async function keepCaptions(
  bytes: Uint8Array,
  language: string,
  blobs: Blobs,
): Promise<{ digest: Digest; length: number; path: string }> {
  const text = Buffer.from(readCaptions(bytes));
  const digest = await blobs.put(text);
  return { digest, length: text.length, path: `/media/${digest.slice(0, 16)}/${language}.vtt` };
}

export const CAPTIONS_TYPE = 'text/vtt;charset=utf-8';

const ENDINGS: Readonly<Record<RecordingType, string>> = {
  'audio/mpeg': 'sound.mp3',
  'audio/mp4': 'sound.m4a',
  'audio/ogg': 'sound.ogg',
  'audio/webm': 'sound.webm',
  'video/mp4': 'film.mp4',
  'video/webm': 'film.webm',
};

async function cleaned(file: string, declaredType: string): Promise<RecordingFacts> {
  await using bytes = await FileBytes.open(file);
  return await clean(bytes, ensureContainer(await bytes.read(0, HEAD), declaredType));
}

function clean(bytes: FileBytes, container: Container): Promise<RecordingFacts> {
  switch (container) {
    case 'mp3':
      return cleanMp3(bytes);
    case 'mp4':
      return cleanMp4(bytes);
    case 'ogg':
      return cleanOgg(bytes);
    case 'webm':
      return cleanWebm(bytes);
    default:
      return unreachable(container);
  }
}
