/** The checksums of an edition with the tools that everyone has, over an exported folder and over HTTP. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { needs, programPath } from './needs.ts';
import { done, makePublication, startPicket, type Place, type Running } from './running.ts';

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
/** What the second run of deploy/mirror-by-hand said. */
let second = '';
const lacking = needs.tool('curl') || needs.tool('minisign') || needs.tool('sha256sum');

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-sums-'));
  place = { home: path.join(folder, 'home'), publicUrl: 'https://news.example' };
  [out, given] = [path.join(folder, 'out'), path.join(folder, 'given')];
  const token = makePublication(place);
  const picket = await startPicket(place);
  try {
    await fill(picket, token);
  } finally {
    await picket.end('SIGTERM');
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function fill(picket: Running, token: string): Promise<void> {
  const post = async (at: string, body: unknown): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(picket.newsroom + at, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, await answer.clone().text());
    return (await answer.json()) as Record<string, unknown>;
  };
  const { id } = await post('/api/stories', STORY);
  await post(`/api/stories/${String(id)}/publish`, {});
  await exportServed(picket.site);
  done(place, 'keys', 'export', given);
  if (!lacking) {
    byHand(picket.site);
    const { id: next } = await post('/api/stories', { ...STORY, headline: 'Екінші күн' });
    await post(`/api/stories/${String(next)}/publish`, {});
    second = byHand(picket.site);
  }
}

/** While it runs: what is drawn behind the publish may make another edition between the export and the look. */
async function exportServed(site: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    rmSync(out, { recursive: true, force: true });
    done(place, 'export', 'folder', out);
    try {
      return await assertServed(site);
    } catch (error) {
      if (tries >= 10) throw error;
    }
  }
}

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

/** Again until the checksums have followed the publish. */
function byHand(site: string): string {
  const script = path.join(import.meta.dirname, '../deploy/mirror-by-hand');
  const args = [script, site, path.join(folder, 'mirror'), path.join(given, 'minisign.pub')];
  for (let tries = 0; ; tries += 1) {
    const { status, stdout, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    if (status === 0) return stdout;
    assert.ok(tries < 5, stderr);
  }
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

test('curl, sha256sum and minisign keep a mirror', { ...LONG, skip: lacking }, () => {
  const editionOf = (name: string): number => {
    const text = readFileSync(path.join(folder, name, 'SHA256SUMS'), 'utf8');
    return Number(/^# edition (\d+)\n/.exec(text)?.[1]);
  };
  const [before, now] = [editionOf('mirror.before'), editionOf('mirror')];
  assert.ok(now > before, `${before} ${now}`);
  assert.match(second, new RegExp(`edition ${now}\tfile:SHA256SUMS`));
  const stories = (name: string): number => globSync(`${name}/kk/20*/*/*/*/index.html`, { cwd: folder }).length;
  assert.deepEqual([stories('mirror.before'), stories('mirror')], [1, 2]);
  for (const name of ['mirror.before', 'mirror']) {
    const parts = globSync('SHA256SUMS*', { cwd: path.join(folder, name) }).filter((each) => !each.endsWith('sig'));
    const args = ['-c', '--strict', '--quiet', ...parts];
    const { status, stderr } = spawnSync(programPath('sha256sum'), args, {
      cwd: path.join(folder, name),
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  }
  for (const name of ['mirror.next', 'mirror.work']) assert.ok(!existsSync(path.join(folder, name)), name);
});
