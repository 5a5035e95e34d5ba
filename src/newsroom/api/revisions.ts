import { Refusal } from '../../base/refusal.ts';
import type { RevisionId, StoryContent, StoryId } from '../../story/story.ts';
import type { RevisionLine } from '../../store/stories-reader.ts';
import { requireRight, type Actor } from './actor.ts';
import { goOnHolding, refuseHeld } from './holding.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { rightToChange } from './rights.ts';
import { namedContent } from './stories.ts';
import { refuseStale, staleRefusal, storyAtHand, storyFor } from './story-at-hand.ts';
import { contentOf } from './story-content.ts';
import { noteAct } from './story-notes.ts';

export interface HistoryLine extends RevisionLine {
  /** What was said when something was done with it; null when nothing was. */
  readonly note: string | null;
}

/** Every revision of a story that is kept, the newest first. */
export async function listRevisions(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<readonly HistoryLine[]> {
  requireRight(actor, 'read');
  const { read } = newsroom.store;
  await storyAtHand(read, id);
  const said = new Map<RevisionId | null, string>();
  for (const { revision, act, text } of await read.notes.notes(id))
    if (act !== 'note' && text !== '' && !said.has(revision)) said.set(revision, text);
  return (await read.stories.revisionsOf(id)).map((line) => ({ ...line, note: said.get(line.id) ?? null }));
}

export interface RevisionView extends RevisionLine {
  readonly content: StoryContent;
}

/** @throws Refusal 'missing' */
export async function readRevision(newsroom: Newsroom, actor: Actor, id: RevisionId): Promise<RevisionView> {
  requireRight(actor, 'read');
  const { read } = newsroom.store;
  const found = await read.stories.revision(id);
  if (found === null) throw missing();
  const line = (await read.stories.revisionsOf(found.story)).find((each) => each.id === id);
  if (line === undefined) throw missing();
  const { service } = await storyAtHand(read, found.story);
  return { ...line, content: await namedContent(read, service, found.content) };
}

export interface Restoring {
  readonly id: StoryId;
  readonly revision: RevisionId;
  readonly expected: RevisionId;
  readonly tab: string | null;
}

/**
 * Saves what an earlier revision says on top of `expected`. Nothing of what came between goes.
 * @throws Refusal as `saveStory`; 'invalid' also when something that it names is not there any more
 */
export async function restoreRevision(
  newsroom: Newsroom,
  actor: Actor,
  { id, revision, expected, tab }: Restoring,
): Promise<{ revision: RevisionId }> {
  requireRight(actor, 'write');
  const { leases } = newsroom;
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const restored = await newsroom.store.transact(async ({ read, write }) => {
    const story = await storyFor(read, id, 'save');
    requireRight(actor, rightToChange(story));
    refuseHeld(leases, actor, { id, tab, revision: story.latestRevision });
    refuseStale(newsroom, story, expected);
    const earlier = await read.stories.revision(revision);
    if (earlier?.story !== id) throw missing();
    const { service, kind, slug } = story;
    const draft = { ...earlier.content, service, kind, slug, translationOf: null };
    const content = await contentOf(read, { publication, draft, id });
    const hand = { act: 'restore', account: actor.account, at } as const;
    const made = await write.stories.save(id, expected, { content, hand });
    if (made === null) throw staleRefusal(newsroom, story);
    await noteAct(write, actor, { story: id, act: 'restore', at, moment: earlier.savedAt, revision: made });
    return made;
  });
  goOnHolding(leases, actor, { id, tab });
  return { revision: restored };
}

function missing(): Refusal {
  return new Refusal('missing', 'There is no such revision: it was thinned, or never there.');
}
