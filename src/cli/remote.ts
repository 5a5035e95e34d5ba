import http from 'node:http';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { socketPath, type Ownership } from '../control.ts';
import type { Program } from '../program.ts';
import type { Terminal } from './command.ts';
import { runCommand } from './run.ts';

/** Commands over the control socket: one POST a command, answered by a line of JSON for each thing said, the exit code last. */

const requestSchema = z.object({ name: z.string(), args: z.array(z.string()), folder: z.string() });

const lineSchema = z.union([
  z.object({ out: z.string() }),
  z.object({ progress: z.string() }),
  z.object({ exit: z.number() }),
]);

/** Runs what comes in through the socket, for as long as the process owns the home. */
export function serveCommands(ownership: Ownership, program: Program): void {
  ownership.serve((request, response) => {
    const say = (line: z.infer<typeof lineSchema>) => void response.write(`${JSON.stringify(line)}\n`);
    const answer = async () => {
      const { name, args, folder } = requestSchema.parse(JSON.parse(await text(request)));
      const terminal: Terminal = { folder, out: (out) => say({ out }), progress: (progress) => say({ progress }) };
      say({ exit: await runCommand(program, { name, args }, terminal) });
    };
    answer()
      .catch((error: unknown) => {
        say({ progress: `picket: ${error instanceof Error ? error.message : 'the command failed'}` });
        say({ exit: 1 });
      })
      .finally(() => response.end());
  });
}

/** Hands a command to the process that owns the home. Null when nobody answers: then the caller may open the home itself. */
export async function runThroughOwner(
  home: string,
  command: { name: string; args: readonly string[] },
  terminal: Terminal,
): Promise<number | null> {
  const response = await post(socketPath(home), JSON.stringify({ ...command, folder: terminal.folder }));
  if (response === null) return null;
  for await (const line of createInterface({ input: response })) {
    const said = lineSchema.parse(JSON.parse(line));
    if ('exit' in said) return said.exit;
    if ('out' in said) terminal.out(said.out);
    else terminal.progress(said.progress);
  }
  terminal.progress('picket: the running newsroom stopped before the command was done');
  return 1;
}

function post(socket: string, body: string): Promise<http.IncomingMessage | null> {
  return new Promise((resolve, reject) => {
    const request = http.request({ socketPath: socket, method: 'POST', path: '/' }, resolve);
    request.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    request.end(body);
  });
}
