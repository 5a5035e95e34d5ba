import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { ownHome, socketPath } from './control.ts';

async function temporaryHome(t: { after(act: () => Promise<void>): void }, ...more: string[]): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'picket-control-'));
  t.after(() => rm(root, { recursive: true }));
  return path.join(root, ...more);
}

test('one process owns a home; the next is told so; afterwards it is free again', async (t) => {
  const home = await temporaryHome(t);
  const first = await ownHome(home);
  assert.ok(first);
  assert.equal(await ownHome(home), null);
  await first[Symbol.asyncDispose]();
  const second = await ownHome(home);
  assert.ok(second);
  await second[Symbol.asyncDispose]();
  assert.deepEqual(await readdir(home), [], 'nothing is left behind');
});

test('the socket is for its user alone, and what comes early is answered late', async (t) => {
  const home = await temporaryHome(t);
  const owner = await ownHome(home);
  assert.ok(owner);
  assert.equal((await stat(socketPath(home))).mode & 0o777, 0o600);
  const request = http.get({ socketPath: socketPath(home), path: '/' });
  const answered = once(request, 'response');
  setTimeout(() => owner.serve((_, response) => response.end('here')), 20);
  const [response] = (await answered) as [http.IncomingMessage];
  assert.equal(await text(response), 'here');
  await owner[Symbol.asyncDispose]();
});

test('of many that start at once exactly one has the home, a stale socket or not', async (t) => {
  const home = await temporaryHome(t);
  await leaveStaleSocket(home);
  const owners = (await Promise.all(Array.from({ length: 8 }, () => ownHome(home)))).filter((owner) => owner !== null);
  assert.equal(owners.length, 1);
  for (const owner of owners) await owner[Symbol.asyncDispose]();
});

test('a home with a long path has its socket in the temporary folder', async (t) => {
  const home = await temporaryHome(t, 'long'.repeat(30));
  assert.ok(Buffer.byteLength(socketPath(home)) <= 100);
  const owner = await ownHome(home);
  assert.ok(owner);
  assert.equal(await ownHome(home), null);
  await owner[Symbol.asyncDispose]();
});

async function leaveStaleSocket(home: string): Promise<void> {
  const module = JSON.stringify(new URL('./control.ts', import.meta.url).href);
  const program = `const { ownHome } = await import(${module}); await ownHome(${JSON.stringify(home)}); console.log('mine'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}
