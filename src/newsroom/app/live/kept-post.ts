import { keptAs } from '../story/unsent.ts';
import type { PostDraft } from './post-types.ts';

/** A post that is still being written: it stays in this browser until it is sent. */
interface KeptPost extends PostDraft {
  /** What an edit was made to. */
  readonly version?: number;
}

/** Of the composer of a story, or of the edit of one of its posts; null when there is nothing. */
export function readKeptPost(name: string): KeptPost | null {
  try {
    return JSON.parse(localStorage.getItem(keptAs(name)) ?? 'null') as KeptPost | null;
  } catch {
    return null;
  }
}

export function keepPost(name: string, post: KeptPost): void {
  try {
    localStorage.setItem(keptAs(name), JSON.stringify(post));
  } catch {
    // A browser that keeps nothing has it on the screen only; sending says so.
  }
}

export function dropKeptPost(name: string): void {
  localStorage.removeItem(keptAs(name));
}
