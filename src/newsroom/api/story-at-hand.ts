import { Refusal } from '../../base/refusal.ts';
import { mayStart, type StoryAct } from '../../story/rules.ts';
import type { RevisionId, StoryId } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { Newsroom } from './newsroom.ts';

/** @throws Refusal 'missing' */
export async function storyAtHand(read: Readers, id: StoryId): Promise<StoryAtHand> {
  const story = await read.stories.story(id);
  if (story === null) throw missing();
  return story;
}

function missing(): Refusal {
  return new Refusal('missing', 'There is no such story.', { code: 'no-story' });
}

/**
 * The story, when the act may start in its state, locked until the end of the transaction that `read` belongs to.
 * @throws Refusal 'missing' or 'wrong-state'
 */
export async function storyFor(read: Readers, id: StoryId, act: StoryAct): Promise<StoryAtHand> {
  const story = await read.stories.storyToChange(id);
  if (story === null) throw missing();
  if (!mayStart(act, story.state, story.publishedRevision !== null)) {
    throw new Refusal(
      'wrong-state',
      `The story is ${story.state.replace('-', ' ')}: this cannot be done with it now.`,
      {
        code: 'story-state',
      },
    );
  }
  return story;
}

/** Null while readers cannot open it. */
export function urlOf(
  origin: string,
  story: { path: string | null; publishedRevision: RevisionId | null },
): string | null {
  return story.path === null || story.publishedRevision === null ? null : origin + story.path;
}

/** `expected`: what whoever acts has seen; null when they do not say. @throws Refusal 'stale' when another was saved since */
export function refuseStale(newsroom: Newsroom, story: StoryAtHand, expected: RevisionId | null): void {
  if (expected !== null && story.latestRevision !== expected) throw staleRefusal(newsroom, story);
}

/** Another was saved since. */
export function staleRefusal({ leases }: Newsroom, { id, latestRevision: revision }: StoryAtHand): Refusal {
  const message =
    'Somebody saved this story after you opened it: open it again, and bring your change to what is there now.';
  return new Refusal('stale', message, {
    code: 'story-saved-since',
    members: { revision, heldBy: leases.of(id)?.name ?? null },
  });
}
