/**
 * `npm run check [-- --only NAME]`: every gate but the tests, two at a time, one line each with its time; what a failing
 * one said stands below its line, and one failure makes exit code 1. It works in the current folder, so that
 * test/gates/ can run the same commands on a tree with a planted breach. Rules are errors or off: a warning fails too.
 *
 * It does not catch what only running shows, and each gate's own header or configuration says what that gate leaves out.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Slowest first: the two that run side by side then end at about the same time. */
const GATES: Record<string, string[]> = {
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  unused: ['knip', '--no-progress', '--no-config-hints'],
  format: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'],
  server: ['tsc', '-p', 'tsconfig.json'],
  browser: ['tsc', '-p', 'tsconfig.browser.json'],
  layers: ['node', join(import.meta.dirname, 'check-layers.ts')],
};
const AT_ONCE = 2;

async function runGate(name: string, [command = '', ...args]: string[]): Promise<boolean> {
  const started = performance.now();
  const tools = join(import.meta.dirname, '../node_modules/.bin');
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (said += String(part)));
  const passed = await new Promise<boolean>((resolve) => {
    child.on('error', (error) => (said += error.message)).on('close', (code) => resolve(code === 0));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(9)} ${seconds} s`);
  if (!passed) console.log(said.trimEnd());
  return passed;
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const waiting = Object.entries(GATES).filter(([name]) => values.only === undefined || name === values.only);
if (waiting.length === 0) throw new Error(`no gate is called ${String(values.only)}: ${Object.keys(GATES).join(' ')}`);

let failed = 0;
async function runWaiting(): Promise<void> {
  for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
    if (!(await runGate(...gate))) failed += 1;
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, runWaiting));
process.exitCode = failed === 0 ? 0 : 1;
