import { DAY, HOUR } from '../../base/clock.ts';
import type { JobKinds } from './jobs.ts';
import type { Newsroom } from './newsroom.ts';

/** So long every revision stays that somebody's typing made. */
const WHOLE = DAY;

/** Thins what somebody's typing left behind (docs/decisions/newsroom-leases.md), a day later and whole hours at once. */
export function revisionJobs(newsroom: Newsroom): JobKinds {
  const { store, clock } = newsroom;
  return {
    thin: async () => {
      const until = Math.floor((clock().getTime() - WHOLE) / HOUR) * HOUR;
      await store.transact(({ write }) => write.revisions.thin(new Date(until)));
      await queueThinning(newsroom, new Date(clock().getTime() + DAY));
    },
  };
}

/** At every start too; of each the subject is its day, so that one that failed is tried beside the next. */
export async function queueThinning(newsroom: Newsroom, at = newsroom.clock()): Promise<void> {
  await newsroom.store.transact(({ write }) => write.jobs.queue('thin', [at.toISOString().slice(0, 10)], at));
}
