import { backup } from './backup.ts';
import type { StoreCommand } from './command.ts';
import { doctor } from './doctor.ts';
import { edition } from './edition.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { keys } from './keys.ts';
import { restore } from './restore.ts';
import { token } from './token.ts';

/** The commands that need an open home, in the order of `picket help`. `start` is apart: it is the process they go to. */
export const commands: Readonly<Record<string, StoreCommand>> = {
  init,
  import: importCommand,
  token,
  export: exportCommand,
  backup,
  restore,
  edition,
  keys,
  doctor,
};
