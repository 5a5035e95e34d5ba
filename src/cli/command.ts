import type { Program } from '../program.ts';

/** Where a command's words go, and where it stands: it may run in another process than the one that was called. */
export interface Terminal {
  /** A line of the result, to standard output. */
  out(line: string): void;
  /** What is going on, to standard error. On a terminal a line that begins with \r replaces the one before. */
  progress(line: string): void;
  /** The folder that file arguments are relative to. Absolute. */
  readonly folder: string;
}

/** A command that works on an open home. Returns the exit code: 0 done, 1 refused or failed. Throws WrongUse for 2, Refusal for 1. */
export interface StoreCommand {
  readonly usage: string;
  readonly summary: string;
  /** True when it may run on a home that holds no publication yet. */
  readonly onEmptyHome: boolean;
  run(program: Program, args: readonly string[], terminal: Terminal): Promise<number>;
}
