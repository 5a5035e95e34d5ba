import { arrangeFront } from '../../story/front.ts';
import type { StoryCard } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';

/**
 * A front's stories in its order: those that editors placed, as far as readers can open them, and the newest around them.
 * Pages have no date and so no place on a front.
 */
export async function frontCards(
  read: Readers,
  { service, limit, now }: { service: string; limit: number; now: Date },
): Promise<readonly StoryCard[]> {
  const places = await read.fronts.places(service, now);
  const cards = new Map(
    (await read.published.cardsById(places.map(({ story }) => story))).map((card) => [card.id, card]),
  );
  const placed = new Map(
    places.flatMap(({ place, story }) => {
      const card = cards.get(story);
      return card === undefined || card.kind === 'page' ? [] : [[place, card] as const];
    }),
  );
  const newest = await read.published.cards({ service, limit: limit + placed.size });
  return arrangeFront(placed, { newest, limit });
}
