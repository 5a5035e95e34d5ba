/** `picket` as its users have it: a process of its own on a home of its own, asked over HTTP. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

export const BIN = path.join(import.meta.dirname, '../bin/picket.js');

export const PUBLICATION = {
  name: 'Test Courier',
  services: [
    { id: 'kk', name: 'Қазақша', title: 'Сынақ', timeZone: 'Asia/Almaty', navigation: [{ topic: 'Қоғам' }] },
    { id: 'en', name: 'English', title: 'Trial' },
  ],
};

/** Who is asked, and where the home is. Nothing else of the test's environment reaches the process. */
export interface Place {
  readonly home: string;
  readonly databaseUrl?: string;
  /** None: the demonstration. */
  readonly publicUrl?: string;
  readonly bin?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function environmentOf({ home, databaseUrl, publicUrl, environment }: Place): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    PICKET_HOME: home,
    SITE_PORT: '0',
    NEWSROOM_PORT: '0',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl }),
    ...environment,
  };
}

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly progress: string;
}

/** Runs one command to its end. */
export function picket(place: Place, ...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [place.bin ?? BIN, ...args], {
    env: environmentOf(place),
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, progress: stderr };
}

/** As `picket`, when nothing but success will do. Returns what it printed. */
export function done(place: Place, ...args: string[]): string {
  const { code, out, progress } = picket(place, ...args);
  assert.equal(code, 0, `picket ${args.join(' ')}: ${out}${progress}`);
  return out.trim();
}

/** Makes the small publication. Returns a token for the newsroom's API. */
export function makePublication(place: Place): string {
  const file = path.join(path.dirname(place.home), `${path.basename(place.home)}.json`);
  writeFileSync(file, JSON.stringify(PUBLICATION));
  done(place, 'init', file);
  return done(place, 'token', 'create', '--name', 'Test', '--role', 'admin');
}

export interface Running {
  readonly child: ChildProcess;
  readonly site: string;
  readonly newsroom: string;
  /** All it has said so far, on both channels; of standard error once it has ended. */
  output(): string;
  /** The exit code, null after a signal that was not caught. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** `picket start`, once it says that it is ready. */
export async function startPicket(place: Place): Promise<Running> {
  const child = spawn(process.execPath, [place.bin ?? BIN, 'start'], {
    env: environmentOf(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const complaint = text(child.stderr);
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  let ready: RegExpExecArray | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    ready = /^picket: ready site=(\S+) newsroom=(\S+)$/.exec(line);
    if (ready !== null) break;
  }
  child.stdout.resume();
  if (ready === null) throw new Error(`picket did not start: ${await complaint}`);
  const [, site = '', newsroom = ''] = ready;
  return {
    child,
    site,
    newsroom,
    output: () => said,
    async end(signal) {
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      said += await complaint;
      return code;
    },
  };
}

/** One story through the newsroom's API. Returns its path, once the newsroom has answered that readers can open it. */
export async function publishOver(newsroom: string, token: string, headline: string): Promise<string> {
  const ask = async (at: string, json: unknown): Promise<Record<string, string>> => {
    const response = await fetch(newsroom + at, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
    if (!response.ok) throw new Error(`${at}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  const story = { service: 'kk', headline, body: { html: '<p>Мәтін.</p>' }, topics: ['Қоғам'] };
  const { id } = await ask('/api/stories', story);
  const { url = '' } = await ask(`/api/stories/${id}/publish`, {});
  return new URL(url).pathname;
}
