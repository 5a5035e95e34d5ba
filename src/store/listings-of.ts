import type { StoryContent } from '../story/story.ts';
import type { ListKind } from './tables.ts';

export interface Listing {
  readonly list: ListKind;
  readonly slug: string;
}

/** The lists in which a story with this content stands, each once. Plain names have no list. */
export function listingsOf({ topics, storyline, bylines }: StoryContent): readonly Listing[] {
  const all: Listing[] = topics.map((slug) => ({ list: 'topic', slug }));
  if (storyline !== null) all.push({ list: 'storyline', slug: storyline });
  for (const byline of bylines) {
    if ('person' in byline) all.push({ list: 'person', slug: byline.person });
    if ('unit' in byline) all.push({ list: 'unit', slug: byline.unit });
  }
  return [...new Map(all.map((listing) => [`${listing.list} ${listing.slug}`, listing])).values()];
}
