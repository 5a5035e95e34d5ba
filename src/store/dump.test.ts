import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ensureDigest } from '../base/digest.ts';
import type { DumpRow } from './dump.ts';
import type { Store } from './open-store.ts';
import { ENGINES, freshStore } from './testing/engines.ts';
import { AT, content, create, later, publication, publish } from './testing/samples.ts';

const digest = ensureDigest('0f'.repeat(32));

async function fill(store: Store): Promise<void> {
  const { id, revision, path } = await publish(store, { service: 'kk' }, { topics: ['a'], bylines: [{ unit: 'u' }] });
  await store.transact(async ({ write }) => {
    const made = { act: 'create', account: null, at: AT } as const;
    for (let count = 0; count < 250; count += 1)
      await write.stories.create({ service: 'kk', kind: 'article', slug: `s-${count}` }, content(), made);
    await write.publication.setPublication(publication('kk'), AT);
    await write.publication.setOrigin('https://example.org');
    await write.publication.ensureTopic('kk', { slug: 'a', name: 'Ә “quoted” \\ 水' });
    await write.publication.setStoryline({ slug: 'dam', title: { kk: 'Б' }, summary: {}, pledges: [] });
    await write.publication.addRedirect('/kk/old/', path);
    const hand = { act: 'save', account: null, at: later(1) } as const;
    await write.stories.save(id, revision, { content: content({ headline: 'Two' }), hand });
    await write.stories.addCorrection(id, 'Wrong', { account: null, at: later(2) });
    await write.breaking.add({ service: 'kk', text: 'Now', story: id, startsAt: AT, endsAt: null }, AT);
    const account = await write.accounts.create({ name: 'Ann', role: 'admin', passphrase: '$x', at: AT });
    assert.ok(account);
    await write.accounts.beginSession({ digest, account, at: AT, expiresAt: later(1) });
    await write.accounts.addSignInLink({ digest, role: 'admin', account, name: null, expiresAt: later(1) });
    await write.accounts.addToken({ digest, name: 'CMS', role: 'editor', at: AT });
    await write.images.add({
      originalDigest: digest,
      originalType: 'image/png',
      originalLength: 1,
      width: 1,
      height: 1,
      focusX: 0.1,
      focusY: 0.3,
      alt: '',
      caption: '',
      credit: '',
      renditions: [],
      removed: ['camera'],
      createdAt: AT,
      account,
    });
    await write.imports.addAddresses(['/?p=1', '/old/'], { service: 'kk', kind: 'story', target: id });
    await write.imports.addComments(id, [{ key: '2', parent: '1', name: 'A', text: 'B', at: AT }]);
    const note = { act: 'note', text: 'See “it”', moment: null, revision } as const;
    await write.notes.add({ story: id, at: AT, account, ...note });
    await write.editions.add({ seq: 41, digest, at: AT });
    await write.editions.queue('everything', AT);
  });
}

/** Columns that migration 010 brought. */
const NEWER =
  'created_by unpublish_at missed_at approved_revision text_number translated_from translated_revision translated_number begun_at kept was_public'.split(
    ' ',
  );

async function dumped(store: Store): Promise<readonly DumpRow[]> {
  const rows: DumpRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
}

describe('a dump', { skip: ENGINES.find(({ skip }) => skip)?.skip ?? false }, () => {
  for (const [from, to] of [ENGINES, ENGINES.toReversed()]) {
    assert.ok(from && to);
    it(`from ${from.name} into ${to.name} is the same dump again`, async () => {
      await using source = await freshStore(from);
      await using target = await freshStore(to);
      await fill(source);
      const rows = await dumped(source);
      const tables = new Set(rows.map(({ table }) => table));
      assert.equal(tables.size, 17);
      assert.equal(rows.filter(({ table }) => table === 'revision').length, 252);
      assert.equal(JSON.stringify(rows).includes('expires_at'), false);
      await target.load(JSON.parse(JSON.stringify(rows)) as DumpRow[]);
      assert.deepEqual(await dumped(target), rows);
      assert.deepEqual(await target.read.desk.list({ limit: 3 }), await source.read.desk.list({ limit: 3 }));
      await assert.rejects(target.load(rows), /not empty/);
      // What comes after continues: the numbers the database gives begin anew behind those that were loaded.
      await target.transact(({ write }) => write.editions.queue('more', AT));
      assert.deepEqual(
        (await target.read.editions.pending()).map(({ subject }) => subject),
        ['everything', 'more'],
      );
    });
  }

  for (const engine of ENGINES) {
    it(`of ${engine.name} waits for nobody, and leaves out what came after it began`, async () => {
      await using store = await freshStore(engine);
      const { id, revision } = await create(store, { service: 'kk' });
      const rows: DumpRow[] = [];
      for await (const row of store.dump()) {
        if (rows.length === 0) {
          const hand = { act: 'save', account: null, at: later(1) } as const;
          await store.transact(({ write }) => write.stories.save(id, revision, { content: content(), hand }));
          await create(store, { service: 'kk' });
        }
        rows.push(row);
      }
      assert.deepEqual(
        rows.map(({ table }) => table),
        ['story', 'revision'],
      );
      assert.equal(rows[0]?.row['latest_revision'], revision);
    });

    it(`of ${engine.name} has the last saved text, which replaced what was saved when it began`, async () => {
      await using store = await freshStore(engine);
      const account = await store.transact(({ write }) =>
        write.accounts.create({ name: 'An\u200cn', role: 'editor', passphrase: null, at: AT }),
      );
      const { id, revision } = await create(store, { service: 'kk' });
      const save = async (expected: typeof revision, headline: string, seconds: number) => {
        const hand = { act: 'save', account, at: new Date(AT.getTime() + seconds * 1000) } as const;
        const saved = await store.transact(({ write }) =>
          write.stories.save(id, expected, { content: content({ headline }), hand }),
        );
        assert.ok(saved);
        return saved;
      };
      const second = await save(revision, 'Two', 20);
      const rows: DumpRow[] = [];
      for await (const row of store.dump()) {
        if (rows.length === 0) await save(await save(second, 'Three', 25), 'Four', 40);
        rows.push(row);
      }
      const revisions = rows.filter(({ table }) => table === 'revision').map(({ row }) => [row['id'], row['headline']]);
      assert.deepEqual(revisions, [
        [revision, content().headline],
        [second, 'Three'],
      ]);
      assert.equal(rows.find(({ table }) => table === 'story')?.row['latest_revision'], second);
    });

    it(`of an older version is filled in when ${engine.name} loads it`, async () => {
      await using source = await freshStore(engine);
      const { id } = await publish(source, { service: 'kk' }, { headline: 'Old flood' });
      const account = await source.transact(({ write }) =>
        write.accounts.create({ name: 'An\u200cn', role: 'editor', passphrase: null, at: AT }),
      );
      const passkey = { credential: 'a', publicKey: 'b', counter: 4, name: 'Телефон', on: '2026-03-01' };
      await source.transact(({ write }) => write.keys.addPasskey({ ...passkey, account: account ?? assert.fail() }));
      const translation = await source.transact(async ({ write }) => {
        const made = { act: 'create', account, at: AT } as const;
        const { id: other } = await write.stories.create(
          { service: 'ru', kind: 'article', slug: 'x' },
          content(),
          made,
        );
        await write.stories.linkTranslation(id, other);
        return other;
      });
      const rows = (await dumped(source)).map(({ table, row }) => ({
        table,
        row: Object.fromEntries(Object.entries(row).filter(([column]) => !NEWER.includes(column))),
      }));
      for (const { table, row } of rows) {
        if (table === 'account') row['name_folded'] = 'an\u200cn';
        if (table === 'passkey') row['transports'] = ['internal'];
      }
      await using target = await freshStore(engine);
      await target.load(rows);
      const { desk, stories } = target.read;
      const [line] = await desk.list({ terms: [{ prefix: 'floo', named: [] }], limit: 5 });
      assert.deepEqual([line?.id, line?.words], [id, 1]);
      const [second] = await desk.list({ service: 'ru', limit: 5 });
      assert.deepEqual([second?.id, second?.creator, second?.translatedFrom], [translation, 'An\u200cn', id]);
      assert.equal((await target.read.accounts.byName('Ann'))?.id, account);
      assert.equal((await target.read.keys.passkey('a'))?.counter, 4);
      const [first] = await stories.revisionsOf(id);
      assert.deepEqual([first?.kept, first?.wasPublic], [true, true]);
    });

    it(`into ${engine.name} is loaded whole or not at all`, async () => {
      await using store = await freshStore(engine);
      await create(store, { service: 'kk' });
      const rows = await dumped(store);
      await using target = await freshStore(engine);
      const broken = [...rows, { table: 'future', row: {} } as unknown as DumpRow];
      await assert.rejects(target.load(broken), /knows no table “future”/);
      assert.deepEqual(await dumped(target), []);
    });
  }
});
