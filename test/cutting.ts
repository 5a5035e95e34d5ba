import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inFolder, publishAndKill, reckon, type MakePlace, type Toll } from './killing.ts';
import { Ledger } from './ledger.ts';
import { keepAll, rebuild } from './power/frail-disk.ts';
import { makePublication, type Place } from './running.ts';

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
 */
export async function cutWhilePublishing(
  makePlace: MakePlace,
  { cuts, survival, deaf = false }: Cuts,
): Promise<Toll & { cuts: number }> {
  return await inFolder('cut', async (folder) => {
    let place = await makePlace(path.join(folder, 'home-0'));
    const token = makePublication(place);
    const ledger = new Ledger();
    for (let round = 1; round <= cuts; round += 1) {
      const shadow = path.join(folder, `shadow-${round}`);
      keepAll(place.home, shadow);
      await publishAndKill(watched(place, shadow, deaf), token, { ledger, round });
      const into = path.join(folder, `home-${round}`);
      const share = survival();
      rebuild({ home: place.home, shadow, into, survives: () => Math.random() < share });
      for (const done of [shadow, place.home]) await rm(done, { recursive: true });
      place = { ...place, home: into };
    }
    return { cuts, ...(await reckon(place, ledger)) };
  });
}

function watched(place: Place, shadow: string, deaf: boolean): Place {
  return {
    ...place,
    environment: { ...watching({ home: place.home, shadow }), ...(deaf && { PICKET_POWER_DEAF: '1' }) },
  };
}

/** The environment of a process whose fsyncs are noted. */
export function watching({ home, shadow }: { home: string; shadow: string }): Record<string, string> {
  return { NODE_OPTIONS: `--import ${PRELOAD}`, PICKET_POWER_HOME: home, PICKET_POWER_SHADOW: shadow };
}
