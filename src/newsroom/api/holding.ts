import { Refusal } from '../../base/refusal.ts';
import type { RevisionId, StoryId } from '../../story/story.ts';
import type { Writers } from '../../store/writers.ts';
import { requireRight, type Actor } from './actor.ts';
import type { Holder, Lease, Leases } from './leases.ts';
import type { Newsroom } from './newsroom.ts';
import { rightToChange } from './rights.ts';
import { storyFor } from './story-at-hand.ts';
import { noteAct } from './story-notes.ts';

export interface Held {
  readonly lease: Lease;
  /** What is saved: whoever goes on from an older one reads it first. */
  readonly revision: RevisionId;
}

/**
 * Says who writes in a story from now on, in which of their windows; asked again while typing, it renews that. With
 * `takeOver`, also when somebody else does: what they saved last is kept as it is, and what they have not saved stays in
 * their window, whose next save is refused.
 * @throws Refusal 'stale' while another writes in it
 */
export async function holdStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, tab, takeOver }: { id: StoryId; tab: string; takeOver: boolean },
): Promise<Held> {
  const { leases, store } = newsroom;
  const holder = holderOf(actor, tab);
  return await store.transact(async ({ read, write }) => {
    const story = await storyFor(read, id, 'save');
    requireRight(actor, rightToChange(story));
    const revision = story.latestRevision;
    const other = leases.inTheWayOf(id, holder);
    if (other !== null && !takeOver) throw heldBy(other, { actor, revision });
    if (other !== null) await keepOf(write, actor, { id, revision, at: newsroom.clock() });
    // The last thing that is done: nobody comes between the look and the lease.
    const now = leases.inTheWayOf(id, holder);
    if (now !== null && !takeOver) throw heldBy(now, { actor, revision });
    return { lease: leases.give(id, holder), revision };
  });
}

async function keepOf(
  write: Writers,
  actor: Actor,
  { id, revision, at }: { id: StoryId; revision: RevisionId; at: Date },
): Promise<void> {
  await write.stories.keep(revision);
  await noteAct(write, actor, { story: id, act: 'take-over', at, revision });
}

/** Lets others write. Nothing happens when the window holds the story no longer. */
export function releaseStory({ leases }: Newsroom, actor: Actor, { id, tab }: { id: StoryId; tab: string }): void {
  requireRight(actor, 'write');
  leases.release(id, holderOf(actor, tab));
}

/** `tab`: null for a program, which writes where nobody does. @throws Refusal 'stale' while somebody else writes in it, or another window */
export function refuseHeld(
  leases: Leases,
  actor: Actor,
  { id, tab, revision }: { id: StoryId; tab: string | null; revision: RevisionId },
): void {
  const other = leases.inTheWayOf(id, tab === null ? null : holderOf(actor, tab));
  if (other !== null) throw heldBy(other, { actor, revision });
}

/** After something was saved: whoever saved it goes on writing, unless another took over meanwhile. */
export function goOnHolding(leases: Leases, actor: Actor, { id, tab }: { id: StoryId; tab: string | null }): void {
  if (tab === null) return;
  const holder = holderOf(actor, tab);
  if (leases.inTheWayOf(id, holder) === null) leases.give(id, holder);
}

function holderOf({ account, name }: Actor, tab: string): Holder {
  return { account, name, tab };
}

function heldBy({ name, since, account }: Lease, { actor, revision }: { actor: Actor; revision: RevisionId }): Refusal {
  const mine = account !== null && account === actor.account;
  const message = mine
    ? 'You are writing in this story in another window: go on there, or take over.'
    : `${name} is writing in this story just now.`;
  const members = { heldBy: name, mine, since: since.toISOString(), revision };
  return new Refusal('stale', message, { code: mine ? 'held-by-you' : 'held', values: { name }, members });
}
