import { sql, type Kysely } from 'kysely';
import { keyOf, READ_AT_ONCE, type DumpedTable } from './dumped-tables.ts';

/** A row as JSON holds it: columns by their names in the database, times as ISO 8601, null for null. */
export type PlainRow = Readonly<Record<string, unknown>>;

export interface DumpRow {
  readonly table: DumpedTable;
  readonly row: PlainRow;
}

/** The same tables by the names the database has for them. */
export type PlainDatabase = Kysely<Record<string, Record<string, unknown>>>;

const BATCH = 200;

/**
 * Every row but sessions and sign-in links, the same on both engines, in an order in which they can be written again:
 * as things stood at one moment, except that an image's words may be newer than it.
 *
 * Nothing waits for whoever takes the rows. What changes is read first, in one transaction, and kept here as text, about
 * 600 B a story; what never changes (revisions) or only grows (images, what imports left) is then read in batches, as far
 * as it belongs.
 * @throws Error when the stories were cleared meanwhile.
 */
export async function* dumpRows(db: PlainDatabase): AsyncGenerator<DumpRow> {
  const held: string[] = [];
  const revisions = new Map<unknown, number>();
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      for (const table of READ_AT_ONCE) {
        for await (const row of rowsOf(transaction, table)) held.push(JSON.stringify({ table, row }));
      }
      const { max } = transaction.fn;
      const counts = await transaction
        .selectFrom('revision')
        .select(['story', max('number').as('last')])
        .groupBy('story')
        .execute();
      for (const { story, last } of counts) revisions.set(story, Number(last));
    });
  for (const text of held) yield JSON.parse(text) as DumpRow;
  held.length = 0;
  for (const table of ['image', 'old_address'] as const)
    for await (const row of rowsOf(db, table)) yield { table, row };
  for await (const row of rowsOf(db, 'imported_comment'))
    if (revisions.has(row['story'])) yield { table: 'imported_comment', row };
  let missing = revisions.values().reduce((sum, count) => sum + count, 0);
  for await (const row of rowsOf(db, 'revision')) {
    if (Number(row['number']) > (revisions.get(row['story']) ?? 0)) continue;
    missing -= 1;
    yield { table: 'revision', row };
  }
  if (missing !== 0) throw new Error('the stories were replaced while they were read: try again');
}

/** By primary key, a batch at a time. */
async function* rowsOf(db: PlainDatabase, table: DumpedTable): AsyncGenerator<PlainRow> {
  const key = keyOf(table);
  let query = db.selectFrom(table).selectAll().limit(BATCH);
  for (const column of key) query = query.orderBy(column);
  let rows = await query.execute();
  while (rows.length > 0) {
    for (const row of rows) yield plainRow(table, row);
    const last = rows.at(-1) ?? {};
    const after = sql<boolean>`(${sql.join(key.map((column) => sql.ref(column)))}) > (${sql.join(key.map((column) => last[column]))})`;
    rows = rows.length < BATCH ? [] : await query.where(after).execute();
  }
}

/** Of what waits only the order counts: its numbers are the database's to give. */
function plainRow(table: DumpedTable, row: Record<string, unknown>): PlainRow {
  const plain = JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
  if (table === 'pending') delete plain['id'];
  return plain;
}
