/** wrk on random addresses from a list, with gzip, from a core of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { onCore, toolPath } from './tools.ts';

const SCRIPT = path.join(import.meta.dirname, 'random-stories.lua');

export interface Load {
  readonly site: string;
  /** A file with a path on each line. */
  readonly paths: string;
  readonly connections: number;
  readonly seconds: number;
  readonly core: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Microseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were no success, and whatever went wrong with a connection. */
  readonly failures: number;
  readonly bytesEach: number;
}

export interface UnderLoad {
  /** Ends it before its time. */
  stop(): void;
  /** @throws Error with what wrk says when it could not run. */
  readonly ended: Promise<LoadResult>;
}

export function load({ site, paths, connections, seconds, core }: Load): UnderLoad {
  const [command, ...pinned] = [...onCore(core), toolPath('wrk')];
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', SCRIPT, site, '--', paths];
  const child = spawn(command, [...pinned, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = result(text(child.stdout), text(child.stderr), once(child, 'close'));
  // Whoever waits for it hears of a failure; it may end before somebody does.
  ended.catch(() => {});
  return { ended, stop: () => void child.kill('SIGINT') };
}

async function result(out: Promise<string>, complaint: Promise<string>, closed: Promise<unknown>): Promise<LoadResult> {
  await closed;
  const [, json] = /^result (\{.*\})$/m.exec(await out) ?? [];
  if (json === undefined) throw new Error(`wrk: ${await complaint}${await out}`);
  return JSON.parse(json) as LoadResult;
}
