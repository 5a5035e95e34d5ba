import type { Clock } from '../base/clock.ts';
import { WrongUse } from '../configuration.ts';
import { Fault } from '../edition/verify/fault.ts';
import type { Terminal } from './command.ts';
import { checkMirror } from './check-mirror.ts';
import { mirror } from './mirror.ts';
import { verify } from './verify.ts';

/** What a command has that needs no home. */
export interface Surroundings {
  /** Where it may keep what it has seen. Absolute. */
  readonly state: string;
  readonly clock: Clock;
  /** For who goes on until told to stop: aborted then. Whoever never asks is ended. */
  untilStopped(): AbortSignal;
}

/** A command for who runs no newsroom: it runs in the process that was called. Returns the exit code, throws as a StoreCommand. */
export interface HomelessCommand {
  readonly usage: string;
  readonly summary: string;
  run(surroundings: Surroundings, args: readonly string[], terminal: Terminal): Promise<number>;
}

export const homeless: Readonly<Record<string, HomelessCommand>> = { verify, mirror, 'check-mirror': checkMirror };

/** Turns what went wrong into a sentence and an exit code. */
export async function runHomeless(
  command: HomelessCommand,
  surroundings: Surroundings,
  { args, terminal }: { args: readonly string[]; terminal: Terminal },
): Promise<number> {
  try {
    return await command.run(surroundings, args, terminal);
  } catch (error) {
    if (error instanceof Fault) {
      terminal.out(error.message);
      return 1;
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const wrong = error instanceof WrongUse || code.startsWith('ERR_PARSE_ARGS');
    const message = error instanceof Error ? error.message : String(error);
    terminal.progress(wrong ? `picket: ${message}\nusage: picket ${command.usage}` : `picket: ${message}`);
    return wrong ? 2 : 1;
  }
}
