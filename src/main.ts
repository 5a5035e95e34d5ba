import { once } from 'node:events';
import http from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { pino, type Logger } from 'pino';
import { HOUR, MINUTE, SECOND } from './base/clock.ts';
import type { Terminal } from './cli/command.ts';
import { seedDemonstration } from './cli/demonstration.ts';
import { serveCommands } from './cli/remote.ts';
import { WrongUse, type Configuration, type Listener } from './configuration.ts';
import { makeSignInLink } from './newsroom/api/accounts.ts';
import { commandLine } from './newsroom/api/actor.ts';
import { newsroomApp } from './newsroom/api/http/newsroom-app.ts';
import { keepPictureJobs } from './newsroom/api/keep-picture-jobs.ts';
import { keepTimetable } from './newsroom/api/timetable.ts';
import { bringUpToDate, openProgram, type Program } from './program.ts';
import { closeSite, createSite } from './site/site.ts';

/** Runs the site and the newsroom until told to stop. Returns the exit code. @throws WrongUse */
export async function run(configuration: Configuration, terminal: Terminal): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // Faults of the program only: a request never makes a line here.
  const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));
  const onFault = (error: unknown): void => log.error(error);
  await using program = await openProgram(configuration, { onFault });
  if (program.mended !== null) terminal.progress(`picket: ${program.mended}`);
  const site = createSite({ edition: program.edition });
  const siteUrl = await listen(site, configuration.site, 'SITE_PORT');
  await using _site = { [Symbol.asyncDispose]: () => closeSite(site) };
  if (await program.isEmpty()) {
    if (configuration.publicUrl !== null || configuration.databaseUrl !== null)
      throw new WrongUse('empty: run picket init');
    await seedDemonstration(program, siteUrl, terminal);
  }
  const since = program.edition.head()?.at ?? program.newsroom.clock();
  const { again } = await bringUpToDate(program, siteUrl);
  // What is cut off by the end of the process is pressed by the next start.
  again?.catch((error: unknown) => void (stop.signal.aborted || log.error(error)));
  await using newsroom = await openNewsroom(program, log);
  serveCommands(program.ownership, program);
  await greet(program, { siteUrl, newsroomUrl: newsroom.url, terminal });
  const timetable = keepTimetable(program.newsroom, { since, signal: stop.signal, onFault });
  const jobs = keepPictureJobs(program.newsroom, { signal: stop.signal, onFault });
  const ended = Promise.all([timetable, jobs]).then(() => null);
  // However it ends, nothing goes on behind it: a process that neither works nor ends is started again by nobody.
  const failure = await Promise.race([ended, program.store.failure]).finally(() => stop.abort());
  if (failure === null) return 0;
  terminal.progress(`picket: ${failure.message}`);
  return 1;
}

/** A film of 500 MB over a line of half a megabit a second; Node's own five minutes would cut off most of them. */
const NEWSROOM_LIMITS = { maxHeaderSize: 16 * 1024, headersTimeout: 15 * SECOND, requestTimeout: 3 * HOUR };
/** Who sends nothing for so long is gone. */
const SILENCE = 10 * MINUTE;

async function openNewsroom(program: Program, log: Logger): Promise<AsyncDisposable & { url: string }> {
  const { configuration, newsroom } = program;
  const hosts = configuration.newsroomUrl === null ? [] : [new URL(configuration.newsroomUrl).host];
  const app = newsroomApp(newsroom, { hosts, onFault: (error) => log.error(error) });
  const answer = getRequestListener(app.fetch);
  const server = http.createServer(NEWSROOM_LIMITS, (request, response) => void answer(request, response));
  server.timeout = SILENCE;
  const url = await listen(server, configuration.newsroom, 'NEWSROOM_PORT');
  program.listensOn(Number(new URL(url).port));
  return { url: configuration.newsroomUrl ?? newsroom.address(), [Symbol.asyncDispose]: () => closeSite(server) };
}

/** Says where everything is, and, as long as nobody can sign in, the link that makes the first administrator. */
async function greet(
  { store, newsroom, script }: Program,
  { siteUrl, newsroomUrl, terminal }: { siteUrl: string; newsroomUrl: string; terminal: Terminal },
): Promise<void> {
  terminal.out(`\n  The site      ${siteUrl}/\n  The newsroom  ${newsroomUrl}/`);
  if ((await store.read.accounts.accounts()).length === 0) {
    const { url } = await makeSignInLink(newsroom, commandLine, { name: null, role: 'admin' });
    terminal.out(`  Sign in once  ${url}`);
  }
  if (script === null)
    terminal.progress('picket: pages are pressed without the script that brings news to them: run npm run prepare');
  terminal.out(`\npicket: ready site=${siteUrl} newsroom=${newsroomUrl}`);
}

/** Of a socket that was handed over: as many as deploy/picket.socket lets wait while the program is away. */
const WAITING = 4096;

/** The address it listens on. @throws WrongUse when the port is taken, or what was handed over is no TCP socket. */
async function listen(server: http.Server, { host, port, fd }: Listener, name: string): Promise<string> {
  const taken = new Promise<never>((_, reject) =>
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = error.code === 'EADDRINUSE' ? `port ${port} is taken: set ${name} to another` : error.message;
      reject(new WrongUse(fd === undefined ? sentence : noSocket(fd)));
    }),
  );
  if (fd === undefined) server.listen(port, host);
  else server.listen({ fd }, WAITING);
  await Promise.race([once(server, 'listening'), taken]);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new WrongUse(noSocket(fd));
  const own = fd === undefined ? host : address.address;
  return `http://${own.includes(':') ? `[${own}]` : own}:${address.port}`;
}

function noSocket(fd = 0): string {
  return `LISTEN_FDS: descriptor ${fd} is no TCP socket that listens`;
}
