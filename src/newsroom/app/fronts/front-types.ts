import { arrangeFront, FRONT_PLACES } from '../../../story/front.ts';
import type { StoryId } from '../../../story/story.ts';
import type { StoryState } from '../api-types.ts';

/** A front, as docs/contracts/newsroom-api.md says it, and how it looks to readers. */

export interface Place {
  readonly story: string;
  /** RFC 3339, or null: until somebody takes it away. */
  readonly until: string | null;
}

/** From the lead on; null fills itself. */
export type Places = readonly (Place | null)[];

export interface FrontStory {
  readonly id: string;
  readonly headline: string;
  readonly state: StoryState;
  /** Null while readers cannot open it. */
  readonly firstPublished: string | null;
  readonly thumbnail: string | null;
}

export interface Front {
  readonly places: Places;
  readonly newest: readonly string[];
  readonly stories: readonly FrontStory[];
}

/** A place as the screen shows it. */
export interface Slot {
  /** Its own among the slots, whatever moves. */
  readonly id: string;
  readonly place: Place | null;
  /** What stands there, or would by itself; null when there are no more stories. */
  readonly story: FrontStory | null;
  /** What readers have there while the story is not public yet; null otherwise. */
  readonly meanwhile: FrontStory | null;
}

/** The front that these places make: the same rule as for the pressed page. */
export function slotsOf(places: Places, newest: readonly string[], known: ReadonlyMap<string, FrontStory>): Slot[] {
  const cards = newest.flatMap((id) => known.get(id) ?? []).map((story) => ({ ...story, id: story.id as StoryId }));
  const placed = new Map(
    places.flatMap((place, at) => {
      const story = place === null ? undefined : known.get(place.story);
      return story === undefined || story.firstPublished === null
        ? []
        : [[at + 1, { ...story, id: story.id as StoryId }] as const];
    }),
  );
  const shown = arrangeFront(placed, { newest: cards, limit: FRONT_PLACES });
  return Array.from({ length: FRONT_PLACES }, (_, at) => {
    const place = places[at] ?? null;
    const readers = shown[at] ?? null;
    if (place === null) return { id: readers?.id ?? `free-${at}`, place, story: readers, meanwhile: null };
    const story = known.get(place.story) ?? null;
    return { id: place.story, place, story, meanwhile: story?.firstPublished === null ? readers : null };
  });
}

/** What stood at `from` stands at `to`, pinned there; what stood between moves by one. */
export function movePlace(slots: readonly Slot[], from: number, to: number): Places {
  const places: (Place | null)[] = slots.map(({ place }) => place);
  const [moved = null] = places.splice(from, 1);
  const story = slots[from]?.story ?? null;
  places.splice(to, 0, moved ?? (story === null ? null : { story: story.id, until: null }));
  return places;
}

/** The story in that place, and in no other. */
export function putInPlace(places: Places, at: number, place: Place | null): Places {
  return Array.from({ length: FRONT_PLACES }, (_, each) => {
    if (each === at) return place;
    const there = places[each] ?? null;
    return there?.story === place?.story ? null : there;
  });
}
