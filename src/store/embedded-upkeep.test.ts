import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { EmbeddedDatabase } from './embedded-database.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { ensureFolder } from './embedded-folder.ts';
import { freshFolder } from './testing/engines.ts';

it('tidies up after many rows and a quiet moment, and not before', async () => {
  const folder = await freshFolder();
  await ensureFolder(folder);
  await using db = new Kysely<unknown>({ dialect: embeddedDialect(new EmbeddedDatabase(folder)) });
  const value = async (query: string): Promise<unknown> =>
    (await sql.raw<{ value: unknown }>(query).execute(db)).rows[0]?.value;
  const analyzed = () => value(`select reltuples::int as value from pg_class where relname = 'many'`);
  const checkpoint = () => value('select redo_lsn::text as value from pg_control_checkpoint()');
  await sql`create table many (n int)`.execute(db);
  const first = await checkpoint();
  await sql`insert into many select generate_series(1, 4999)`.execute(db);
  await sleep(2_200);
  assert.deepEqual([await analyzed(), await checkpoint()], [-1, first]);
  await sql`insert into many values (0)`.execute(db);
  assert.equal(await analyzed(), -1);
  await sleep(2_600);
  assert.equal(await analyzed(), 5_000);
  assert.notEqual(await checkpoint(), first);
});
