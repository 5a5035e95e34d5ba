import { execFileSync } from 'node:child_process';
import { needs, programPath } from '../test/needs.ts';

/** Where a program is that a bench starts. @throws Error that says how it gets there. */
export function toolPath(name: string): string {
  if (needs.tool(name)) throw new Error(`${name} is not installed: run scripts/bench-tools`);
  return programPath(name);
}

/** The beginning of a command that keeps to one core, with all it begins. */
export function onCore(core: number): [string, string, string] {
  return [toolPath('taskset'), '-c', String(core)];
}

/** Keeps a process with all its threads, and whatever they begin, on one core. */
export function pin(pid: number, core: number): void {
  execFileSync(toolPath('taskset'), ['-acp', String(core), String(pid)], { stdio: 'ignore' });
}
