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
  return (await frontsCards(read, { services: [service], limit, now })).get(service) ?? [];
}

/** The same for the fronts of some services at once. */
export async function frontsCards(
  read: Readers,
  { services, limit, now }: { services: readonly string[]; limit: number; now: Date },
): Promise<ReadonlyMap<string, readonly StoryCard[]>> {
  const places = await read.fronts.placesOf(services, now);
  const cards = new Map(
    (await read.published.cardsById(places.map(({ story }) => story))).map((card) => [card.id, card]),
  );
  const placed = (service: string): ReadonlyMap<number, StoryCard> =>
    new Map(
      places.flatMap(({ service: of, place, story }) => {
        const card = cards.get(story);
        return of !== service || card === undefined || card.kind === 'page' ? [] : [[place, card] as const];
      }),
    );
  const fronts = services.map((service) => ({ service, placed: placed(service) }));
  const newest = await read.published.cardsOf(
    fronts.map(({ service, placed: { size } }) => ({ service, limit: limit + size })),
  );
  return new Map(
    fronts.map(({ service, placed: own }) => [
      service,
      arrangeFront(own, { newest: newest.get(service) ?? [], limit }),
    ]),
  );
}
