import { sql, type Kysely } from 'kysely';
import { foldWords } from '../fold-text.ts';

/** What the library says of a picture and is searched by; what became of its original; files that it had before. */
export async function createMedia(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  const { rows } = await sql<{ id: string; words: string }>`
    select id, alt || ' ' || caption || ' ' || credit as words from newsroom.image
  `.execute(db);
  for (const { id, words } of rows)
    await sql`update newsroom.image set words_folded = ${foldWords(words)} where id = ${id}`.execute(db);
}

const STATEMENTS = [
  // Null where a backup of an earlier version brought the row.
  `alter table newsroom.image
    add column words_folded text collate "C",
    add column removed jsonb not null default '[]',
    add column covered boolean not null default false,
    add column original text collate "C" not null default 'kept' check (original in ('kept', 'sealed', 'destroyed')),
    add column sealed_digest text collate "C"`,
  `create index image_sealed on newsroom.image (sealed_digest) where sealed_digest is not null`,
  // As long as an earlier edition may hold them. Hidden: a step back may not bring them to readers again.
  `create table newsroom.former_rendition (
    path text collate "C" primary key,
    digest text collate "C" not null,
    image uuid not null,
    replaced_at timestamptz not null,
    hidden boolean not null
  )`,
  `create index former_rendition_image on newsroom.former_rendition (image)`,
  `create index former_rendition_hidden on newsroom.former_rendition (path) where hidden`,
  // To be deleted from the disk, whatever ends the process before.
  `create table newsroom.doomed_blob (digest text collate "C" primary key)`,
];
