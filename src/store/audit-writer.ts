import { sql } from 'kysely';
import type { AuditEntryRow, Database } from './tables.ts';

/** A constant of ours: whoever adds an entry holds this advisory lock until its transaction ends. */
const LOCK = 7_436_252;

export class AuditWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Adds what `make` makes of the last entry, null for the first. Two transactions that do so wait for each other: call it
   * when nothing else is left to write.
   */
  async add(make: (last: AuditEntryRow | null) => AuditEntryRow): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(this.#db);
    const last = await this.#db
      .selectFrom('auditEntry')
      .selectAll()
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    await this.#db
      .insertInto('auditEntry')
      .values(make(last ?? null))
      .execute();
  }

  /** The chain stays whole. False when there is no such entry, or it has no detail (any more). */
  async eraseDetail(number: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('auditEntry')
      .set({ detail: null, salt: null })
      .where('number', '=', number)
      .where('detail', 'is not', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}
