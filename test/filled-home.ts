/** Folders that take long to fill, filled once in a run of the tests: whoever needs one gets a copy. */
import { constants, cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ownHome } from '../src/control.ts';
import { openStore } from '../src/store/open-store.ts';

/** A folder of the run (scripts/test.ts). Without it, as for a file that node runs alone, each fills its own. */
const RUN = process.env['PICKET_TEST_RUN'];

/**
 * Makes `folder` what `fill` makes under this name, and has closed. The first who asks fills one for all; others wait, and
 * fill it themselves when that process has failed or ended.
 */
export async function copyFilled(name: string, folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (RUN === undefined) return await fill(folder);
  const filled = path.join(RUN, name);
  while (!existsSync(filled)) {
    await using turn = await ownHome(path.join(RUN, `${name}-turn`));
    if (turn === null) await setTimeout(100);
    else if (!existsSync(filled)) await fillOnce(filled, fill);
  }
  cpSync(filled, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** An embedded database that is up to date and empty: making one takes seconds, copying one takes none. */
export async function copyEmptyDatabase(folder: string): Promise<void> {
  await copyFilled('database', folder, async (made) => {
    await (await openStore({ kind: 'embedded', folder: made }))[Symbol.asyncDispose]();
  });
}

/** The name is given last: what has it is whole. */
async function fillOnce(filled: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const filling = `${filled}-filling`;
  rmSync(filling, { recursive: true, force: true });
  await fill(filling);
  renameSync(filling, filled);
}
