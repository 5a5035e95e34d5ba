import { sql, type Kysely } from 'kysely';

/** Work that is done by and by, and the cards drawn for stories. */
export async function createJobs(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table newsroom.job (
    id bigint generated always as identity primary key,
    kind text collate "C" not null,
    subject text collate "C" not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    failure text collate "C",
    unique (kind, subject)
  )`,
  `create index job_due on newsroom.job (due_at)`,
  `create table newsroom.card (
    story uuid primary key references newsroom.story on delete cascade,
    key text collate "C" not null,
    digest text collate "C"
  )`,
];
