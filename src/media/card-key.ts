import { utf8 } from '../base/bytes.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { CardWords } from '../story/card-words.ts';
import type { StoryId } from '../story/story.ts';

/** In pixels: 16×9, as messengers show it. */
export const CARD_SIZE = { width: 1200, height: 675 } as const;

/** Part of every card's address: raise it with whatever draws it otherwise. */
const CARD_VERSION = 1;

/** The part of a card's address that says all it shows: 16 hexadecimal digits. No two stories share one. */
export function cardKey(story: StoryId, words: CardWords): string {
  return sha256(utf8(JSON.stringify([CARD_VERSION, story, words]))).slice(0, 16);
}

export function cardPath(key: string): string {
  return `/media/${key}/card.png`;
}
