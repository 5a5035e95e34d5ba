import type { DumpRow, PlainDatabase, PlainRow } from './dump.ts';
import { fillDesk } from './desk-lines.ts';
import { foldNames } from './fold-names.ts';
import { isDumped, type DumpedTable } from './dumped-tables.ts';

const BATCH = 50;

/** Columns that an older backup brings and this version has no more. */
const GONE: Partial<Record<DumpedTable, readonly string[]>> = { passkey: ['transports'] };

/**
 * Writes a dump into an empty store, all of it or nothing. It is one transaction, held open while the rows arrive: the
 * store is nobody else's until it returns.
 * @throws Error when the store is not empty, or a row is of a table that this version does not know.
 */
export async function loadRows(db: PlainDatabase, rows: AsyncIterable<DumpRow> | Iterable<DumpRow>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await refuseFull(transaction);
    let batch: PlainRow[] = [];
    let filling = '';
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await transaction.insertInto(filling).values(batch).execute();
      batch = [];
    };
    for await (const { table, row } of rows) {
      if (!isDumped(table))
        throw new Error(`this version knows no table “${String(table)}”: restore with a newer Picket`);
      if (table !== filling || batch.length === BATCH) await flush();
      filling = table;
      batch.push(written(row, GONE[table]));
    }
    await flush();
    await fillDesk(transaction);
    await foldNames(transaction);
  });
}

async function refuseFull(db: PlainDatabase): Promise<void> {
  for (const table of ['publication', 'story', 'image', 'account', 'edition']) {
    const row = await db.selectFrom(table).selectAll().limit(1).executeTakeFirst();
    if (row !== undefined) throw new Error('the store is not empty: restore into a new home or a new database');
  }
}

/** A value that JSON has as an object or a list is a JSON column's; no column is an array. */
function written(row: PlainRow, gone: readonly string[] = []): PlainRow {
  const kept = Object.entries(row).filter(([column]) => !gone.includes(column));
  const entries = kept.map(([column, value]) => [
    column,
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries) as PlainRow;
}
