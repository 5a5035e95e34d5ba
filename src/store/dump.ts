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
 * as things stood at one moment, except that an image's words may be newer than it, and what somebody just then typed
 * (ten seconds newer at most).
 *
 * Nothing waits for whoever takes the rows. What changes is read first, in one transaction, and kept here as text, about
 * 600 B a story; what only grows (images, what imports left) or hardly changes (revisions) is then read in batches, as far
 * as it belongs. Old revisions may be thinned meanwhile, and a latest one have been replaced by the next save: that has its
 * number, and stands in its place.
 * @throws Error when the stories were cleared meanwhile.
 */
export async function* dumpRows(db: PlainDatabase): AsyncGenerator<DumpRow> {
  const held: string[] = [];
  const latest = new Map<unknown, Latest>();
  let lastNote = '';
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      for (const table of READ_AT_ONCE) {
        for await (const row of rowsOf(transaction, table)) held.push(JSON.stringify({ table, row }));
      }
      const rows = await transaction
        .selectFrom('story as s')
        .innerJoin('revision as r', 'r.id', 's.latest_revision')
        .select(['s.id as story', 'r.id', 'r.number'])
        .execute();
      const newest = await transaction.selectFrom('story_note').select('id').orderBy('id', 'desc').limit(1).execute();
      lastNote = newest.map(({ id }) => String(id)).join('');
      for (const { story, id, number } of rows) latest.set(story, { id, number: Number(number), isRead: false });
    });
  for (const text of held) yield JSON.parse(text) as DumpRow;
  held.length = 0;
  for (const table of ['image', 'old_address'] as const)
    for await (const row of rowsOf(db, table)) yield { table, row };
  for await (const row of rowsOf(db, 'imported_comment'))
    if (latest.has(row['story'])) yield { table: 'imported_comment', row };
  for await (const row of rowsOf(db, 'story_note'))
    if (latest.has(row['story']) && String(row['id']) <= lastNote) yield { table: 'story_note', row };
  for await (const row of rowsOf(db, 'revision')) {
    const last = latest.get(row['story']);
    const number = Number(row['number']);
    if (last === undefined || number > last.number || (number === last.number && last.isRead)) continue;
    if (number === last.number) last.isRead = true;
    yield { table: 'revision', row: number === last.number ? { ...row, id: last.id } : row };
  }
  if (latest.values().some(({ isRead }) => !isRead))
    throw new Error('the stories were replaced while they were read: try again');
}

/** The latest revision of a story at the moment that the dump is of. */
interface Latest {
  readonly id: unknown;
  readonly number: number;
  isRead: boolean;
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
