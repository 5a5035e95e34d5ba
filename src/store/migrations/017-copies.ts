import { sql, type Kysely } from 'kysely';

/** What is known of the copies of stories to pass on; their bytes are in the edition alone. */
export async function createCopies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table newsroom.copy (
      story uuid primary key references newsroom.story on delete cascade,
      key text collate "C" not null,
      digest text collate "C"
    )
  `.execute(db);
}
