/**
 * Loaded before a program (`--import`), in every thread of it and of its children: tells the frail disk what is synced
 * under a home. `PICKET_POWER_DEAF` makes fsync a promise that nobody keeps, so that a test can see stories get lost.
 */
import fs from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { keep } from './frail-disk.ts';

const { PICKET_POWER_HOME: home = '', PICKET_POWER_SHADOW: shadow = '', PICKET_POWER_DEAF: deaf } = process.env;

/** Before the fsync itself: a disk may keep something early, never late. */
function note(descriptor: number): void {
  if (deaf !== undefined) return;
  const file = fs.readlinkSync(`/proc/self/fd/${descriptor}`);
  if (file === home || file.startsWith(home + path.sep)) keep(file, shadow);
}

for (const name of ['fsyncSync', 'fdatasyncSync', 'fsync', 'fdatasync'] as const) {
  const original = fs[name] as (descriptor: number, ...rest: unknown[]) => void;
  Object.assign(fs, {
    [name]: (descriptor: number, ...rest: unknown[]) => {
      note(descriptor);
      return original(descriptor, ...rest);
    },
  });
}

const handle = await open(import.meta.filename, 'r');
const prototype = Object.getPrototypeOf(handle) as FileHandle;
await handle.close();
for (const name of ['sync', 'datasync'] as const) {
  const original = prototype[name];
  prototype[name] = async function (this: FileHandle) {
    note(this.fd);
    return await original.call(this);
  };
}

syncBuiltinESMExports();
