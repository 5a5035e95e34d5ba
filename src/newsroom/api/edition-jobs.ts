import { DAY, MINUTE } from '../../base/clock.ts';
import { forgetFormer } from './doomed-files.ts';
import type { JobKinds } from './jobs.ts';
import type { Newsroom } from './newsroom.ts';

/** Pages are compressed again when they have stood so long, and as long as their stories are not older than this. */
const STANDING = 10 * MINUTE;
const READ_MOST = 30 * DAY;
/** So many addresses in one go: others wait for their turn. */
const GO = 16;

/** What keeps the edition in order by and by. Of each job the subject is when it is due: one that failed is tried beside the next. */
export function editionJobs(newsroom: Newsroom): JobKinds {
  const { edition, clock } = newsroom;
  let [seen, left]: [string | undefined, string[]] = [undefined, []];
  return {
    collect: async () => {
      await edition.collect(clock());
      await forgetFormer(newsroom);
      await queueCollection(newsroom, new Date(clock().getTime() + DAY));
    },
    compress: async () => {
      const head = edition.head()?.digest;
      if (left.length === 0 && head !== seen) [seen, left] = [head, await pathsReadMost(newsroom)];
      await edition.recompress(left.splice(0, GO));
      await queueCompression(newsroom, new Date(clock().getTime() + (left.length > 0 ? 0 : STANDING)));
    },
  };
}

/** At every start too, so that what a crash left does not stay for long. */
export async function queueCollection(newsroom: Newsroom, at = newsroom.clock()): Promise<void> {
  await newsroom.store.transact(({ write }) => write.jobs.queue('collect', [at.toISOString().slice(0, 10)], at));
}

/** At every start; what was published before then has stood long enough by the time that it is due. */
export async function queueFirstCompression(newsroom: Newsroom): Promise<void> {
  await queueCompression(newsroom, new Date(newsroom.clock().getTime() + STANDING));
}

async function queueCompression({ store }: Newsroom, at: Date): Promise<void> {
  await store.transact(({ write }) => write.jobs.queue('compress', [at.toISOString()], at));
}

/** Fronts, and the pages of stories that changed of late. */
async function pathsReadMost({ store, clock }: Newsroom): Promise<string[]> {
  const publication = await store.read.publication.publication();
  const services = publication?.document.services.map(({ id }) => id) ?? [];
  const paths = ['/', ...services.map((service) => `/${service}/`)];
  const since = new Date(clock().getTime() - READ_MOST);
  for (const service of services) {
    const ids = await store.read.published.changedSince(service, since);
    for (const { path } of await store.read.published.cardsById(ids)) paths.push(path, `${path}text/`);
  }
  return paths;
}
