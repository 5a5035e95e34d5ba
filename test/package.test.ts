/** What npm gives to others: packed from a copy of the tree, installed in an empty folder, and at work there. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makePublication, publishOver, startPicket } from './running.ts';

const ROOT = path.join(import.meta.dirname, '..');
/** What prepack and pack read. */
const PARTS = [
  'bin',
  'demonstration',
  'deploy',
  'scripts',
  'src',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
/** What is neither a module nor read at the start, so that nothing else misses it. */
const FILES = [
  'build/faces/face-api.js',
  'deploy/nginx.conf',
  'deploy/Caddyfile',
  'demonstration/live/kk',
  'demonstration/recordings',
  'dist/media/fonts.conf',
];

function npm(folder: string, ...args: string[]): void {
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
}

/** The package as it would be published: a file. `dist` of the working tree is left alone. */
function pack(folder: string): string {
  const tree = path.join(folder, 'tree');
  for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(tree, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'));
  npm(tree, 'pack');
  const [name] = globSync('*.tgz', { cwd: tree });
  assert.ok(name, 'npm packed a file');
  return path.join(tree, name);
}

function install(file: string, folder: string): string {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  npm(folder, 'install', '--ignore-scripts', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', file);
  return path.join(folder, 'node_modules/.bin/picket');
}

test('the packed package shows the demonstration, and publishes a story in its place', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'picket-package-'));
  try {
    const bin = install(pack(folder), path.join(folder, 'installed'));
    const installed = path.join(folder, 'installed/node_modules/picket');
    assert.deepEqual(globSync('{src,test,dist/**/*.test.*,dist/**/testing}', { cwd: installed }), []);
    assert.deepEqual(globSync(FILES, { cwd: installed }).toSorted(), FILES.toSorted());

    const door = "import { webCrypto } from 'picket/verify'; console.log(await webCrypto.sha256(new Uint8Array()));";
    const asked = ['--input-type=module', '--eval', door];
    const said = execFileSync(process.execPath, asked, { cwd: path.join(folder, 'installed'), encoding: 'utf8' });
    assert.equal(
      said.trim(),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'picket/verify opens',
    );

    const place = { home: path.join(folder, 'home'), bin };
    const running = await startPicket(place);
    const read = async (at: string) => await (await fetch(running.site + at)).text();
    assert.match(await read('/'), /href="\/ru\/"/, 'the demonstration is there');
    const [script = ''] = /\/assets\/now-[0-9a-f]{16}\.js/.exec(await read('/ru/')) ?? [];
    assert.match(await read(script), /now\.json|data-now/, 'the script came along');
    const token = makePublication(place);
    assert.ok(!(await read('/')).includes('href="/ru/"'), 'init replaces the demonstration');
    assert.equal((await fetch(`${running.site}/ru/`)).status, 404);
    const at = await publishOver(running.newsroom, token, 'Бірінші хабар');
    assert.match(await read(at), /Бірінші хабар/);
    assert.ok((await read('/kk/')).includes(at));
    // Drawn behind the publish, with the fonts that came along.
    while (!/\/card\.png"/.test(await read(at))) await setTimeout(200);
    assert.equal(await running.end('SIGTERM'), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
