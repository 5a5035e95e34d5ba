/** The program as its users have it, on a home of a bench. */
import { startPicket, type Running } from '../test/running.ts';
import { ORIGIN } from './content.ts';
import type { BenchHome } from './home.ts';
import { progress } from './report.ts';

export interface Newsroom extends AsyncDisposable {
  readonly pid: number;
  readonly site: string;
  readonly newsroom: string;
  /** An administrator's. */
  readonly token: string;
  /** Asks the newsroom's API as an administrator. @throws Error for an answer that is no success. */
  ask(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    at: string,
    json?: unknown,
    headers?: Record<string, string>,
  ): Promise<unknown>;
}

export interface Starting {
  /** For NODE_OPTIONS of the process: to profile it. */
  readonly nodeOptions?: string | undefined;
}

export async function startOn({ home, seeded }: BenchHome, { nodeOptions }: Starting = {}): Promise<Newsroom> {
  const environment = nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions };
  const running = await startPicket({ home, publicUrl: ORIGIN, environment });
  const { pid = 0 } = running.child;
  return {
    pid,
    site: running.site,
    newsroom: running.newsroom,
    token: seeded.token,
    ask: (method, at, json, headers) => ask({ running, token: seeded.token }, { method, at, json, headers }),
    async [Symbol.asyncDispose]() {
      const code = await running.end('SIGTERM');
      if (code !== 0) progress(`picket ended with ${code}: ${running.output()}`);
    },
  };
}

interface Question {
  readonly method: string;
  readonly at: string;
  readonly json: unknown;
  readonly headers: Record<string, string> | undefined;
}

async function ask(
  { running, token }: { running: Running; token: string },
  { method, at, json, headers = {} }: Question,
): Promise<unknown> {
  const response = await fetch(running.newsroom + at, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  if (!response.ok) throw new Error(`${method} ${at}: ${response.status} ${await response.text()}`);
  return await response.json();
}

/** The text at an address of the site, null when it has none. */
export async function read(site: string, at: string): Promise<string | null> {
  const response = await fetch(site + at);
  const text = await response.text();
  return response.ok ? text : null;
}
