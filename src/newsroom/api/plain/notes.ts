import { randomUUID } from 'node:crypto';
import { MINUTE, type Clock } from '../../../base/clock.ts';

interface Note {
  readonly session: string;
  readonly text: string;
  readonly until: number;
}

/** A secret is there for the page that follows, and so long at most. */
const LIFE = 5 * MINUTE;

/**
 * What the next page shows once and never again: a sign-in link, a token. Kept in memory only, so that the page can be
 * loaded again without repeating the act, and so that no address holds a secret.
 */
export class OneTimeNotes {
  readonly #clock: Clock;
  readonly #notes = new Map<string, Note>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps a text for the session; the answer is what to ask for it with, and tells nothing of it. */
  leave(session: string, text: string): string {
    this.#forgetOld();
    const key = randomUUID();
    this.#notes.set(key, { session, text, until: this.#clock().getTime() + LIFE });
    return key;
  }

  /** The text, the first time and to the same session; then and to everybody else null. */
  take(session: string, key: string): string | null {
    this.#forgetOld();
    const note = this.#notes.get(key);
    if (note?.session !== session) return null;
    this.#notes.delete(key);
    return note.text;
  }

  #forgetOld(): void {
    const now = this.#clock().getTime();
    for (const [key, { until }] of this.#notes) if (until <= now) this.#notes.delete(key);
  }
}
