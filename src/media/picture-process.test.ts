import assert from 'node:assert/strict';
import { kill } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { Refusal } from '../base/refusal.ts';
import { CENTRE } from '../story/image.ts';
import type { DrawnPicture } from './picture-job.ts';
import type { JobLimits } from './job-process.ts';
import { PictureProcess } from './picture-process.ts';
import { photo } from './testing/pictures.ts';

const small = await photo(320, 180).jpeg().toBuffer();
/** Takes a good part of a second to draw. */
const large = await photo(4000, 3000).jpeg().toBuffer();

async function withProcess(limits: Partial<JobLimits>, use: (process: PictureProcess) => Promise<void>): Promise<void> {
  await using process = new PictureProcess(limits);
  await use(process);
}

function draw(process: PictureProcess, bytes: Uint8Array = small): Promise<DrawnPicture> {
  return process.draw({ bytes, focus: CENTRE, later: false });
}

function pidOf(process: PictureProcess): number {
  assert.ok(process.pid !== null, 'no process');
  return process.pid;
}

function lives(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await wait(10);
  assert.ok(holds(), 'not within five seconds');
}

/** The second of two jobs fails when `spoil` has had its way; the next one is drawn by a new process. */
async function assertOneLost(process: PictureProcess, spoil: (pid: number) => void = () => undefined): Promise<void> {
  const lost = draw(process, large);
  const next = draw(process);
  const refused = assert.rejects(lost, (error) => error instanceof Refusal && error.kind === 'invalid');
  await until(() => process.pid !== null);
  const first = pidOf(process);
  spoil(first);
  await refused;
  assert.equal((await next).width, 320);
  assert.notEqual(pidOf(process), first);
  assert.equal(lives(first), false);
}

test('starts with the first job and serves the next', () =>
  withProcess({}, async (process) => {
    assert.equal(process.pid, null);
    await draw(process);
    const first = pidOf(process);
    await draw(process);
    assert.equal(pidOf(process), first);
  }));

test('one job at a time, in the order they came', () =>
  withProcess({}, async (process) => {
    const ended: string[] = [];
    const jobs = [
      draw(process, large).then(() => ended.push('large')),
      draw(process).then(() => ended.push('small')),
      draw(process).then(() => ended.push('last')),
    ];
    await jobs[0];
    assert.deepEqual(ended, ['large']);
    await Promise.all(jobs);
    assert.deepEqual(ended, ['large', 'small', 'last']);
  }));

test('who comes when too many wait is asked to come again', () =>
  withProcess({ waiting: { jobs: 2, bytes: small.length * 3 } }, async (process) => {
    const taken = [draw(process), draw(process)];
    const asked = (error: unknown): boolean =>
      error instanceof Refusal && error.kind === 'wrong-state' && error.members['retryAfter'] === 60;
    await assert.rejects(draw(process), asked);
    await Promise.all(taken);
    await assert.rejects(draw(process, Buffer.concat([small, small, small, small])), asked);
    assert.equal((await draw(process)).width, 320, 'and then is taken');
  }));

test('a crash costs one picture', () =>
  withProcess({}, async (process) => {
    await draw(process);
    await assertOneLost(process, (pid) => setTimeout(() => kill(pid, 'SIGSEGV'), 100));
  }));

test('a picture that takes too long costs itself only', () =>
  withProcess({ jobMilliseconds: 20 }, async (process) => {
    const slow = draw(process, large);
    await assert.rejects(slow, (error) => error instanceof Refusal && /too much time or memory/.test(error.message));
    assert.equal(process.pid, null);
  }));

test('a picture that takes too much memory costs itself only', () =>
  withProcess({ residentBytes: 1024 * 1024 }, async (process) => {
    await assert.rejects(draw(process, large), (error) => error instanceof Refusal && error.kind === 'invalid');
    await until(() => process.pid === null);
  }));

test('is replaced after so many jobs', () =>
  withProcess({ jobs: 2 }, async (process) => {
    await draw(process);
    const first = pidOf(process);
    await draw(process);
    assert.equal(process.pid, null);
    assert.equal(lives(first), false);
    await draw(process);
    assert.notEqual(pidOf(process), first);
  }));

test('one that was killed while it rested is not missed', () =>
  withProcess({}, async (process) => {
    await draw(process);
    kill(pidOf(process), 'SIGKILL');
    await until(() => process.pid === null);
    assert.equal((await draw(process)).width, 320);
  }));

test('stops when idle, and a job before that keeps it', () =>
  withProcess({ idleMilliseconds: 200 }, async (process) => {
    await draw(process);
    const first = pidOf(process);
    await wait(100);
    await draw(process, large);
    assert.equal(pidOf(process), first);
    await until(() => process.pid === null);
    await until(() => !lives(first));
  }));

test('disposing stops it at work and at rest, and nothing starts afterwards', async () => {
  const process = new PictureProcess();
  await draw(process);
  const first = pidOf(process);
  const lost = assert.rejects(draw(process, large), Refusal);
  const waiting = assert.rejects(draw(process), /is closed/);
  await wait(50);
  await process[Symbol.asyncDispose]();
  assert.equal(lives(first), false);
  await Promise.all([lost, waiting]);
  assert.equal(process.pid, null);
  await assert.rejects(draw(process), /is closed/);
});
