import { DAY } from '../../base/clock.ts';
import type { Digest } from '../../base/digest.ts';
import type { Newsroom } from './newsroom.ts';

/** A little longer than an edition is kept (edition-documents.ts). */
const FORMER = 40 * DAY;

/**
 * Deletes the doomed files that no picture uses: from the blobs and the sealed ones, and from the editions, of which earlier
 * ones can be stepped back to only where they do without. What readers have, or are just being given, stays: how many it were.
 */
export async function forgetDoomed(newsroom: Newsroom): Promise<number> {
  return await newsroom.pictureTurns.take(() => forgetInTurn(newsroom));
}

async function forgetInTurn({ store, blobs, sealed, edition }: Newsroom): Promise<number> {
  const { images } = store.read;
  const [unsealed, needed, gone]: [Digest[], Digest[], Digest[]] = [[], [], []];
  for (const digest of await images.doomed()) {
    if (!(await images.isSealed(digest))) unsealed.push(digest);
    ((await images.usesBlob(digest)) ? needed : gone).push(digest);
  }
  await sealed.destroy(unsealed);
  await blobs.destroy(gone);
  const left = new Set(await edition.forget(gone));
  await store.transact(({ write }) => write.images.spare([...needed, ...gone.filter((digest) => !left.has(digest))]));
  return left.size;
}

/** The job. @throws Error when something is left, so that it is tried again. */
export async function forget(newsroom: Newsroom): Promise<void> {
  if ((await forgetDoomed(newsroom)) > 0) throw new Error('files of covered pictures are still in the edition');
}

/** Once a day: nothing is known any more of files that no earlier edition can hold. */
export async function forgetFormer(newsroom: Newsroom): Promise<void> {
  const now = newsroom.clock();
  await newsroom.store.transact(({ write }) => write.images.forgetFormer(new Date(now.getTime() - FORMER), now));
  await forgetDoomed(newsroom);
}
