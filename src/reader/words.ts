import type { PluralForms } from '../language/numbers.ts';

/** The few words of the bar, as the page brings them. Which of the plural ones are there says what the page is. */
export interface Words {
  /** The BCP 47 tag of these words. */
  readonly language: string;
  readonly breaking: string;
  readonly close: string;
  readonly newStories?: PluralForms;
  readonly newPosts?: PluralForms;
  readonly changedPosts?: string;
}

/** What the page says to the script, in the attributes of its element. */
export interface Orders {
  /** The address of `now.json`. */
  readonly now: string;
  readonly words: Words;
  /** On a front: when its newest story became public, in milliseconds. */
  readonly since: number | null;
  /** Until when this page is looked after every minute, in milliseconds. */
  readonly freshUntil: number;
}

/** Null on a page without orders. */
export function readOrders(): Orders | null {
  const script = document.querySelector<HTMLScriptElement>('script[data-now]');
  if (script === null) return null;
  const { now = '', words = '', since, fresh } = script.dataset;
  return {
    now,
    // The page and this script come from one press.
    words: JSON.parse(words) as Words,
    since: since === undefined ? null : Date.parse(since),
    freshUntil: fresh === undefined ? 0 : Date.parse(fresh),
  };
}
