/** What Linux says of processes in /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it began, itself first. */
export function treeOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap(
    (task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').match(/\d+/g) ?? [],
  );
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

export function residentMegabytes(pid: number): number {
  const [, kibibytes = '0'] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** Milliseconds of a processor that a process and all it began have used, to the nearest ten: what else runs beside does not lengthen them. */
export function processorTime(pid: number): number {
  const ticks = treeOf(pid).map((each) => {
    // The name in parentheses may hold anything: fields are counted from behind it (proc(5): utime and stime).
    const fields = readFileSync(`/proc/${each}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}
