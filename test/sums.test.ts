/** The checksums of an edition with the tools that everyone has, over an exported folder and over HTTP. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { needs, programPath } from './needs.ts';
import { done, makePublication, startPicket, type Place } from './running.ts';

const LONG = { timeout: 300_000 };
const STORY = {
  service: 'kk',
  headline: 'Алаң ашылды',
  place: 'Алматы',
  body: { html: '<p>Бүгін қалада жаңа алаң ашылды.</p>' },
};

let folder: string;
let place: Place;
let out: string;
let given: string;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-sums-'));
  place = { home: path.join(folder, 'home'), publicUrl: 'https://news.example' };
  [out, given] = [path.join(folder, 'out'), path.join(folder, 'given')];
  const token = makePublication(place);
  const picket = await startPicket(place);
  const post = async (at: string, body: unknown): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(picket.newsroom + at, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, await answer.clone().text());
    return (await answer.json()) as Record<string, unknown>;
  };
  const { id } = await post('/api/stories', STORY);
  await post(`/api/stories/${String(id)}/publish`, {});
  // While it runs.
  done(place, 'export', 'folder', out);
  await assertServed(picket.site);
  await picket.end('SIGTERM');
  done(place, 'keys', 'export', given);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The site shows the same, as text that is asked for anew each time. */
async function assertServed(site: string): Promise<void> {
  for (const name of sums()) {
    for (const each of [name, `${name}.minisig`, `${name}.sshsig`]) {
      const answer = await fetch(`${site}/${each}`);
      assert.equal(answer.status, 200, each);
      assert.equal(answer.headers.get('content-type'), 'text/plain;charset=utf-8');
      assert.equal(answer.headers.get('cache-control'), 'no-cache');
      assert.equal(await answer.text(), readFileSync(path.join(out, each), 'utf8'), each);
      const again = await fetch(`${site}/${each}`, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
      assert.equal(again.status, 304);
    }
  }
  for (const each of ['SHA256SUMS.never', 'SHA256SUMS.', 'SHA256SUMS..kk', 'SHA256SUMSx', 'SHA256SUMS/'])
    assert.equal((await fetch(`${site}/${each}`)).status, 404, each);
}

function sums(): string[] {
  return globSync('SHA256SUMS*', { cwd: out }).filter((name) => !name.endsWith('sig'));
}

function sha256sum(names: readonly string[]): { status: number | null; stderr: string } {
  return spawnSync(programPath('sha256sum'), ['-c', '--strict', '--quiet', ...names], { cwd: out, encoding: 'utf8' });
}

test('sha256sum finds every file of a folder as the checksums say', { ...LONG, skip: needs.tool('sha256sum') }, () => {
  assert.ok(sums().length > 4, sums().join(' '));
  const { status, stderr } = sha256sum(sums());
  assert.equal(status, 0, stderr);
  // And none that they do not name, but for what changes without an edition.
  const named = new Set(
    sums().flatMap((name) =>
      readFileSync(path.join(out, name), 'utf8')
        .split('\n')
        .map((line) => line.slice(66)),
    ),
  );
  const files = globSync(['**', '.well-known/**'], { cwd: out, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(out, path.join(entry.parentPath, entry.name)));
  const besides = files.filter((file) => !named.has(file) && !/^(t\/|SHA256SUMS)/.test(file));
  assert.match(
    besides.toSorted().join(' '),
    /^\.well-known\/edition\/\d+\.snapshot\.json \.well-known\/edition\/timestamp\.json$/,
  );
});

test(
  'minisign and ssh-keygen find them signed',
  { ...LONG, skip: needs.tool('minisign') || needs.tool('ssh-keygen') },
  () => {
    const verifySsh = [
      '-Y',
      'verify',
      '-f',
      path.join(given, 'allowed_signers'),
      '-I',
      'news.example',
      '-n',
      'picket-edition',
    ];
    for (const name of sums()) {
      const said = execFileSync(programPath('minisign'), ['-Vm', name, '-p', path.join(given, 'minisign.pub')], {
        cwd: out,
      });
      assert.match(said.toString(), new RegExp(`edition \\d+\tfile:${name}\n`));
      const input = readFileSync(path.join(out, name));
      execFileSync(programPath('ssh-keygen'), [...verifySsh, '-s', `${name}.sshsig`], { cwd: out, input });
      writeFileSync(path.join(folder, 'other'), Buffer.concat([input, Buffer.from(`${'a'.repeat(64)}  x\n`)]));
      const bad = ['-Vm', path.join(folder, 'other'), '-x', `${name}.minisig`, '-p', path.join(given, 'minisign.pub')];
      assert.equal(spawnSync(programPath('minisign'), bad, { cwd: out }).status, 1);
    }
  },
);

test('one letter more in a page is found', { ...LONG, skip: needs.tool('sha256sum') }, () => {
  appendFileSync(path.join(out, 'kk/index.html'), ' ');
  const { status, stderr } = sha256sum(['SHA256SUMS.kk']);
  assert.equal(status, 1);
  assert.match(stderr, /1 computed checksum did NOT match/);
});
