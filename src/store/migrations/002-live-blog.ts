import { sql, type Kysely } from 'kysely';

/** The posts of live blogs. A removed one keeps its row: its number is never given again. */
export async function createLiveBlog(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table newsroom.story add column coverage_ended_at timestamptz`,
  `create table newsroom.post (
    id uuid primary key,
    story uuid not null references newsroom.story on delete cascade,
    number integer not null,
    version integer not null,
    at timestamptz not null,
    changed_at timestamptz not null,
    headline text collate "C" not null,
    body jsonb not null,
    bylines jsonb not null,
    key boolean not null,
    pinned boolean not null,
    removed_at timestamptz,
    account uuid,
    unique (story, number)
  )`,
];
