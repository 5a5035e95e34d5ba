import { sql, type Kysely } from 'kysely';

/** What people say to one another about a story, and what was done with it. */
export async function createNotes(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The revision is named without a reference: a record outlives what it is about.
  `create table newsroom.story_note (
    id uuid primary key,
    story uuid not null references newsroom.story on delete cascade,
    at timestamptz not null,
    account uuid,
    act text collate "C" not null,
    text text collate "C" not null,
    moment timestamptz,
    revision uuid
  )`,
  `create index story_note_story on newsroom.story_note (story, id)`,
];
