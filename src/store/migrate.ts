import { sql, type Kysely } from 'kysely';
import type { Migration } from './migrations/migrations.ts';

/** A constant of ours: whoever migrates a database holds this advisory lock until it is done. */
const LOCK = 7_436_251;

/**
 * Brings a schema up to date, everything in one transaction, and makes it when it is missing. Two processes that do so at
 * once wait for each other. Returns the names of the migrations it ran.
 * @throws Error with one sentence when the database was migrated by a newer Picket.
 */
export async function migrate(
  db: Kysely<unknown>,
  schema: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  return await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    await sql`create schema if not exists ${sql.id(schema)}`.execute(transaction);
    const applied = sql.id(schema, 'applied_migration');
    await sql`create table if not exists ${applied} (
      name text collate "C" primary key, applied_at timestamptz not null default now()
    )`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from ${applied} order by name`.execute(transaction);
    const done = rows.map(({ name }) => name);
    refuseNewer(done, migrations);
    const waiting = migrations.slice(done.length);
    for (const { name, run } of waiting) {
      await run(transaction);
      await sql`insert into ${applied} (name) values (${name})`.execute(transaction);
    }
    return waiting.map(({ name }) => name);
  });
}

function refuseNewer(done: readonly string[], migrations: readonly Migration[]): void {
  const stranger = done.find((name, at) => migrations[at]?.name !== name);
  if (stranger === undefined) return;
  throw new Error(
    `the database has been changed by a newer Picket (${stranger}): install that version, or restore a backup made by this one`,
  );
}
