import { writeFileSync } from 'node:fs';
// Not the global: what runs beside it may be told that there is none.
import process from 'node:process';

/** The worker's side of `JobProcess`: says that it is ready, then answers one job at a time, and ends itself above a job's memory. */
export function serveJobs<Job extends { readonly residentBytes: number }, Answer>(
  ready: Answer,
  answerTo: (job: Job) => Promise<Answer>,
): void {
  const work = async (job: Job): Promise<void> => {
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > job.residentBytes) end();
    }, 25);
    process.send?.(await answerTo(job));
    clearInterval(watch);
  };
  volunteer();
  process.on('disconnect', end);
  process.on('message', (job: Job) => void work(job));
  process.send?.(ready);
}

function end(): void {
  // Not process.exit, which would wait for a decoder that is still at work.
  process.kill(process.pid, 'SIGKILL');
}

/** When the machine runs out of memory, the kernel takes this process first. Only Linux has the file. */
function volunteer(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Elsewhere the two limits have to do.
  }
}
