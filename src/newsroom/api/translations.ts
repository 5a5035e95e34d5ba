import { Refusal } from '../../base/refusal.ts';
import type { StoryId } from '../../story/story.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { Actor } from './actor.ts';
import { has } from './rights.ts';
import { writeSubject } from './subject.ts';

/**
 * Joins a story, with all its translations, to the translations of `original`. True when readers will see it: then the
 * pages that name one another are queued.
 * @throws Refusal 'forbidden' when somebody without the right to edit would move public stories.
 */
export async function joinTranslations(
  { read, write }: Transaction,
  actor: Actor,
  { story, original, at }: { story: StoryAtHand; original: StoryId; at: Date },
): Promise<boolean> {
  const others = await read.stories.translationsOf(story.translationSet);
  if (others.some(({ id }) => id === original)) return false;
  const moved = others.filter(({ publishedRevision }) => publishedRevision !== null);
  if (moved.length > 0 && !has(actor.role, 'edit')) {
    throw new Refusal('forbidden', 'Readers see translations of this story: ask an editor to join it to another.');
  }
  await write.stories.linkTranslation(original, story.id);
  for (const { id } of moved) await write.editions.queue(writeSubject({ kind: 'story', id, before: null }), at);
  return moved.length > 0;
}
