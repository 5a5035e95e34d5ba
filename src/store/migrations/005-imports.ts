import { sql, type Kysely } from 'kysely';

/** Where readers had what was imported, and what they said of it there. */
export async function createImports(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // No reference: what an address leads to is of several kinds.
  `create table newsroom.old_address (
    address text collate "C" primary key,
    service text collate "C" not null,
    kind text collate "C" not null,
    target text collate "C" not null
  )`,
  `create index old_address_target on newsroom.old_address (kind, target, service)`,
  `create table newsroom.imported_comment (
    story uuid not null references newsroom.story on delete cascade,
    key text collate "C" not null,
    parent text collate "C",
    name text collate "C" not null,
    text text collate "C" not null,
    at timestamptz not null,
    primary key (story, key)
  )`,
];
