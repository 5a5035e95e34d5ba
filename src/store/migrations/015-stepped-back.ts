import { sql, type Kysely } from 'kysely';

/** Which earlier edition readers have again, where they do. */
export async function rememberStepsBack(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table newsroom.edition add column back_to bigint').execute(db);
}
