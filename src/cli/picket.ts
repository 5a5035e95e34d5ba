import { systemClock } from '../base/clock.ts';
import { readConfiguration, readStateFolder, WrongUse } from '../configuration.ts';
import { run } from '../main.ts';
import { openProgram } from '../program.ts';
import { explainedDamage } from '../store/damaged-page.ts';
import type { Terminal } from './command.ts';
import { commands } from './commands.ts';
import { doctorUrl } from './doctor-url.ts';
import { homeless, runHomeless } from './homeless.ts';
import { runThroughOwner } from './remote.ts';
import { runCommand } from './run.ts';

/** The command line. Exit 0 done, 1 refused or failed, 2 wrong use. */

const terminal: Terminal = {
  folder: process.cwd(),
  out: (line) => void process.stdout.write(`${line}\n`),
  progress: (line) =>
    void process.stderr.write(
      process.stderr.isTTY && line.startsWith('\r') ? `${line}\u001b[K` : `${line.replace(/^\r/, '')}\n`,
    ),
};

// Who reads no further (`picket … | head`) has what they wanted: the work goes on to its end, unheard.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const wrongUse = error instanceof WrongUse;
  terminal.progress(`picket: ${explainedDamage(error) ?? (error instanceof Error ? error.message : String(error))}`);
  process.exitCode = wrongUse ? 2 : 1;
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  const apart = homeless[name];
  if (apart !== undefined) {
    const surroundings = { state: readStateFolder(process.env), clock: systemClock, untilStopped };
    return await runHomeless(apart, surroundings, { args, terminal });
  }
  const configuration = readConfiguration(process.env);
  if (name === 'start') {
    if (args.length > 0) throw new WrongUse('start takes no arguments: what it needs comes from the environment');
    return await run(configuration, terminal);
  }
  if (name === 'doctor' && args.some((word) => /^--url(=|$)/.test(word)))
    return await doctorUrl(configuration, args, terminal, { clock: systemClock });
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

/** Aborted when the process is told to stop; told a second time, it ends at once. */
function untilStopped(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

function help(): string {
  const lines = [...Object.values(commands), ...Object.values(homeless)].map(
    ({ usage, summary }) => `  picket ${usage}\n      ${summary}`,
  );
  return ['  picket start\n      Runs the site and the newsroom until told to stop.', ...lines].join('\n');
}
