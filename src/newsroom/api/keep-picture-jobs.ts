import { MINUTE } from '../../base/clock.ts';
import { PictureProcess } from '../../media/picture-process.ts';
import { editionJobs, queueCollection, queueFirstCompression } from './edition-jobs.ts';
import { keepJobs } from './jobs.ts';
import type { Newsroom } from './newsroom.ts';
import { queueThinning, revisionJobs } from './revision-jobs.ts';
import { pictureJobs, queueSurvey } from './picture-jobs.ts';

/** Below everything else that the machine does: what is drawn by and by keeps no reader and no editor waiting. */
const NICENESS = 10;
/** On a busy machine what stands behind everything takes its time. */
const LONGEST = 5 * MINUTE;

/**
 * Draws by and by what pages want, in a process of its own, and keeps the edition in order, until the signal ends it; begins
 * with what a run before left.
 */
export async function keepPictureJobs(
  newsroom: Newsroom,
  running: { signal: AbortSignal; onFault: (error: unknown) => void },
): Promise<void> {
  await using process = new PictureProcess({ niceness: NICENESS, jobMilliseconds: LONGEST });
  // A picture at work is let go: it is drawn at the next start.
  running.signal.addEventListener('abort', () => void process[Symbol.asyncDispose]());
  // A disk that is full now may not be later: the next start asks again.
  for (const ask of [queueSurvey, queueCollection, queueFirstCompression, queueThinning])
    await ask(newsroom).catch(running.onFault);
  // What a reader will see goes first.
  await keepJobs(
    newsroom,
    { ...pictureJobs({ newsroom, process }), ...editionJobs(newsroom), ...revisionJobs(newsroom) },
    running,
  );
}
