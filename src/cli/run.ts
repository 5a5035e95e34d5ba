import { Refusal } from '../base/refusal.ts';
import { WrongUse } from '../configuration.ts';
import type { Program } from '../program.ts';
import { explainedDamage } from '../store/damaged-page.ts';
import type { Terminal } from './command.ts';
import { commands } from './commands.ts';

/** Runs one store command on an open home and turns what went wrong into a sentence and an exit code. */
export async function runCommand(
  program: Program,
  { name, args }: { name: string; args: readonly string[] },
  terminal: Terminal,
): Promise<number> {
  const command = commands[name];
  if (!command) return refuse(terminal, `there is no command “${name}”; try picket help`, 2);
  try {
    if (!command.onEmptyHome && (await program.isEmpty())) return refuse(terminal, 'empty: run picket init', 2);
    return await command.run(program, args, terminal);
  } catch (error) {
    if (error instanceof WrongUse) return refuse(terminal, `${error.message}\nusage: picket ${command.usage}`, 2);
    if (isParseArgsError(error)) return refuse(terminal, `${error.message}\nusage: picket ${command.usage}`, 2);
    if (error instanceof Refusal) {
      terminal.progress(`picket: ${error.message}`);
      for (const { field, detail } of error.faults) terminal.progress(`  ${field}: ${detail}`);
      return 1;
    }
    return refuse(terminal, explainedDamage(error) ?? (error instanceof Error ? error.message : String(error)), 1);
  }
}

function refuse(terminal: Terminal, message: string, code: number): number {
  terminal.progress(`picket: ${message}`);
  return code;
}

/** What node:util's parseArgs throws for an option it does not know. */
function isParseArgsError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
