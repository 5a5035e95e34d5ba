import { fsyncSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

// WebAssembly is compiled once, quickly, and not again: 60 MB less (100 MB where a database is made), a sixth slower.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);

/** The parts of Emscripten and PGlite that are reached into. Look again at every update of PGlite. */
interface EmscriptenModule {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
  _PostgresMainLoopOnce: () => void;
}

/** Called when Postgres can no longer be trusted: the disk refused to keep something, or Postgres has crashed. Ends the thread. */
export type OnLost = (error: unknown) => never;

/** PGlite's own file system never asks the disk for anything; this one's fsync is one, for files and for folders. */
class DurableFS extends NodeFS {
  readonly #onLost: OnLost;

  constructor(folder: string, onLost: OnLost) {
    super(folder);
    this.#onLost = onLost;
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args);
    result.emscriptenOpts.preRun?.push((module: object) => {
      (module as EmscriptenModule).NODEFS.stream_ops.fsync = (stream) => this.#sync(stream.nfd);
    });
    return result;
  }

  #sync(file: number): number {
    try {
      fsyncSync(file);
      return 0;
    } catch (error) {
      // Thrown from here, PGlite would drop it and the commit would be acknowledged.
      return this.#onLost(error);
    }
  }
}

// As shipped Postgres runs with -F, which is fsync off. fdatasync, the default method on Linux, never leaves Emscripten.
const SETTINGS = [
  'wal_sync_method=fsync',
  'shared_buffers=8MB',
  'work_mem=4MB',
  'maintenance_work_mem=16MB',
  'max_wal_size=64MB',
  'min_wal_size=32MB',
];
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...SETTINGS.flatMap((setting) => ['-c', setting]),
];

/** Postgres in a folder, made there when it is empty; it keeps what it acknowledges. Half of one is not recognised. */
export async function openDurablePostgres(folder: string, onLost: OnLost): Promise<PGlite> {
  const database = await PGlite.create({ fs: new DurableFS(folder, onLost), startParams: START });
  watch(database.Module as object as EmscriptenModule, onLost);
  return database;
}

/** How Postgres's main loop ends on purpose: closed, still there, or back to its start after an SQL error. */
const EXPECTED = [0, 99, 100];

/** PGlite drops every error of the main loop and calls it again: after a panic or a trap, for ever. */
function watch(module: EmscriptenModule, onLost: OnLost): void {
  const run = module._PostgresMainLoopOnce;
  module._PostgresMainLoopOnce = () => {
    try {
      run();
    } catch (error) {
      if (!EXPECTED.includes((error as { status?: number }).status ?? -1)) onLost(error);
      throw error;
    }
  };
}
