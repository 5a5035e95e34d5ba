import type { Terminal } from './command.ts';

/** One thing looked at. `advice` is null when all is well. */
export interface Finding {
  readonly what: string;
  readonly advice: string | null;
}

/** Says it in one line. Returns how many faults it is: 0 or 1. */
export function say({ what, advice }: Finding, terminal: Terminal): number {
  terminal.out(advice === null ? `ok    ${what}` : `FAULT ${what}: ${advice}`);
  return advice === null ? 0 : 1;
}
