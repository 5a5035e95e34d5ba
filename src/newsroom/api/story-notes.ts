import { Refusal } from '../../base/refusal.ts';
import { cleanText } from '../../story/body-leaves.ts';
import type { RevisionId, StoryId } from '../../story/story.ts';
import type { SignedNote } from '../../store/notes-reader.ts';
import type { NoteAct, NoteId } from '../../store/story-tables.ts';
import type { Writers } from '../../store/writers.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { storyAtHand } from './story-at-hand.ts';

export interface ActOnStory {
  readonly story: StoryId;
  readonly act: NoteAct;
  readonly at: Date;
  /** Why, in the words of who did it. */
  readonly text?: string;
  /** The moment that the act sets, of a schedule or an embargo. */
  readonly moment?: Date | null;
  /** What it was done with. */
  readonly revision?: RevisionId;
}

/** Notes what was done with a story, by whom, and records it: called inside the transaction of the act. */
export async function noteAct(
  write: Writers,
  actor: Actor,
  { story, act, at, text = '', moment = null, revision }: ActOnStory,
): Promise<NoteId> {
  const note = { story, act, at, moment, text: cleanText(text), account: actor.account, revision: revision ?? null };
  const id = await write.notes.add(note);
  // What people say to each other is no act. The words of an act stand here alone, so that erasing them erases them.
  if (act !== 'note')
    await audit(write, { actor, act: `story.${act}`, subject: story, detail: moment?.toISOString() ?? null, at });
  return id;
}

/** What was said and done about a story, the newest first. */
export async function listNotes(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<readonly SignedNote[]> {
  requireRight(actor, 'read');
  await storyAtHand(newsroom.store.read, id);
  return await newsroom.store.read.notes.notes(id);
}

/** Empties what was said in a note or an act; that it was, by whom and when stays. @throws Refusal 'missing' */
export async function eraseNote(
  newsroom: Newsroom,
  actor: Actor,
  { id, note }: { id: StoryId; note: NoteId },
): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  await newsroom.store.transact(async ({ write }) => {
    if (!(await write.notes.erase(id, note)))
      throw new Refusal('missing', 'There is no such note, or nothing of it is left to erase.');
    await audit(write, { actor, act: 'story.erase-note', subject: id, at: newsroom.clock() });
  });
}

/** Says something about a story to whoever works on it; readers never see it. */
export async function addNote(
  newsroom: Newsroom,
  actor: Actor,
  { id, text }: { id: StoryId; text: string },
): Promise<{ id: NoteId }> {
  requireRight(actor, 'write');
  if (cleanText(text).trim() === '')
    throw new Refusal('invalid', 'A note needs words.', { faults: [{ field: 'text', detail: 'Write something.' }] });
  const at = newsroom.clock();
  return await newsroom.store.transact(async ({ read, write }) => {
    const { latestRevision: revision } = await storyAtHand(read, id);
    return { id: await noteAct(write, actor, { story: id, act: 'note', at, text, revision }) };
  });
}
