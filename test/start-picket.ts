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
}

/** `picket start` on an empty home, with the demonstration, as a newcomer has it. */
export async function startPicket(): Promise<StartedPicket> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'picket-journey-'));
  const child = spawn(process.execPath, [path.join(ROOT, 'bin/picket.js'), 'start'], {
    env: { PATH: process.env['PATH'], PICKET_HOME: home, SITE_PORT: '0', NEWSROOM_PORT: '0' },
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
      async [Symbol.asyncDispose]() {
        child.kill('SIGTERM');
        assert.equal(await exited, 0, 'told to stop, it ends well');
        await rm(home, { recursive: true });
      },
    };
  }
  throw new Error(`picket start ended with ${String(await exited)} before it was ready`);
}
