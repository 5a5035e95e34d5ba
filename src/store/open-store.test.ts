import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { it } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { Kysely, sql } from 'kysely';
import { EmbeddedDatabase } from './embedded-database.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { migrate } from './migrate.ts';
import { openStore, type StorePlace } from './open-store.ts';
import { serverDialect } from './server-dialect.ts';
import { ENGINES, freshFolder, onEachEngine } from './testing/engines.ts';
import { AT } from './testing/samples.ts';

function rawDatabase(place: StorePlace): Kysely<unknown> {
  const dialect =
    place.kind === 'server' ? serverDialect(place.url) : embeddedDialect(new EmbeddedDatabase(place.folder));
  return new Kysely<unknown>({ dialect });
}

onEachEngine('the store', (given) => {
  const queue = (subject: string) => given.store.transact(({ write }) => write.editions.queue(subject, AT));
  const subjects = async () => (await given.store.read.editions.pending()).map(({ subject }) => subject);

  it('undoes a transaction that fails', async () => {
    const failing = given.store.transact(async ({ read, write }) => {
      await write.editions.queue('undone', AT);
      assert.equal((await read.editions.pending()).length, 1);
      throw new Error('no');
    });
    await assert.rejects(failing, /^Error: no$/);
    assert.deepEqual(await subjects(), []);
  });

  it('does not commit a transaction in which a query failed, even when the failure was caught', async () => {
    const failing = given.store.transact(async ({ write }) => {
      await write.editions.queue('undone', AT);
      await write.publication.addRedirect('/a/', null as unknown as string).catch(() => undefined);
    });
    await assert.rejects(failing);
    assert.deepEqual(await subjects(), []);
  });

  it('keeps what others read apart from a transaction under way', async () => {
    const seen: number[] = [];
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const writing = given.store.transact(async ({ write }) => {
      await write.editions.queue('undone', AT);
      begin();
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('no');
    });
    const reading = begun.then(async () => seen.push((await subjects()).length));
    await assert.rejects(writing);
    await reading;
    assert.deepEqual(seen, [0]);
  });

  it('refuses to wait for itself', async () => {
    const message = /inside a transaction, use what the transaction was given/;
    await assert.rejects(
      given.store.transact(async () => await subjects()),
      message,
    );
    await assert.rejects(
      given.store.transact(async () => await queue('nested')),
      message,
    );
    await queue('after');
    assert.deepEqual(await subjects(), ['after']);
  });

  it('passes on what Postgres says of an error', async () => {
    const twice = given.store.transact(async ({ write }) => {
      for (const text of ['a', 'b']) {
        await write.accounts.addSignInLink({
          digest: 'd',
          role: 'admin',
          account: null,
          name: text,
          expiresAt: AT,
        } as never);
      }
    });
    await assert.rejects(twice, { code: '23505', constraint: 'sign_in_link_pkey' });
  });
});

for (const engine of ENGINES) {
  it(`migrates once, and refuses a database newer than itself, ${engine.name}`, { skip: engine.skip }, async () => {
    const place = await engine.freshPlace();
    await (await openStore(place))[Symbol.asyncDispose]();
    const db = rawDatabase(place);
    const one = { name: '001-one', run: async () => undefined };
    const failing = {
      name: '002-two',
      run: async (transaction: Kysely<unknown>) => {
        await sql`create table other.half (n int)`.execute(transaction);
        throw new Error('no');
      },
    };
    assert.deepEqual(await migrate(db, 'other', [one]), ['001-one']);
    assert.deepEqual(await migrate(db, 'other', [one]), []);
    await assert.rejects(migrate(db, 'other', [one, failing]), /no/);
    const { rows } = await sql<{ half: string | null }>`select to_regclass('other.half')::text as half`.execute(db);
    assert.deepEqual(rows, [{ half: null }]);
    await sql`insert into newsroom.applied_migration (name) values ('999-future')`.execute(db);
    await db.destroy();
    const opening = openStore(place).then(async (store) => await store[Symbol.asyncDispose]());
    await assert.rejects(opening, /changed by a newer Picket \(999-future\): install that version/);
  });
}

for (const engine of ENGINES) {
  it(`folds the names that there were as it folds new ones, ${engine.name}`, { skip: engine.skip }, async () => {
    const place = await engine.freshPlace();
    const names = ['مي\u200cم', 'Ann', 'An\u200dn'];
    {
      await using store = await openStore(place);
      await store.transact(async ({ write }) => {
        for (const name of [names[0], names[1], 'Later'])
          await write.accounts.create({ name: name ?? '', role: 'editor', passphrase: null, at: AT });
      });
    }
    const db = rawDatabase(place);
    await sql`update newsroom.account set name = ${names[2]} where name = 'Later'`.execute(db);
    await sql`update newsroom.account set name_folded = lower(name)`.execute(db);
    // As it was before 013: what came with it and after it goes.
    await sql`alter table newsroom.passkey add column transports text`.execute(db);
    await sql`alter table newsroom.edition drop column back_to`.execute(db);
    await sql`drop index newsroom.story_embargo`.execute(db);
    await sql`drop table newsroom.copy`.execute(db);
    await sql`delete from newsroom.applied_migration where name >= '013'`.execute(db);
    await db.destroy();
    await using store = await openStore(place);
    const found = async (name: string) => (await store.read.accounts.byName(name))?.name;
    assert.deepEqual([await found('ميم'), await found('مي\u200cم')], [names[0], names[0]]);
    // Two that are one now: the second keeps its own way of writing, until somebody closes it.
    assert.deepEqual([await found('ann'), await found('an\u200dn')], ['Ann', 'Ann']);
    assert.equal((await store.read.accounts.accounts()).length, 3);
  });
}

it('migrates once when two open a server at the same time', { skip: ENGINES[1]?.skip ?? false }, async () => {
  const place = await ENGINES[1]?.freshPlace();
  assert.ok(place);
  const stores = await Promise.all([openStore(place), openStore(place), openStore(place)]);
  for (const store of stores) await store[Symbol.asyncDispose]();
});

it('says in one sentence why it cannot use a server', { skip: ENGINES[1]?.skip ?? false }, async () => {
  await assert.rejects(openStore({ kind: 'server', url: 'postgres://u:secret@127.0.0.1:9/x' }), (error: Error) => {
    assert.match(
      error.message,
      /^the Postgres server at 127\.0\.0\.1:9\/x cannot be used, nothing answers there: start/,
    );
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
  const place = await ENGINES[1]?.freshPlace();
  assert.ok(place?.kind === 'server');
  const url = place.url.replace(/test_\d+$/, 'nowhere');
  await assert.rejects(openStore({ kind: 'server', url }), /no such database: create it with createdb/);
});

it('says in one sentence why it cannot use a folder', async () => {
  const folder = await freshFolder();
  await writeFile(folder, 'a file');
  await assert.rejects(
    openStore({ kind: 'embedded', folder }),
    /^Error: the database in .* cannot be made \(ENOTDIR.*: see that the disk/,
  );
});

it('rejects what waits, and says why, when the thread dies', async () => {
  const threads: Worker[] = [];
  const note = (thread: Worker): void => void threads.push(thread);
  process.on('worker', note);
  await using store = await openStore({ kind: 'embedded', folder: await freshFolder() });
  process.off('worker', note);
  const waiting = assert.rejects(store.read.editions.latest(), /has stopped/);
  await threads.at(-1)?.terminate();
  await waiting;
  assert.match((await store.failure).message, /has stopped \(its thread ended with 1\)/);
  await assert.rejects(store.read.editions.latest(), /has stopped/);
});
