import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inFolder, publishAndKill, reckon, type MakePlace, type Toll } from './killing.ts';
import { Ledger } from './ledger.ts';
import { keepAll, rebuild, timesWhole } from './power/frail-disk.ts';
import { makePublication, type Place } from './running.ts';

/** Where the disk's own `sync` is. */
const POWER_BIN = path.join(import.meta.dirname, 'power/bin');
const PRELOAD = pathToFileURL(path.join(import.meta.dirname, 'power/power-preload.ts')).href;

export interface Cuts {
  readonly cuts: number;
  /** How much of what nobody asked the disk to keep is there after the next cut, from 0 to 1. */
  readonly survival: () => number;
  /** fsync does nothing: then stories must get lost, or this would show nothing. */
  readonly deaf?: boolean;
}

/**
 * Publishes over the API without a pause and cuts the power at a random moment, so many times: the home is then what a
 * disk had to keep, and chance adds of the rest (test/power/frail-disk.ts). A server's database is on another machine.
 * @returns how often all of the disk was synced, besides
 */
export async function cutWhilePublishing(
  makePlace: MakePlace,
  { cuts, survival, deaf = false }: Cuts,
): Promise<Toll & { cuts: number; synced: number }> {
  return await inFolder('cut', async (folder) => {
    let place = await makePlace(path.join(folder, 'home-0'));
    const token = makePublication(place);
    const ledger = new Ledger();
    let synced = 0;
    for (let round = 1; round <= cuts; round += 1) {
      const shadow = path.join(folder, `shadow-${round}`);
      mkdirSync(shadow);
      keepAll(place.home, shadow);
      await publishAndKill(watched(place, shadow, deaf), token, { ledger, round, everything: true });
      synced += timesWhole(shadow);
      const into = path.join(folder, `home-${round}`);
      const share = survival();
      rebuild({ home: place.home, shadow, into, survives: () => Math.random() < share });
      // A `sync` that the killed process had begun may still look round.
      for (const done of [shadow, place.home]) await rm(done, { recursive: true, maxRetries: 20 });
      place = { ...place, home: into };
    }
    return { cuts, synced, ...(await reckon(place, ledger)) };
  });
}

function watched(place: Place, shadow: string, deaf: boolean): Place {
  return {
    ...place,
    environment: { ...watching({ home: place.home, shadow }), ...(deaf && { PICKET_POWER_DEAF: '1' }) },
  };
}

/** The environment of a process whose fsyncs, and whose `sync -f`, are noted. */
export function watching({ home, shadow }: { home: string; shadow: string }): Record<string, string> {
  const PATH = [POWER_BIN, path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  return { PATH, NODE_OPTIONS: `--import ${PRELOAD}`, PICKET_POWER_HOME: home, PICKET_POWER_SHADOW: shadow };
}
