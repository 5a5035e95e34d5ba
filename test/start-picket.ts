import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.join(import.meta.dirname, '..');

export interface StartedPicket extends AsyncDisposable {
  readonly site: string;
  readonly newsroom: string;
  /** The sign-in link that it printed. */
  readonly link: string;
  /** Stops it and starts it at the same addresses: what was in its memory alone is gone. */
  restart(): Promise<void>;
}

interface Running extends Pick<StartedPicket, 'site' | 'newsroom' | 'link'> {
  stop(): Promise<void>;
}

/** `picket start` on an empty home, with the demonstration, as a newcomer has it. */
export async function startPicket(): Promise<StartedPicket> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'picket-journey-'));
  let running = await launch(home, { site: '0', newsroom: '0' });
  const { site, newsroom, link } = running;
  return {
    site,
    newsroom,
    link,
    async restart() {
      await running.stop();
      running = await launch(home, { site: new URL(site).port, newsroom: new URL(newsroom).port });
    },
    async [Symbol.asyncDispose]() {
      await running.stop();
      await rm(home, { recursive: true });
    },
  };
}

async function launch(home: string, ports: { site: string; newsroom: string }): Promise<Running> {
  const child = spawn(process.execPath, [path.join(ROOT, 'bin/picket.js'), 'start'], {
    env: { PATH: process.env['PATH'], PICKET_HOME: home, SITE_PORT: ports.site, NEWSROOM_PORT: ports.newsroom },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let link = '';
  for await (const line of createInterface({ input: child.stdout })) {
    link = /(http\S+\/sign-in\/\S+)/.exec(line)?.[1] ?? link;
    const [, site, newsroom] = /^picket: ready site=(\S+) newsroom=(\S+)$/.exec(line) ?? [];
    if (site === undefined || newsroom === undefined) continue;
    return {
      site,
      newsroom,
      link,
      async stop() {
        child.kill('SIGTERM');
        assert.equal(await exited, 0, 'told to stop, it ends well');
      },
    };
  }
  throw new Error(`picket start ended with ${String(await exited)} before it was ready`);
}
