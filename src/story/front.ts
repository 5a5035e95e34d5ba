import type { StoryId } from './story.ts';

/** How many places of a front an editor may fill, from its lead on; below them the newest follow. */
export const FRONT_PLACES = 8;

/** A story that an editor put in a place of a front. */
export interface FrontPlace {
  /** 1 is the lead; up to FRONT_PLACES. */
  readonly place: number;
  readonly story: StoryId;
  /** When it leaves the place by itself, or null. */
  readonly until: Date | null;
}

/**
 * The order of a front: what stands in a place stays there, the newest fill what is free, each story once. Where the newest
 * run out, later places move up. `newest` has to be as many as `limit` besides those placed.
 */
export function arrangeFront<Card extends { readonly id: StoryId }>(
  placed: ReadonlyMap<number, Card>,
  { newest, limit }: { newest: readonly Card[]; limit: number },
): readonly Card[] {
  const inPlace = new Set([...placed.values()].map(({ id }) => id));
  const free = newest.filter(({ id }) => !inPlace.has(id)).values();
  const order: Card[] = [];
  const last = Math.max(limit, ...placed.keys());
  for (let place = 1; place <= last; place += 1) {
    const card = placed.get(place) ?? free.next().value;
    if (card !== undefined) order.push(card);
  }
  return order.slice(0, limit);
}
