import { systemClock } from '../base/clock.ts';
import { readStateFolder, WrongUse } from '../configuration.ts';
import type { Terminal } from './command.ts';
import { homeless, runHomeless } from './homeless.ts';

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
  const { explainedDamage } = await import('../store/damaged-page.ts');
  terminal.progress(`picket: ${explainedDamage(error) ?? (error instanceof Error ? error.message : String(error))}`);
  process.exitCode = wrongUse ? 2 : 1;
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(await help());
    return name === undefined ? 2 : 0;
  }
  const apart = homeless[name];
  if (apart !== undefined) {
    const surroundings = { state: readStateFolder(process.env), clock: systemClock, untilStopped };
    return await runHomeless(apart, surroundings, { args, terminal });
  }
  // Whoever runs no newsroom loads none: a mirror is small.
  const { runAtHome } = await import('./at-home.ts');
  return await runAtHome([name, ...args], terminal);
}

/** Aborted when the process is told to stop; told a second time, it ends at once. */
function untilStopped(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

async function help(): Promise<string> {
  const { commands } = await import('./commands.ts');
  const lines = [...Object.values(commands), ...Object.values(homeless)].map(
    ({ usage, summary }) => `  picket ${usage}\n      ${summary}`,
  );
  return ['  picket start\n      Runs the site and the newsroom until told to stop.', ...lines].join('\n');
}
