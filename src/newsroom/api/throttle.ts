import { HOUR, MINUTE, SECOND, type Clock } from '../../base/clock.ts';
import type { Digest } from '../../base/digest.ts';
import { secretDigest } from './secrets.ts';

/** How failures turn into waiting. */
interface Curve {
  /** So many failures cost nothing. */
  readonly free: number;
  /** The next one costs this, every further one twice as much as the one before, up to `most`. In milliseconds. */
  readonly first: number;
  readonly most: number;
  /** After so long without a failure all are forgotten. In milliseconds. */
  readonly memory: number;
}

interface Failures {
  readonly count: number;
  /** In milliseconds since the epoch. */
  readonly last: number;
}

/** A person who mistypes never waits long; who guesses gets about twelve tries an hour. */
const ONE_NAME: Curve = { free: 4, first: SECOND, most: 5 * MINUTE, memory: HOUR };
/** All names together. Low, because whoever attacks makes everybody wait; enough to stop a list of names being tried. */
const ALL_NAMES: Curve = { free: 60, first: SECOND / 4, most: 2 * SECOND, memory: 10 * MINUTE };
const NONE: Failures = { count: 0, last: 0 };

/**
 * Slows the guessing of passphrases without knowing who guesses: no address is looked at. Kept in memory only, by digest,
 * since people type a passphrase where the name belongs. Sign-in links, passkeys and sessions are not slowed, so that
 * whoever keeps a name waiting does not lock its owner out.
 */
export class SignInThrottle {
  readonly #clock: Clock;
  readonly #names = new Map<Digest, Failures>();
  #all = NONE;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Asks for one try. 0: it may be made and counts as failed until `succeeded` is called, so that tries made at once
   * do not slip by. Otherwise the milliseconds to wait; the try does not count.
   */
  attempt(name: string): number {
    const now = this.#clock().getTime();
    const key = secretDigest(name);
    const own = remembered(this.#names.get(key) ?? NONE, ONE_NAME, now);
    const all = remembered(this.#all, ALL_NAMES, now);
    const wait = Math.max(waitOf(own, ONE_NAME, now), waitOf(all, ALL_NAMES, now));
    if (wait > 0) return wait;
    this.#forget(now);
    this.#names.delete(key);
    this.#names.set(key, { count: own.count + 1, last: now });
    this.#all = { count: all.count + 1, last: now };
    return 0;
  }

  /** The try that `attempt` allowed was right: its name starts afresh. */
  succeeded(name: string): void {
    this.#names.delete(secretDigest(name));
    this.halfway();
  }

  /** The try that `attempt` allowed was right so far: it goes on counting against its name, and against no other. */
  halfway(): void {
    this.#all = { ...this.#all, count: Math.max(0, this.#all.count - 1) };
  }

  /** How many names are remembered: at the pace that all of them together are allowed, never much over 2,000. */
  get size(): number {
    return this.#names.size;
  }

  /** The map is in the order of the last try. */
  #forget(now: number): void {
    for (const [key, failures] of this.#names) {
      if (remembered(failures, ONE_NAME, now) !== NONE) return;
      this.#names.delete(key);
    }
  }
}

function remembered(failures: Failures, curve: Curve, now: number): Failures {
  return now - failures.last > curve.memory ? NONE : failures;
}

function waitOf({ count, last }: Failures, curve: Curve, now: number): number {
  if (count < curve.free) return 0;
  const delay = Math.min(curve.most, curve.first * 2 ** (count - curve.free));
  // A clock that was set back must not lock anybody out for longer than the longest delay.
  return Math.min(delay, Math.max(0, last + delay - now));
}
