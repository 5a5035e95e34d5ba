import { sql, type Kysely } from 'kysely';
import { fillDesk } from '../desk-lines.ts';

/** What the desk lists and finds, revisions that follow one another while somebody types, and translations that fall behind. */
export async function createWriting(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await fillDesk(db);
}

const STATEMENTS = [
  `alter table newsroom.story
    add column created_by uuid,
    add column unpublish_at timestamptz,
    add column missed_at timestamptz,
    add column approved_revision uuid,
    add column text_number integer not null default 1,
    add column translated_from uuid,
    add column translated_revision uuid,
    add column translated_number integer`,
  // What an older version saved stays: nothing says which of it mattered.
  `alter table newsroom.revision
    add column begun_at timestamptz,
    add column kept boolean not null default true,
    add column was_public boolean not null default false`,
  // Derived from the latest revisions, apart from the stories: most acts on a story change nothing that is searched.
  `create table newsroom.desk_line (
    story uuid primary key references newsroom.story on delete cascade,
    words tsvector not null,
    word_count integer not null
  )`,
  `create index desk_line_words on newsroom.desk_line using gin (words) with (fastupdate = off)`,
  `create index story_creator on newsroom.story (created_by, latest_revision desc) where created_by is not null`,
  `create index story_unpublish on newsroom.story (unpublish_at) where unpublish_at is not null`,
  `create index story_missed on newsroom.story (missed_at) where missed_at is not null`,
  `create index story_translates on newsroom.story (latest_revision desc) where translated_from is not null`,
  `create index story_original on newsroom.story (latest_revision desc) where translation_of is null`,
  `create index revision_thinned on newsroom.revision (saved_at) where not kept`,
];
