import type { Incoming } from '../../blobs/blobs.ts';
import { CAPTIONS_TYPE, keepCaptions, keepRecording } from '../../media/recording-library.ts';
import { Refusal } from '../../base/refusal.ts';
import { isLanguageTag } from '../../story/body-mark.ts';
import type { CaptionsId, PublicRecording } from '../../story/recording.ts';
import type { CaptionsRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';

/** Of a recording, in bytes. */
export const RECORDING_LIMIT = 500_000_000;

/** A file for a recording to come in. Keep it with `addRecording` or discard it. */
export async function receiveRecording(newsroom: Newsroom, actor: Actor): Promise<Incoming> {
  requireRight(actor, 'write');
  return await newsroom.blobs.receive();
}

/**
 * Takes everything but sound and picture out of what came in, and keeps it. The same file again is the recording that is
 * there. Readers get it once a story that plays it is public.
 * @throws Refusal as `keepRecording`
 */
export async function addRecording(
  newsroom: Newsroom,
  actor: Actor,
  { incoming, declaredType }: { incoming: Incoming; declaredType: string },
): Promise<PublicRecording> {
  requireRight(actor, 'write');
  const kept = await keepRecording(incoming, declaredType);
  return await newsroom.store.transact(async ({ read, write }) => {
    const known = await read.recordings.byPath(kept.path);
    const at = newsroom.clock();
    const row = { ...kept, createdAt: at, account: actor.account };
    const id = known?.id ?? (await write.recordings.add(row));
    if (known === null) await audit(write, { actor, act: 'recording.add', subject: id, at });
    const { kind, type, path, length, seconds, width, height } = kept;
    return { id, kind, type, path, length, seconds, width, height };
  });
}

/** Keeps captions in a language (BCP 47). @throws Refusal as `readCaptions` */
export async function addCaptions(
  newsroom: Newsroom,
  actor: Actor,
  { bytes, language }: { bytes: Uint8Array; language: string },
): Promise<{ id: CaptionsId }> {
  requireRight(actor, 'write');
  if (!isLanguageTag(language)) {
    const detail = 'Name the language of the captions, such as kk or fa.';
    throw new Refusal('invalid', detail, { faults: [{ field: 'language', detail }] });
  }
  const kept = await keepCaptions(bytes, language, newsroom.blobs);
  return await newsroom.store.transact(async ({ read, write }) => {
    const known = await read.recordings.captionsByPath(kept.path);
    const row = { ...kept, language, createdAt: newsroom.clock(), account: actor.account };
    return { id: known?.id ?? (await write.recordings.addCaptions(row)) };
  });
}

const SHOWN = 60;

export interface RecordingShelf {
  readonly recordings: readonly PublicRecording[];
  readonly captions: readonly CaptionsRow[];
}

/** The newest first. */
export async function listRecordings({ store }: Newsroom, actor: Actor): Promise<RecordingShelf> {
  requireRight(actor, 'read');
  const { recordings } = store.read;
  return { recordings: await recordings.recordings(SHOWN), captions: await recordings.captions(SHOWN) };
}

/** Where the bytes of a recording or of captions are that have this address on the site, or will. Null when there are none. */
export async function recordingFile(
  { store, blobs }: Newsroom,
  actor: Actor,
  path: string,
): Promise<{ readonly file: string; readonly type: string; readonly length: number } | null> {
  requireRight(actor, 'read');
  const recording = await store.read.recordings.byPath(path);
  const found = recording ?? (await store.read.recordings.captionsByPath(path));
  const file = found && (await blobs.file(found.digest));
  return found && file ? { file, type: recording?.type ?? CAPTIONS_TYPE, length: found.length } : null;
}
