#!/usr/bin/env node
// Plain JavaScript that any Node with modules can parse, so that an old one gets a sentence and not a stack trace:
// no `node:` prefix, no `?.`, no `??`, no await outside a function. The Node the project brings along is preferred to
// refusing: `npm run` finds it by itself, a `picket` installed on the path does not.
import { spawn } from 'child_process';
import { existsSync, readFileSync, realpathSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const home = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const needed = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).engines.node.replace('>=', '');
const LAUNCHED = 'PICKET_LAUNCHED';
const SMALL = 'PICKET_SMALL';

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = needed.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** In the package's own node_modules, or beside the package where npm has hoisted it. */
function bundledNode() {
  const name = join(`node-${process.platform}-${process.arch}`, 'bin', 'node');
  for (let folder = home; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return path;
  }
  return null;
}

/** Runs this file again under `node`. The channel tells the other one when this one is gone. */
function launch(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { [LAUNCHED]: '1' }),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    // A terminal sends Ctrl-C to both; a second one would mean "at once".
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function stopWithLauncher() {
  delete process.env[LAUNCHED];
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

/**
 * A mirror runs for years on a small machine. A process cannot change these two once it runs, so it begins again as itself
 * (docs/decisions/memory-of-a-process.md). Where that cannot be done it is larger, and works as well.
 */
function beginSmall() {
  if (process.argv[2] !== 'mirror' || process.env[SMALL] === '1' || process.channel || !process.execve) return;
  const args = [process.execPath, '--max-semi-space-size=2', ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, args, Object.assign({}, process.env, { MALLOC_ARENA_MAX: '2', [SMALL]: '1' }));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}

function start() {
  if (process.env[LAUNCHED] === '1' && process.channel) stopWithLauncher();
  beginSmall();
  const isSource = existsSync(join(home, 'src'));
  return import(isSource ? '../src/cli/picket.ts' : '../dist/cli/picket.js');
}

const bundled = bundledNode();
if (isNewEnough(process.versions.node)) void start();
else if (bundled !== null && process.env[LAUNCHED] !== '1') launch(bundled);
else fail(`picket needs Node ${needed} or later; this is Node ${process.versions.node}.`);
