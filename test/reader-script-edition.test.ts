/** How the readers' script enters an edition, stays in it, and is done without. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openReaderScript } from '../src/newsroom/api/reader-script.ts';
import { Presser } from '../src/newsroom/api/presser.ts';
import { bringUpToDate } from '../src/program.ts';
import { openTestHome, ORIGIN } from './home.ts';
import { addressesOf, assertNothingStale, published, readPath } from './stories.ts';

const ELEMENT = /<script type="module" async src="([^"]+)" integrity="sha256-([^"]+)" data-now="\/kk\/now\.json"/;

test('pages name the script by its digest, text-only pages and those for everyone have none', async () => {
  await using program = await openTestHome();
  const { path: story } = await published(program, { slug: 'birinshi' });
  for (const page of ['/kk/', story, '/kk/contact/', '/kk/not-found/']) {
    const text = await readPath(program, page);
    const [, src = '', integrity] = ELEMENT.exec(text) ?? [];
    const digest = createHash('sha256').update(await readPath(program, src));
    assert.equal(digest.digest('base64'), integrity, page);
    assert.match(text, /script-src 'self'; connect-src 'self'/, page);
  }
  for (const page of ['/', '/not-found/', `${story}text/`]) {
    const text = await readPath(program, page);
    assert.doesNotMatch(text, /type="module"|script-src|connect-src/, page);
    assert.match(text, /default-src 'none'/, page);
  }
  await assertNothingStale(program);
});

test('another script presses everything at the next start, and the older one goes with the pages that named it', async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'picket-home-'));
  try {
    await using program = await openTestHome({ home });
    const { script, newsroom } = program;
    assert.ok(script);
    const other = { ...script, path: '/assets/now-0000000000000000.js' };
    const presser = new Presser({ ...newsroom, script: other });
    const next = { ...program, script: other, newsroom: { ...newsroom, presser } };
    await bringUpToDate(next, ORIGIN);
    assert.match(await readPath(program, '/kk/'), /now-0000000000000000\.js/);
    const assets = [...addressesOf(program).keys()].filter((each) => each.startsWith('/assets/'));
    assert.deepEqual(assets, [other.path]);
    const head = program.edition.head();
    await bringUpToDate(next, ORIGIN);
    assert.deepEqual(program.edition.head(), head, 'the same script presses nothing');
  } finally {
    await rm(home, { recursive: true });
  }
});

test('without a bundle there is no script, and pages are whole', async () => {
  assert.equal(await openReaderScript(pathToFileURL('/nowhere/now.js')), null);
  await using program = await openTestHome();
  const presser = new Presser({ ...program.newsroom, script: null });
  const { path: story } = await published(
    { ...program, newsroom: { ...program.newsroom, presser } },
    { slug: 'ekinshi' },
  );
  const text = await readPath(program, story);
  assert.doesNotMatch(text, /type="module"|script-src/);
  assert.match(text, /<\/html>/);
});
