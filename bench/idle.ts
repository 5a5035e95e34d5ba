/** What a home with so many stories takes while nobody asks for anything: time to start, and memory. */
import { setTimeout as after } from 'node:timers/promises';
import type { BenchHome } from './home.ts';
import { startOn, type Starting } from './picket.ts';
import { residentMegabytes, treeOf } from './processes.ts';
import { median, milliseconds, type Row } from './report.ts';

const STARTS = 5;
const QUIET = 30_000;

export async function benchStart(at: BenchHome, starting: Starting): Promise<Row[]> {
  const taken: number[] = [];
  for (let time = 0; time < STARTS; time += 1) {
    const began = performance.now();
    await using _newsroom = await startOn(at, starting);
    taken.push(performance.now() - began);
  }
  const note = `of ${STARTS}: ${taken.map(milliseconds).join(' ')}; from spawn to the line that it is ready`;
  return [{ what: 'start', stories: at.count, value: milliseconds(median(taken)), note }];
}

export async function benchMemory(at: BenchHome, starting: Starting): Promise<Row[]> {
  await using newsroom = await startOn(at, starting);
  await after(QUIET);
  const sizes = treeOf(newsroom.pid).map(residentMegabytes);
  const whole = sizes.reduce((sum, each) => sum + each, 0);
  const note = `VmRSS ${QUIET / 1000} s after the start; each process: ${sizes.map((each) => each.toFixed(0)).join(' + ')}`;
  return [{ what: 'resident memory, idle', stories: at.count, value: `${whole.toFixed(0)} MB`, note }];
}
