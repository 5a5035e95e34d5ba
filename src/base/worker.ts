import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** `./x.ts` beside a module in src/ is `./x.js` beside it in dist/. */
function moduleBeside(name: string, base: string): URL {
  return new URL(base.endsWith('.ts') ? `${name}.ts` : `${name}.js`, base);
}

/** Starts `name` (no extension) beside the module whose `import.meta.url` is `base`, in a thread. */
export function startThread(name: string, base: string, options: WorkerOptions = {}): Worker {
  return new Worker(moduleBeside(name, base), options);
}

/** The same in a process of its own, for work that may crash or run out of memory. */
export function startProcess(name: string, base: string, options: ForkOptions = {}): ChildProcess {
  return fork(fileURLToPath(moduleBeside(name, base)), { ...options, execPath: process.execPath });
}
