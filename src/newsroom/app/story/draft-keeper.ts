import type { StoryFields } from '../api-types.ts';
import type { Unsent } from './unsent.ts';

/** What became of sending a change. */
export type Sent =
  | { readonly kind: 'saved'; readonly revision: string }
  /** It did not arrive, or the newsroom is ill: worth another try. */
  | { readonly kind: 'unreachable' }
  /** 412: somebody saved in between, or holds the story. */
  | { readonly kind: 'stale'; readonly heldBy: string | null }
  | { readonly kind: 'refused'; readonly detail: string };

export type DraftState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  /** Kept in this browser, and tried again by itself. `kept` is false where the browser keeps nothing. */
  | { readonly kind: 'offline'; readonly kept: boolean }
  | { readonly kind: 'stale'; readonly heldBy: string | null }
  | { readonly kind: 'refused'; readonly detail: string };

/** What the keeper works with; handed in, so that it can be tried without a browser. */
export interface DraftWorld {
  send(base: string, fields: Partial<StoryFields>): Promise<Sent>;
  /** False when it could not be kept. */
  keep(unsent: Unsent): boolean;
  drop(): void;
  now(): Date;
  /** Calls back after so many milliseconds; returns what takes that back. */
  later(milliseconds: number, what: () => void): () => void;
  changed(state: DraftState): void;
}

/** Quiet for so long, then it is sent. */
const PAUSE = 1_500;
/** Somebody who types without a pause is saved all the same. */
const LONGEST = 8_000;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

/**
 * Brings what is typed to the newsroom, one request at a time, each on top of the revision before. What was not
 * acknowledged is kept in the browser, and nothing is ever sent over somebody else's revision: after `stale` it waits for
 * `resolve`.
 */
export class DraftKeeper {
  readonly #world: DraftWorld;
  #base: string;
  #pending: Partial<StoryFields> = {};
  #state: DraftState = { kind: 'saved' };
  #sending: Promise<void> | null = null;
  #unplan: (() => void) | null = null;
  #typedSince: number | null = null;
  #retry = FIRST_RETRY;

  constructor(world: DraftWorld, base: string) {
    this.#world = world;
    this.#base = base;
  }

  get base(): string {
    return this.#base;
  }

  get state(): DraftState {
    return this.#state;
  }

  /** What the newsroom does not have yet. */
  get unsent(): Partial<StoryFields> {
    return this.#pending;
  }

  /** Something is being typed whose words are told with the next `change`. */
  touch(): void {
    if (this.#state.kind === 'saved') this.#become({ kind: 'typing' });
  }

  change(fields: Partial<StoryFields>): void {
    this.#pending = { ...this.#pending, ...fields };
    const kept = this.#keep();
    const now = this.#world.now().getTime();
    this.#typedSince ??= now;
    if (this.#state.kind === 'stale') return;
    if (this.#state.kind === 'offline') return this.#become({ kind: 'offline', kept });
    this.#become({ kind: 'typing' });
    this.#plan(Math.min(PAUSE, Math.max(this.#typedSince + LONGEST - now, 0)));
  }

  /** Sends now; resolves when all is acknowledged or it is clear that it will not be. */
  async flush(): Promise<DraftState> {
    this.#unplan?.();
    while (this.#sending !== null) await this.#sending;
    if (Object.keys(this.#pending).length > 0 && this.#state.kind !== 'stale') await this.#send();
    return this.#state;
  }

  /** The line is there again: do not wait out the pause. */
  wake(): void {
    if (this.#state.kind !== 'offline') return;
    this.#retry = FIRST_RETRY;
    void this.flush();
  }

  /** Another revision is what is typed on from now: after a merge, an act or a restore. */
  resolve(base: string, fields: Partial<StoryFields> = {}): void {
    this.#base = base;
    this.#pending = fields;
    if (Object.keys(fields).length === 0) {
      this.#world.drop();
      this.#become({ kind: 'saved' });
    } else {
      this.#keep();
      this.#become({ kind: 'typing' });
      this.#plan(0);
    }
  }

  #keep(): boolean {
    return this.#world.keep({ base: this.#base, fields: this.#pending, at: this.#world.now().toISOString() });
  }

  #plan(milliseconds: number): void {
    this.#unplan?.();
    this.#unplan = this.#world.later(milliseconds, () => void this.flush());
  }

  #send(): Promise<void> {
    const sending = this.#sendOnce().finally(() => {
      this.#sending = null;
    });
    this.#sending = sending;
    return sending;
  }

  async #sendOnce(): Promise<void> {
    const fields = this.#pending;
    this.#typedSince = null;
    if (this.#state.kind !== 'offline') this.#become({ kind: 'saving' });
    const sent = await this.#world.send(this.#base, fields);
    if (sent.kind === 'saved') return this.#acknowledged(fields, sent.revision);
    if (sent.kind === 'unreachable') {
      this.#become({ kind: 'offline', kept: this.#keep() });
      this.#plan(this.#retry);
      this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
      return;
    }
    this.#keep();
    this.#become(sent);
  }

  #acknowledged(fields: Partial<StoryFields>, revision: string): void {
    this.#base = revision;
    this.#retry = FIRST_RETRY;
    const given: Record<string, unknown> = fields;
    const left = Object.entries(this.#pending).filter(([name, value]) => given[name] !== value);
    this.#pending = Object.fromEntries(left);
    if (left.length === 0) {
      this.#world.drop();
      this.#become({ kind: 'saved' });
    } else {
      this.#keep();
      this.#become({ kind: 'typing' });
      this.#plan(PAUSE);
    }
  }

  #become(state: DraftState): void {
    this.#state = state;
    this.#world.changed(state);
  }
}
