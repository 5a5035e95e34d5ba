import { newId } from '../../../base/id.ts';
import type { PostDraft } from './post-types.ts';

/** A post on its way. */
export interface WaitingPost {
  /** Its own from the beginning: sent twice, it is there once. Ids sort by the time they were made. */
  readonly id: string;
  readonly content: PostDraft;
  /** RFC 3339. */
  readonly at: string;
  /** Whether it was sent and no answer came: then nobody knows whether the newsroom has it. */
  readonly tried: boolean;
}

export interface OutboxItem extends WaitingPost {
  /** Whether the browser keeps it when the page is closed. */
  readonly kept: boolean;
  /** Why the newsroom does not take it, or null. */
  readonly refused: string | null;
}

export type Delivery =
  | { readonly kind: 'sent' }
  /** It did not arrive, or the newsroom is ill: worth another try. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly detail: string };

export interface OutboxState {
  /** In the order they were written in. */
  readonly items: readonly OutboxItem[];
  readonly line: 'there' | 'away' | 'signed-out';
  /** The id of what is being sent just now. */
  readonly sending: string | null;
}

/** What the outbox works with; handed in, so that it can be tried without a browser. */
export interface OutboxWorld {
  /** What is kept from before. */
  list(): readonly WaitingPost[];
  /** False when it could not be kept. */
  keep(post: WaitingPost): boolean;
  drop(id: string): void;
  online(): boolean;
  send(post: WaitingPost): Promise<Delivery>;
  /** Readers have one more. */
  delivered(): void;
  now(): Date;
  /** Calls back after so many milliseconds; returns what takes that back. */
  later(milliseconds: number, what: () => void): () => void;
}

const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

/**
 * Brings posts to the newsroom in the order they were written in, one at a time, each until it is answered. What is refused
 * stands aside for whoever wrote it and does not hold up the others.
 */
export class Outbox {
  readonly #world: OutboxWorld;
  readonly #listeners = new Set<() => void>();
  #state: OutboxState;
  #running = false;
  #unplan: (() => void) | null = null;
  #retry = FIRST_RETRY;

  constructor(world: OutboxWorld) {
    this.#world = world;
    this.#state = { items: world.list().map(fromBefore), line: 'there', sending: null };
    void this.#run();
  }

  /** The same object until something changes. */
  get state(): OutboxState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(content: PostDraft): void {
    const at = this.#world.now();
    const post: WaitingPost = { id: newId<'Post'>(at), content, at: at.toISOString(), tried: false };
    const item = { ...post, kept: this.#world.keep(post), refused: null };
    this.#become({ items: [...this.#state.items, item] });
    void this.#run();
  }

  /** Out of the outbox, to be written on; null when the newsroom may have it already. */
  take(id: string): PostDraft | null {
    const item = this.#state.items.find((each) => each.id === id);
    if (item === undefined || item.tried || this.#state.sending === id) return null;
    this.#remove(id);
    return item.content;
  }

  /** What was refused is tried once more. */
  again(id: string): void {
    this.#replace(id, { refused: null });
    this.wake();
  }

  /** The line is there again, or somebody asks: do not wait out the pause. */
  wake(): void {
    this.#retry = FIRST_RETRY;
    void this.#run();
  }

  /** Another window of this browser wrote or delivered something. */
  refresh(): void {
    const stored = this.#world.list();
    const there = new Set(stored.map(({ id }) => id));
    const mine = this.#state.items.filter(({ id, kept }) => !kept || there.has(id) || this.#state.sending === id);
    const known = new Set(mine.map(({ id }) => id));
    const items = [...mine, ...stored.filter(({ id }) => !known.has(id)).map(fromBefore)];
    this.#become({ items: items.sort((one, other) => (one.id < other.id ? -1 : 1)) });
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#unplan?.();
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        if (!this.#world.online()) return this.#wait('away');
        const line = await this.#deliver(next);
        if (line !== 'there') return this.#wait(line);
      }
      this.#become({ line: 'there' });
    } finally {
      this.#running = false;
    }
  }

  #next(): OutboxItem | undefined {
    return this.#state.items.find(({ refused }) => refused === null);
  }

  async #deliver({ id, content, at }: OutboxItem): Promise<OutboxState['line']> {
    const post = { id, content, at, tried: true };
    // Before it leaves: whoever opens the page again knows that it may have arrived.
    this.#replace(id, { tried: true, kept: this.#world.keep(post) });
    this.#become({ sending: id });
    const delivery = await this.#world.send(post);
    this.#become({ sending: null });
    switch (delivery.kind) {
      case 'sent':
        this.#remove(id);
        this.#retry = FIRST_RETRY;
        this.#world.delivered();
        return 'there';
      case 'refused':
        this.#replace(id, {
          tried: false,
          refused: delivery.detail,
          kept: this.#world.keep({ ...post, tried: false }),
        });
        return 'there';
      case 'unreachable':
        return 'away';
      case 'signed-out':
        return 'signed-out';
    }
  }

  #wait(line: OutboxState['line']): void {
    this.#become({ line });
    this.#unplan = this.#world.later(this.#retry, () => void this.#run());
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
  }

  #remove(id: string): void {
    this.#world.drop(id);
    this.#become({ items: this.#state.items.filter((each) => each.id !== id) });
  }

  #replace(id: string, change: Partial<OutboxItem>): void {
    this.#become({ items: this.#state.items.map((each) => (each.id === id ? { ...each, ...change } : each)) });
  }

  #become(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function fromBefore(post: WaitingPost): OutboxItem {
  return { ...post, kept: true, refused: null };
}
