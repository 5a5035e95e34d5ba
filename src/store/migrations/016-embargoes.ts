import { sql, type Kysely } from 'kysely';

/** The desk asks which embargoes end soon. */
export async function findEmbargoes(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('create index story_embargo on newsroom.story (embargo_until) where embargo_until is not null')
    .execute(db);
}
