import { systemClock } from '../base/clock.ts';
import { readConfiguration, WrongUse } from '../configuration.ts';
import { run } from '../main.ts';
import { openProgram } from '../program.ts';
import type { Terminal } from './command.ts';
import { commands } from './commands.ts';
import { doctorUrl } from './doctor-url.ts';
import { keysOffline, OFFLINE } from './keys-offline.ts';
import { runThroughOwner } from './remote.ts';
import { runCommand } from './run.ts';

/** A command for whoever runs a newsroom. */
export async function runAtHome([name, ...args]: readonly [string, ...string[]], terminal: Terminal): Promise<number> {
  const configuration = readConfiguration(process.env);
  if (name === 'start') {
    if (args.length > 0) throw new WrongUse('start takes no arguments: what it needs comes from the environment');
    return await run(configuration, terminal);
  }
  if (name === 'doctor' && args.some((word) => /^--url(=|$)/.test(word)))
    return await doctorUrl(configuration, args, terminal, { clock: systemClock });
  if (name === 'keys' && OFFLINE.includes(args[0] ?? '')) return await keysOffline(args, terminal);
  if (!(name in commands)) throw new WrongUse(`there is no command “${name}”; try picket help`);
  const command = { name, args };
  const code = await runThroughOwner(configuration.home, command, terminal);
  if (code !== null) return code;
  await using program = await openProgram(configuration);
  if (program.mended !== null) {
    terminal.progress(`picket: ${program.mended}`);
    // Whatever the command reads or adds to is whole again.
    await program.newsroom.presser.press();
  }
  return await runCommand(program, command, terminal);
}
