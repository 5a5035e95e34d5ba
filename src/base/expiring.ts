import type { Clock } from './clock.ts';

/** What is kept for so long and no longer, up to a number of values: the oldest goes first. */
export class Expiring<Key, Value> {
  readonly #clock: Clock;
  readonly #life: number;
  readonly #limit: number;
  readonly #values = new Map<Key, { readonly value: Value; readonly at: number }>();

  /** `life` is in milliseconds. */
  constructor(clock: Clock, { life, limit }: { life: number; limit: number }) {
    this.#clock = clock;
    this.#life = life;
    this.#limit = limit;
  }

  set(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, { value, at: this.#clock().getTime() });
    for (const [oldest, { at }] of this.#values) {
      if (this.#values.size <= this.#limit && this.#lives(at)) return;
      this.#values.delete(oldest);
    }
  }

  get(key: Key): Value | undefined {
    const kept = this.#values.get(key);
    return kept !== undefined && this.#lives(kept.at) ? kept.value : undefined;
  }

  /** The value, this once. */
  take(key: Key): Value | undefined {
    const value = this.get(key);
    this.#values.delete(key);
    return value;
  }

  delete(key: Key): void {
    this.#values.delete(key);
  }

  get size(): number {
    return this.#values.size;
  }

  /** A clock that was set back keeps nothing alive for long. */
  #lives(at: number): boolean {
    return Math.abs(this.#clock().getTime() - at) < this.#life;
  }
}
