import { sql, type Kysely } from 'kysely';

/** Sound and film of the publication's own, and captions. */
export async function createRecordings(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table newsroom.recording (
    id uuid primary key,
    kind text collate "C" not null,
    type text collate "C" not null,
    digest text collate "C" not null,
    length integer not null,
    seconds double precision,
    width integer,
    height integer,
    source_digest text collate "C" not null,
    path text collate "C" not null unique,
    created_at timestamptz not null,
    account uuid
  )`,
  `create index recording_source on newsroom.recording (source_digest)`,
  `create table newsroom.captions (
    id uuid primary key,
    language text collate "C" not null,
    digest text collate "C" not null,
    length integer not null,
    path text collate "C" not null unique,
    created_at timestamptz not null,
    account uuid
  )`,
];
