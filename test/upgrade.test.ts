/** What a home does when another version of Picket starts on it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { isPressedByAnother, programFingerprint } from '../src/newsroom/api/pressed-by.ts';
import type { Publication } from '../src/story/publication.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, published, readPath } from './stories.ts';

test('another version presses again what the one before pressed, and the same one does not', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'picket-upgrade-'));
  try {
    let at = '';
    {
      await using program = await openTestHome({ home: folder });
      ({ path: at } = await published(program, { slug: 'one' }));
      // As the version before would have printed it.
      const body = (await readPath(program, at)).replace('</main>', '<!-- before --></main>');
      const { type } = program.edition.find(at) ?? { type: '' };
      const head = await program.edition.publish({ put: [{ path: at, type, body }], at: new Date() });
      await program.store.transact(async ({ write }) => await write.editions.add(head));
    }
    {
      await using program = await openTestHome({ home: folder });
      assert.match(await readPath(program, at), /<!-- before -->/, 'the same version presses nothing again');
    }
    const file = path.join(folder, 'edition/pressed-by');
    assert.equal(readFileSync(file, 'utf8').trim(), programFingerprint());
    writeFileSync(file, 'another\n');
    {
      await using program = await openTestHome({ home: folder });
      assert.doesNotMatch(await readPath(program, at), /<!-- before -->/);
      await assertNothingStale(program);
      assert.equal(await isPressedByAnother(folder, programFingerprint()), false);
      const { seq } = program.edition.head() ?? { seq: 0 };
      assert.equal((await program.store.read.editions.latest())?.seq, seq);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a publication that was stored before there were mirrors is published as ever', async () => {
  await using program = await openTestHome();
  const stored = await program.store.read.publication.publication();
  assert.ok(stored);
  const { mirrors: _, ...before } = stored.document;
  await program.store.transact(({ write }) => write.publication.setPublication(before as Publication, new Date()));
  const { path: at } = await published(program, { slug: 'after' });
  assert.match(await readPath(program, at), /<main/);
  assert.deepEqual(program.edition.head()?.about.mirrors, []);
});
