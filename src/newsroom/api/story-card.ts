import type { Digest } from '../../base/digest.ts';
import { CARD_SIZE, cardKey, cardPath } from '../../media/card-key.ts';
import { cardWords } from '../../press/card-words.ts';
import type { Setting } from '../../press/setting.ts';
import type { CardImage } from '../../press/social-images.ts';
import type { CardWords } from '../../story/card-words.ts';
import type { PublicStory } from '../../story/story.ts';
import type { CardRow } from '../../store/tables.ts';

/** How the card of a story stands: drawn as the story is now, impossible to draw, or yet to be drawn. */
export type CardState =
  | { readonly state: 'drawn'; readonly image: CardImage; readonly digest: Digest }
  | { readonly state: 'none' }
  | { readonly state: 'due'; readonly key: string; readonly words: CardWords };

export function cardState(setting: Setting, story: PublicStory, row: CardRow | null): CardState {
  const words = cardWords(setting, story);
  const key = cardKey(story.id, words);
  if (row?.key !== key) return { state: 'due', key, words };
  if (row.digest === null) return { state: 'none' };
  return { state: 'drawn', image: { path: cardPath(key), ...CARD_SIZE }, digest: row.digest };
}
