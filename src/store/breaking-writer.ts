import { newId } from '../base/id.ts';
import type { BreakingId, BreakingRow, Database } from './tables.ts';

export class BreakingWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(line: Omit<BreakingRow, 'id'>, now: Date): Promise<BreakingId> {
    const id = newId<'Breaking'>(now);
    await this.#db
      .insertInto('breaking')
      .values({ ...line, id })
      .execute();
    return id;
  }

  /** Ends a line at a moment. False when there is none, or it had ended by then. */
  async end(id: BreakingId, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('breaking')
      .set({ endsAt: at })
      .where('id', '=', id)
      .where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', at)]))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}
