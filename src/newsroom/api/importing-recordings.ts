import { copyFile, readFile } from 'node:fs/promises';
import { Refusal } from '../../base/refusal.ts';
import { sha256OfFile } from '../../blobs/sha256.ts';
import type { ImportedStory } from '../../import/imported-story.ts';
import { recordingUses, replaceRecordings } from '../../story/body-recordings.ts';
import type { Body } from '../../story/body.ts';
import type { CaptionsId, RecordingId } from '../../story/recording.ts';
import type { Actor } from './actor.ts';
import type { Newsroom } from './newsroom.ts';
import { addCaptions, addRecording } from './recordings.ts';

interface AddedRecordings {
  readonly body: Body;
  readonly warnings: readonly string[];
  /** Where readers had each. */
  readonly addresses: ReadonlyMap<RecordingId | CaptionsId, readonly string[]>;
}

type Source = Pick<ImportedStory, 'recordings' | 'captions'>;

/** The body with its recordings and captions taken in; the same file is there once. One that is refused leaves its words. */
export async function withRecordings(
  newsroom: Newsroom,
  actor: Actor,
  { body, recordings = [], captions = [] }: Source & { readonly body: Body },
): Promise<AddedRecordings> {
  const warnings: string[] = [];
  const tried = async <T>(file: string, add: () => Promise<T>): Promise<T | null> => {
    try {
      return await add();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      warnings.push(`A recording was left out (${error.message}): ${file}`);
      return null;
    }
  };
  const addresses = new Map<RecordingId | CaptionsId, readonly string[]>();
  const stood = (id: RecordingId | CaptionsId | null, old: readonly string[]): void => {
    if (id !== null) addresses.set(id, [...(addresses.get(id) ?? []), ...old]);
  };
  const known = new Map<RecordingId, RecordingId | null>();
  for (const { id, file, addresses: old } of recordings) {
    const real = await tried(file, () => recordingFrom(newsroom, actor, file));
    known.set(id, real);
    stood(real, old);
  }
  const words = new Map<CaptionsId, CaptionsId | null>();
  const languages = new Map(
    recordingUses(body).flatMap((use) => use.captions.map((each) => [each.captions, each.language])),
  );
  for (const { id, file, addresses: old } of captions) {
    const language = languages.get(id) ?? '';
    const add = async (): Promise<CaptionsId> =>
      (await addCaptions(newsroom, actor, { bytes: await readFile(file), language })).id;
    const real = await tried(file, add);
    words.set(id, real);
    stood(real, old);
  }
  const replaced = replaceRecordings(body, {
    recording: (id) => known.get(id) ?? null,
    captions: (id) => words.get(id) ?? null,
  });
  return { body: replaced, warnings, addresses };
}

async function recordingFrom(newsroom: Newsroom, actor: Actor, file: string): Promise<RecordingId> {
  const known = await newsroom.store.read.recordings.bySource(await sha256OfFile(file));
  if (known !== null) return known.id;
  const incoming = await newsroom.blobs.receive();
  try {
    await copyFile(file, incoming.file);
    return (await addRecording(newsroom, actor, { incoming, declaredType: '' })).id;
  } finally {
    await incoming.discard();
  }
}
