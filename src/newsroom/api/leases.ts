import { MINUTE, type Clock } from '../../base/clock.ts';
import type { StoryId } from '../../story/story.ts';
import type { AccountId } from '../../store/tables.ts';

/** So long a lease lasts, in milliseconds, unless it is renewed. */
const LEASE = 2 * MINUTE;

/** Who writes, and in which of their windows: a tab has a name that it gave itself. */
export interface Holder {
  /** Null for a token. */
  readonly account: AccountId | null;
  readonly name: string;
  readonly tab: string;
}

export interface Lease extends Holder {
  readonly since: Date;
  readonly expires: Date;
}

/**
 * Who writes in which story just now: one at a time. In memory only: a restart frees them all, and whoever goes on typing has
 * the next one at once, for what was saved is guarded by its revision (docs/decisions/newsroom-leases.md).
 */
export class Leases {
  readonly #clock: Clock;
  readonly #leases = new Map<StoryId, Lease>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Null when nobody writes in it. */
  of(story: StoryId): Lease | null {
    const lease = this.#leases.get(story);
    if (lease === undefined || isOver(lease, this.#clock())) return null;
    return lease;
  }

  /** Somebody else's, or another tab's, as `holder` sees it; null when nobody stands in the way. */
  inTheWayOf(story: StoryId, holder: Holder | null): Lease | null {
    const lease = this.of(story);
    return lease === null || (holder !== null && isSame(lease, holder)) ? null : lease;
  }

  /** The story is the holder's from now on, whoever had it; a lease of its own is renewed. */
  give(story: StoryId, holder: Holder): Lease {
    const now = this.#clock();
    for (const [id, lease] of this.#leases) if (isOver(lease, now)) this.#leases.delete(id);
    const own = this.#leases.get(story);
    const since = own !== undefined && isSame(own, holder) ? own.since : now;
    const lease = { ...holder, since, expires: new Date(now.getTime() + LEASE) };
    this.#leases.set(story, lease);
    return lease;
  }

  /** Nothing happens when it is somebody else's. */
  release(story: StoryId, holder: Holder): void {
    const lease = this.#leases.get(story);
    if (lease !== undefined && isSame(lease, holder)) this.#leases.delete(story);
  }

  /** The stories that an account writes in, in whatever tab. */
  heldBy(account: AccountId): readonly StoryId[] {
    const now = this.#clock();
    return [...this.#leases]
      .filter(([, lease]) => lease.account === account && !isOver(lease, now))
      .map(([story]) => story);
  }
}

function isOver(lease: Lease, now: Date): boolean {
  return lease.expires <= now;
}

function isSame(one: Holder, other: Holder): boolean {
  return one.account === other.account && one.name === other.name && one.tab === other.tab;
}
