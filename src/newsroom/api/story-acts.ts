import { Refusal } from '../../base/refusal.ts';
import { cleanText } from '../../story/body-leaves.ts';
import type { StoryAct } from '../../story/rules.ts';
import type { RevisionId, StoryId } from '../../story/story.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { NoteAct } from '../../store/story-tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { refuseHeld } from './holding.ts';
import type { Newsroom } from './newsroom.ts';
import { rightToChange } from './rights.ts';
import { refuseStale, storyFor } from './story-at-hand.ts';
import { noteAct } from './story-notes.ts';

/** What is done to a story on its way to readers, besides publishing (publishing.ts). Each is noted, with the revision it was done with. */

interface Act {
  readonly newsroom: Newsroom;
  readonly actor: Actor;
  readonly id: StoryId;
  readonly act: Extract<StoryAct, NoteAct>;
  /** The revision that whoever acts has seen: null when they do not say. */
  readonly expected?: RevisionId | null;
  readonly text?: string;
}

type Does = (transaction: Transaction, story: StoryAtHand) => Promise<void>;

async function carryOut({ newsroom, actor, id, act, expected = null, text = '' }: Act, does: Does): Promise<void> {
  const at = newsroom.clock();
  await newsroom.store.transact(async (transaction) => {
    const story = await storyFor(transaction.read, id, act);
    refuseStale(newsroom, story, expected);
    await does(transaction, story);
    const revision = story.latestRevision;
    await transaction.write.stories.keep(revision);
    await noteAct(transaction.write, actor, { story: id, act, at, text, revision });
  });
}

export interface Submission {
  readonly id: StoryId;
  readonly expected?: RevisionId | null;
  /** The window it is written in (leases.ts). */
  readonly tab?: string | null;
}

/** Asks somebody who may publish to look. @throws Refusal 'stale' while somebody else writes in it */
export async function submitStory(newsroom: Newsroom, actor: Actor, { id, expected, tab }: Submission): Promise<void> {
  requireRight(actor, 'write');
  await carryOut({ newsroom, actor, id, act: 'submit', expected: expected ?? null }, async ({ write }, story) => {
    refuseHeld(newsroom.leases, actor, { id, tab: tab ?? null, revision: story.latestRevision });
    await write.stories.setState(id, { state: 'in-review' });
  });
}

/** Gives it back to its writers. `reason`: what is to be done; may be empty. */
export async function sendBackStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, reason }: { id: StoryId; reason: string },
): Promise<void> {
  requireRight(actor, 'edit');
  await carryOut({ newsroom, actor, id, act: 'send-back', text: reason }, async ({ write }) => {
    await write.stories.setState(id, { state: 'draft' });
    await write.stories.change(id, { approvedRevision: null });
  });
}

/** Says that this revision may be published. The next save is another, which is not approved. */
export async function approveStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, expected }: { id: StoryId; expected: RevisionId | null },
): Promise<void> {
  requireRight(actor, 'edit');
  await carryOut({ newsroom, actor, id, act: 'approve', expected }, async ({ write }, story) => {
    await write.stories.change(id, { approvedRevision: story.latestRevision });
  });
}

/** Takes a schedule back: what readers have stays as it is, and the rest waits for an editor. */
export async function unscheduleStory(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<void> {
  requireRight(actor, 'edit');
  await carryOut({ newsroom, actor, id, act: 'unschedule' }, async ({ write }, { publishedRevision }) => {
    await write.stories.setState(id, { state: publishedRevision === null ? 'in-review' : 'published' });
  });
}

/**
 * Nobody publishes it before `until`. Whoever may change the story may set one; what is set, an editor changes.
 * @throws Refusal 'wrong-state' while it is scheduled for before then
 */
export async function setEmbargo(
  newsroom: Newsroom,
  actor: Actor,
  { id, until }: { id: StoryId; until: Date | null },
): Promise<void> {
  const at = newsroom.clock();
  if (until !== null && until <= at) throw invalidTime('until');
  await newsroom.store.transact(async ({ read, write }) => {
    const story = await storyFor(read, id, 'plan');
    requireRight(actor, story.embargoUntil === null ? rightToChange(story) : 'edit');
    if (until !== null && story.scheduledFor !== null && story.scheduledFor < until)
      throw new Refusal('wrong-state', 'It is scheduled for before then: take the schedule back first.', {
        code: 'scheduled-before',
      });
    await write.stories.change(id, { embargoUntil: until });
    await noteAct(write, actor, { story: id, act: 'embargo', at, moment: until, revision: story.latestRevision });
  });
}

/** Takes it from readers by itself at a time, as `unpublishStory` does; null: not by itself. */
export async function setUnpublishAt(
  newsroom: Newsroom,
  actor: Actor,
  { id, at: moment }: { id: StoryId; at: Date | null },
): Promise<void> {
  requireRight(actor, 'edit');
  const at = newsroom.clock();
  if (moment !== null && moment <= at) throw invalidTime('at');
  await newsroom.store.transact(async ({ read, write }) => {
    const { scheduledFor } = await storyFor(read, id, 'plan');
    if (moment !== null && scheduledFor !== null && moment <= scheduledFor)
      throw new Refusal('wrong-state', 'It is scheduled to be published after then.', { code: 'scheduled-after' });
    await write.stories.change(id, { unpublishAt: moment });
    await noteAct(write, actor, { story: id, act: 'unpublish-at', at, moment });
  });
}

/** What an editor has to give with an act that needs a reason. @throws Refusal 'invalid' */
export function reasonGiven(reason: string): string {
  if (cleanText(reason).trim() !== '') return reason;
  const detail = 'Say what is to be done.';
  throw new Refusal('invalid', detail, { faults: [{ field: 'reason', code: 'task-missing', detail }] });
}

function invalidTime(field: string): Refusal {
  const detail = 'Choose a time to come, or null.';
  return new Refusal('invalid', detail, { faults: [{ field, code: 'time-past', detail }] });
}
