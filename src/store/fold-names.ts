import { sql, type QueryExecutorProvider } from 'kysely';
import { foldName } from './fold-text.ts';

/**
 * Folds the names of accounts that an earlier version folded, or a backup of one brought. Where two become one, that which
 * has it already keeps it, and the other stays as it was.
 */
export async function foldNames(db: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; name_folded: string }>`
    select id, name, name_folded from newsroom.account order by created_at, id
  `.execute(db);
  for (const { id, name, name_folded: before } of rows) {
    const folded = foldName(name);
    if (folded === before) continue;
    await sql`
      update newsroom.account set name_folded = ${folded}
      where id = ${id} and not exists (select from newsroom.account where name_folded = ${folded})
    `.execute(db);
  }
}
