/**
 * Every gate fails on the breach planted for it, and for the reason it was planted for. Each runs by its real command
 * and configuration in a temporary tree: `clean/`, which passes, with the breach laid over it.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const made: string[] = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'picket-gate-'));
  made.push(folder);
  return folder;
}

/** node_modules is linked one folder up, where modules are looked for and where no gate looks for what to check. */
function treeOf(...overlays: string[]): string {
  const above = emptyFolder();
  symlinkSync(join(root, 'node_modules'), join(above, 'node_modules'));
  const folder = join(above, 'tree');
  mkdirSync(folder);
  const configurations = globSync(['tsconfig*.json', '.oxlintrc.json', '.prettierrc', '.prettierignore', 'knip.json'], {
    cwd: root,
  });
  for (const file of configurations) cpSync(join(root, file), join(folder, file));
  writeFileSync(join(folder, 'package.json'), '{\n  "name": "planted",\n  "type": "module"\n}\n');
  for (const overlay of overlays) cpSync(join(import.meta.dirname, overlay), folder, { recursive: true });
  return folder;
}

interface Outcome {
  code: number | null;
  said: string;
}

function run(script: string, args: string[], cwd: string, more: Record<string, string> = {}): Outcome {
  // node:test refuses to run inside node:test, which it knows by this variable.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const options = { cwd, env: { ...env, NO_COLOR: '1', ...more }, encoding: 'utf8', timeout: 120_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], options);
  return { code: status, said: stdout + stderr };
}

function assertFails({ code, said }: Outcome, ...reasons: RegExp[]): void {
  assert.equal(code, 1, said);
  for (const reason of reasons) assert.match(said, reason);
}

function runGate(gate: string): Outcome {
  return run('check.ts', ['--only', gate], treeOf('clean', gate));
}

test('a clean tree passes every gate', () => {
  const { code, said } = run('check.ts', [], treeOf('clean'));
  assert.equal(code, 0, said);
  assert.equal(said.match(/^ok /gm)?.length, 6, said);
});

test('format: one object not as Prettier writes it', () => {
  assertFails(runGate('format'), /src\/base\/breach\.ts/);
});

const LINT_RULES = [
  'eslint(eqeqeq)',
  'eslint(max-lines)',
  'eslint(max-lines-per-function)',
  'eslint(max-params)',
  'eslint(no-console)',
  'eslint(no-unused-vars)',
  'eslint(no-var)',
  'eslint(prefer-const)',
  'import(no-default-export)',
  'typescript(await-thenable)',
  'typescript(consistent-type-imports)',
  'typescript(no-explicit-any)',
  'typescript(no-floating-promises)',
  'typescript(no-misused-promises)',
  'typescript(no-non-null-assertion)',
  'typescript(only-throw-error)',
  'typescript(switch-exhaustiveness-check)',
];

test('lint: every rule this project relies on', () => {
  const outcome = runGate('lint');
  assertFails(outcome);
  assert.deepEqual(
    LINT_RULES.filter((rule) => !outcome.said.includes(rule)),
    [],
    outcome.said,
  );
});

test('server: the DOM, and an index that may lead to nothing', () => {
  assertFails(runGate('server'), /store\/breach\.ts\(2,.*'document'/, /store\/breach\.ts\(3,.*'string \| undefined'/);
});

test('browser: Node, in the reader and in what runs on both sides', () => {
  assertFails(runGate('browser'), /base\/breach\.ts\(2,.*'process'/, /reader\/breach\.ts\(1,.*node:fs/);
});

test('unused: a file, an export, a package that package.json does not name', () => {
  assertFails(runGate('unused'), /src\/base\/nobody-imports\.ts/, /unusedExport/, /not-in-package-json/);
});

test('layers: each kind of step the table forbids, and no other', () => {
  const { code, said } = run('check-layers.ts', ['src'], treeOf('layers'));
  assert.equal(code, 1, said);
  assert.deepEqual(said.trimEnd().split('\n').sort(), [
    'base/climbs.ts may not import cli/picket.ts',
    'base/climbs.ts may not import main.ts',
    'base/leans-on-a-test.ts may not import base/bytes.test.ts',
    'blobs/lost.ts: "#base/bytes.ts" is no relative path',
    'blobs/lost.ts: blobs/gone.ts is not there',
    'edition/verify/reads.ts may not import edition/build.ts',
    'models/article.ts: no folder of the table',
    'newsroom/api/routes.ts may not import discussion/comments.ts',
    'newsroom/app/calls.ts may not import newsroom/api/routes.ts',
    'newsroom/app/calls.ts may not import store/rows.ts',
    'press/page.ts may not import store/rows.ts',
    'reader reaches too far: reader/start.ts → edition/verify/reads.ts → edition/build.ts',
    'reader/start.ts may not import gateway/open.ts',
    'site reaches too far: site/serve.ts → edition/build.ts → press/page.ts',
    'tipline/seal.ts may not import tipline/inbox.ts',
  ]);
});

test('layers: nothing read is nothing held', () => {
  assertFails(run('check-layers.ts', [emptyFolder()], root), /nothing checked/);
});

function runTests(names: string[], environment: Record<string, string> = {}): Outcome {
  return run('test.ts', names, import.meta.dirname, environment);
}

test('tests: a failure, and a file that breaks before its first test', () => {
  assertFails(runTests(['tests/failing.test.ts']), /one is two/, /ℹ fail 1/);
  assertFails(runTests(['tests/broken.test.ts']), /broken before its first test/);
});

test('tests: a skip is named, and is a failure where everything must run', () => {
  const lenient = runTests(['tests/skipped.test.ts'], { PICKET_TEST_ALL: '' });
  assert.equal(lenient.code, 0, lenient.said);
  assert.match(lenient.said, /ℹ tests 2[^]*^skipped: is skipped: needs the moon$/m);
  const all = { PICKET_TEST_ALL: '1' };
  assertFails(runTests(['tests/skipped.test.ts'], all), /a skipped test is a failure/);
  assertFails(runTests(['tests/todo.test.ts'], all), /^skipped: comes later: todo not today$/m);
});

test('tests: a run without a test', () => {
  assertFails(runTests(['clean']), /no test was run/);
});
