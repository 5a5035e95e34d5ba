/**
 * `npm test [-- FILE|FOLDER …] [--long] [--name PATTERN]`: node:test over src/ and test/, two files at a time, each in a
 * process of its own; `--long` runs test/long/ instead. After node's summary every skipped test is named with its reason.
 * A failure, a run that finds no test, and with PICKET_TEST_ALL=1 a skip or a todo make exit code 1.
 *
 * It does not catch a test that asserts nothing, nor a `--name` that leaves every test of a file out.
 */
import { globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';

const MINUTE = 60_000;

function filesToRun(asked: string[], long: boolean): string[] {
  const always = ['test/gates/*/**', '**/node_modules/**'];
  const exclude = long ? always : [...always, 'test/long/**'];
  const everything = long ? ['test/long'] : ['src', 'test'];
  return (asked.length > 0 ? asked : everything).flatMap((path) => {
    const short = relative('', path);
    return statSync(short).isDirectory() ? globSync(`${short}/**/*.test.ts`, { exclude }) : [short];
  });
}

/** Where test files share what takes long to make (test/filled-home.ts). What runs that were killed left goes. */
function openRun(): string {
  const folder = (pid: number | '*'): string => join(tmpdir(), `picket-test-run-${pid}`);
  for (const left of globSync(folder('*'))) {
    const pid = Number(left.slice(folder('*').length - 1));
    if (pid === process.pid || !isAlive(pid)) rmSync(left, { recursive: true, force: true });
  }
  const run = folder(process.pid);
  mkdirSync(run, { mode: 0o700 });
  return run;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const { values, positionals } = parseArgs({
  options: { long: { type: 'boolean', default: false }, name: { type: 'string' } },
  allowPositionals: true,
});
const skipped: string[] = [];
let tests = 0;
let failed = false;

const shared = openRun();
const events = run({
  env: { ...process.env, PICKET_TEST_RUN: shared },
  files: filesToRun(positionals, values.long).sort(),
  concurrency: 2,
  timeout: (values.long ? 120 : 3) * MINUTE,
  ...(values.name === undefined ? {} : { testNamePatterns: values.name }),
});
events.on('test:fail', () => {
  failed = true;
});
events.on('test:pass', ({ name, skip, todo }) => {
  if (skip !== undefined) skipped.push(`${name}: ${skip === true ? 'no reason given' : String(skip)}`);
  else if (todo !== undefined) skipped.push(`${name}: todo ${todo === true ? '' : String(todo)}`);
});
events.on('test:summary', ({ file, counts }) => {
  if (file === undefined) tests = counts.tests;
});
const report = events.compose(spec);
report.pipe(process.stdout, { end: false });
await finished(report);
rmSync(shared, { recursive: true, force: true });

for (const line of skipped) console.log(`skipped: ${line}`);
if (tests === 0) console.log('no test was run');
if (skipped.length > 0 && process.env['PICKET_TEST_ALL'] === '1') {
  console.log('PICKET_TEST_ALL=1: a skipped test is a failure');
  failed = true;
}
process.exitCode = failed || tests === 0 ? 1 : 0;
