import { DAY } from '../../base/clock.ts';
import type { JobKinds } from './jobs.ts';
import type { Newsroom } from './newsroom.ts';

/** What keeps the edition in order, once a day: the subject is the day. */
export function editionJobs(newsroom: Newsroom): JobKinds {
  return {
    collect: async () => {
      const now = newsroom.clock();
      await newsroom.edition.collect(now);
      await queueCollection(newsroom, new Date(now.getTime() + DAY));
    },
  };
}

/** At every start too, so that what a crash left does not stay for long. */
export async function queueCollection({ store }: Newsroom, at: Date): Promise<void> {
  await store.transact(({ write }) => write.jobs.queue('collect', [at.toISOString().slice(0, 10)], at));
}
