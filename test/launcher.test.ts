import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const made: string[] = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A package with the real bin/picket.js, the given files, and a need for `node`. */
function packageWith(node: string, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'picket-launcher-'));
  made.push(folder);
  cpSync(join(import.meta.dirname, '../bin'), join(folder, 'bin'), { recursive: true });
  const all = { 'package.json': JSON.stringify({ type: 'module', engines: { node: `>=${node}` } }), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  }
  return folder;
}

function picket(folder: string, ...args: string[]) {
  const bin = join(folder, 'bin/picket.js');
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', timeout: 20_000 });
}

const bundled = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
/** Stands for a newer Node: it meets the need by lowering it, then is the Node that runs this test. */
const newerNode = `#!/bin/sh
sed -i 's/>=99.0/>=1.0/' "$(dirname "$1")/../package.json"
exec '${process.execPath}' "$@"
`;

test('an old Node gets one sentence and exit code 2', () => {
  const { status, stderr } = picket(packageWith('99.0', { 'src/cli/picket.ts': '' }));
  assert.equal(stderr, `picket needs Node 99.0 or later; this is Node ${process.versions.node}.\n`);
  assert.equal(status, 2);
});

test('a bundled Node that is too old as well is tried once', () => {
  const { status, stderr } = picket(packageWith('99.0', { [bundled]: `#!/bin/sh\nexec '${process.execPath}' "$@"\n` }));
  assert.match(stderr, /^picket needs Node 99\.0 or later/);
  assert.equal(status, 2);
});

test('src/ goes before dist/, and dist/ stands alone', () => {
  const built = { 'dist/cli/picket.js': 'console.log("dist")' };
  assert.equal(picket(packageWith('1.0', { ...built, 'src/cli/picket.ts': 'console.log("src")' })).stdout, 'src\n');
  assert.equal(picket(packageWith('1.0', built)).stdout, 'dist\n');
});

test('the bundled Node gets the arguments, and its exit code is passed on', () => {
  const command = 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 7';
  const { stdout, status } = picket(
    packageWith('99.0', { [bundled]: newerNode, 'src/cli/picket.ts': command }),
    'a',
    'b',
  );
  assert.equal(stdout, 'a b\n');
  assert.equal(status, 7);
});

const waits = `
  import { writeFileSync } from 'node:fs';
  process.once('SIGTERM', () => { writeFileSync(process.argv[2], 'stopped'); process.exit(3); });
  setInterval(() => {}, 1000);
  console.log('ready');`;

for (const [signal, code] of [
  ['SIGTERM', 3],
  ['SIGKILL', null],
] as const) {
  test(`${signal} to the launcher stops what it launched, in order`, async () => {
    const folder = packageWith('99.0', { [bundled]: newerNode, 'src/cli/picket.ts': waits });
    const note = join(folder, 'note');
    const child = spawn(process.execPath, [join(folder, 'bin/picket.js'), note], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    assert.equal(await exited, code);
    for (let tries = 0; !existsSync(note) && tries < 100; tries += 1) await sleep(50);
    assert.ok(existsSync(note));
  });
}

test('a command that has ended is not held up by the launcher', () => {
  const folder = packageWith('99.0', { [bundled]: newerNode, 'src/cli/picket.ts': 'setTimeout(() => {}, 50)' });
  assert.equal(picket(folder).status, 0);
});
