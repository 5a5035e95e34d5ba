/**
 * Loaded before a program (`--import`), in every thread of it: a disk that gets full. While the control file is there, what
 * would take room under the home is counted beside it, and from the number that it holds on nothing finds room.
 */
import fs from 'node:fs';
import promises, { open, type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const { PICKET_FULL_HOME: home = '', PICKET_FULL_CONTROL: control = '' } = process.env;
const { existsSync, readFileSync, appendFileSync, statSync, readlinkSync } = fs;

function fileOf(at: unknown): string {
  return typeof at === 'number' ? readlinkSync(`/proc/self/fd/${at}`) : String(at);
}

function refusal(at: unknown, call: string): Error | null {
  if (!existsSync(control) || !fileOf(at).startsWith(home + path.sep)) return null;
  const room = Number(readFileSync(control, 'utf8'));
  // What would be the next one, counted by a file since threads share it.
  if (statSync(`${control}.count`).size >= room) {
    appendFileSync(`${control}.refused`, `${call} ${fileOf(at)}\n`);
    return Object.assign(new Error(`ENOSPC: no space left on device, ${call}`), { code: 'ENOSPC', syscall: call });
  }
  appendFileSync(`${control}.count`, '.');
  return null;
}

function takesRoom(call: string, [file, flags]: readonly unknown[]): boolean {
  if (call.startsWith('open')) {
    const makes =
      typeof flags === 'number'
        ? (flags & fs.constants.O_CREAT) !== 0
        : typeof flags === 'string' && /^[wa]/.test(flags);
    return makes && !existsSync(String(file));
  }
  return !call.startsWith('mkdir') || !existsSync(String(file));
}

type Call = (...args: unknown[]) => unknown;

/** Which argument names the file that grows. */
const CALLS = { open: 0, mkdir: 0, rename: 1, copyFile: 1, write: 0, writev: 0, ftruncate: 0, fsync: 0, fdatasync: 0 };

for (const [name, at] of Object.entries(CALLS)) {
  const own = fs as unknown as Record<string, Call>;
  const [later, now] = [own[name], own[`${name}Sync`]];
  if (later === undefined || now === undefined) throw new Error(`node:fs has no ${name}`);
  own[`${name}Sync`] = (...args) => {
    const refused = takesRoom(name, args) ? refusal(args[at], name) : null;
    if (refused !== null) throw refused;
    return now(...args);
  };
  own[name] = (...args) => {
    const refused = takesRoom(name, args) ? refusal(args[at], name) : null;
    if (refused === null) return later(...args);
    return process.nextTick(args.at(-1) as (error: Error) => void, refused);
  };
}

const inPromises = promises as unknown as Record<string, Call>;
for (const name of ['open', 'mkdir', 'rename', 'copyFile'] as const) {
  const original = inPromises[name];
  if (original === undefined) throw new Error(`node:fs/promises has no ${name}`);
  inPromises[name] = async (...args) => {
    const refused = takesRoom(name, args) ? refusal(args[CALLS[name]], name) : null;
    if (refused !== null) throw refused;
    return await original(...args);
  };
}

const handle = await open(import.meta.filename, 'r');
const prototype = Object.getPrototypeOf(handle) as Record<string, Call>;
await handle.close();
for (const name of ['write', 'writev', 'writeFile', 'appendFile', 'truncate', 'sync', 'datasync']) {
  const original = prototype[name];
  if (original === undefined) throw new Error(`a FileHandle has no ${name}`);
  prototype[name] = async function (this: FileHandle, ...args) {
    const refused = refusal(this.fd, name);
    if (refused !== null) throw refused;
    return await original.apply(this, args);
  };
}

syncBuiltinESMExports();
