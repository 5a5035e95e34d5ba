import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ledger } from './ledger.ts';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import { makePublication, startPicket, type Place, type Running } from './running.ts';

export const ENGINES = [
  { name: 'embedded', skip: false, place: async (home: string): Promise<Place> => ({ home, publicUrl: ADDRESS }) },
  {
    name: 'server',
    skip: needs.postgres(),
    place: async (home: string): Promise<Place> => ({ home, publicUrl: ADDRESS, databaseUrl: await freshDatabase() }),
  },
] as const;

export type MakePlace = (home: string) => Promise<Place>;

const ADDRESS = 'https://news.example';
/** Writers at work at once. */
const WRITERS = 2;

export interface Toll {
  readonly acknowledged: number;
  /** Those that the kill left without an answer, though readers have them. */
  readonly unanswered: number;
  /** Of the last edition. */
  readonly addresses: number;
}

/** Acts in a temporary folder, which goes afterwards. */
export async function inFolder<T>(name: string, act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), `picket-${name}-`)));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Publishes over the API without a pause and kills the process at a random moment, so many times. */
export async function killWhilePublishing(makePlace: MakePlace, kills: number): Promise<Toll & { kills: number }> {
  return await inFolder('killed', async (folder) => {
    const place = await makePlace(path.join(folder, 'home'));
    const token = makePublication(place);
    const ledger = new Ledger();
    for (let round = 1; round <= kills; round += 1) await publishAndKill(place, token, { ledger, round });
    return { kills, ...(await reckon(place, ledger)) };
  });
}

/** The last start: it must have kept all of the ledger, and end when it is told to. */
export async function reckon(place: Place, ledger: Ledger): Promise<Toll> {
  return await whileRunning(place, async (running) => {
    const addresses = await ledger.assertKept(running, place);
    const unanswered = await ledger.unanswered(running);
    assert.equal(await running.end('SIGTERM'), 0);
    return { acknowledged: ledger.acknowledged.length, unanswered, addresses };
  });
}

interface Round {
  readonly ledger: Ledger;
  readonly round: number;
  /** Besides, everything is pressed again. */
  readonly everything?: boolean;
}

/** One start, which must have kept all of the ledger, with writers at work until it is killed. */
export async function publishAndKill(
  place: Place,
  token: string,
  { ledger, round, everything = false }: Round,
): Promise<void> {
  await whileRunning(place, async (running) => {
    await ledger.assertKept(running, place);
    const writers = Array.from({ length: WRITERS }, (_, hand) =>
      ledger.publishUntilKilled(running, token, `${round}-${hand}`),
    );
    // Every other time somebody has been answered by then: a busy machine would else be killed before it answers anybody.
    const told = ledger.acknowledged.length;
    const failed = Promise.all(writers);
    while (round % 2 === 1 && ledger.acknowledged.length === told) await Promise.race([failed, sleep(10)]);
    // Every other time readers have it.
    if (everything) await ledger.pressEverything(running, token, { round, wait: round % 2 === 1 });
    await sleep(Math.random() * 1500);
    await running.end('SIGKILL');
    await failed;
  });
}

/** Acts while Picket runs. Whatever becomes of it, the process has ended afterwards. */
export async function whileRunning<T>(place: Place, act: (running: Running) => Promise<T>): Promise<T> {
  const running = await startPicket(place);
  try {
    return await act(running);
  } finally {
    if (running.child.exitCode === null && running.child.signalCode === null) await running.end('SIGKILL');
  }
}
