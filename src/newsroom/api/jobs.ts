import { HOUR, MINUTE, SECOND } from '../../base/clock.ts';
import { Refusal } from '../../base/refusal.ts';
import type { JobRow } from '../../store/tables.ts';
import type { Newsroom } from './newsroom.ts';

/** Does the work of one subject. It may find that nothing is left to do; it throws when it failed. Done twice, it harms nothing. */
export type Job = (subject: string) => Promise<void>;

/** Kinds of work by name. Of those that are due, the first goes first. */
export type JobKinds = Readonly<Record<string, Job>>;

interface Running {
  readonly signal: AbortSignal;
  /** Told of what is no refusal: a fault of the program. */
  readonly onFault: (error: unknown) => void;
}

/** So many jobs of a kind make one edition, so that a hundred do not make a hundred, and a publish waits for none of them long. */
const BATCH = 20;
const LONGEST_SLEEP = HOUR;
const LONGEST_WAIT = 24 * HOUR;

/** Does the work that is due by and by, one job at a time, until the signal ends it. */
export async function keepJobs(newsroom: Newsroom, kinds: JobKinds, running: Running): Promise<void> {
  const { signal, onFault } = running;
  while (!signal.aborted) {
    try {
      await runJobs(newsroom, kinds, running);
      await newsroom.presser.wants.heard({ signal, milliseconds: await untilNext(newsroom, kinds) });
    } catch (error) {
      onFault(error);
      await newsroom.presser.wants.heard({ signal, milliseconds: 5 * SECOND });
    }
  }
}

/** Does all that is due now, and what that brings with it. What readers will see of it is in an edition when it returns. */
export async function runJobs(newsroom: Newsroom, kinds: JobKinds, running: Running): Promise<void> {
  const { store, presser, clock } = newsroom;
  let [done, kind] = [0, ''];
  while (!running.signal.aborted) {
    const job = await store.read.jobs.next(Object.keys(kinds), clock());
    if (done > 0 && (job?.kind !== kind || done === BATCH)) {
      await presser.press();
      done = 0;
      continue;
    }
    if (job === null) {
      // What is pressed last may want something again.
      await presser.pressWhole();
      if ((await store.read.jobs.next(Object.keys(kinds), clock())) === null) return;
      continue;
    }
    await runJob(newsroom, { job, work: kinds[job.kind] }, running);
    kind = job.kind;
    done += 1;
  }
  if (done > 0) await presser.press();
}

/** A job that fails is due again later and later: after a minute, four, a quarter of an hour, at last once a day. */
async function runJob(
  { store, clock }: Newsroom,
  { job, work }: { job: JobRow; work: Job | undefined },
  { signal, onFault }: Running,
): Promise<void> {
  try {
    await work?.(job.subject);
    await store.transact(({ write }) => write.jobs.finish(job.id));
  } catch (error) {
    // Whoever stops the program stops its work: that is no failure.
    if (signal.aborted) return;
    if (!(error instanceof Refusal)) onFault(error);
    const failure = error instanceof Error ? error.message : String(error);
    const wait = Math.min(MINUTE * 4 ** job.attempts, LONGEST_WAIT);
    const dueAt = new Date(clock().getTime() + wait);
    await store.transact(({ write }) => write.jobs.fail(job.id, { failure, dueAt }));
  }
}

async function untilNext({ store, clock }: Newsroom, kinds: JobKinds): Promise<number> {
  const due = await store.read.jobs.nextDue(Object.keys(kinds));
  return due === null ? LONGEST_SLEEP : Math.min(LONGEST_SLEEP, Math.max(0, due.getTime() - clock().getTime()));
}
