import { sql } from 'kysely';
import type { Digest } from '../base/digest.ts';
import type { EditionRow } from './editions-reader.ts';
import type { Database } from './tables.ts';

export class EditionsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Without `backTo` it holds the earlier edition that the one before it does, if any.
   * @throws Error when the number is not above every number given out.
   */
  async add({ seq, digest, at, backTo }: Omit<EditionRow, 'backTo'> & { readonly backTo?: number }): Promise<void> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('edition')
      .columns(['seq', 'digest', 'at', 'backTo'])
      .expression((of) =>
        of
          .selectFrom(of.selectFrom('edition').select(of.fn.max('seq').as('highest')).as('last'))
          .leftJoin('edition as before', 'before.seq', 'last.highest')
          .select([
            sql<number>`${seq}::bigint`.as('seq'),
            sql<Digest>`${digest}::text`.as('digest'),
            sql<Date>`${at}::timestamptz`.as('at'),
            sql<number | null>`coalesce(${backTo ?? null}::bigint, before.back_to)`.as('backTo'),
          ])
          .where((is) => is.or([is('last.highest', 'is', null), is('last.highest', '<', seq)])),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) throw new Error(`edition ${seq} does not come after the last`);
  }

  /** Everything was pressed: the last edition is as the store has it. */
  async noteWhole(): Promise<void> {
    await this.#db
      .updateTable('edition')
      .set({ backTo: null })
      .where('seq', '=', (of) => of.selectFrom('edition').select(of.fn.max('seq').as('highest')))
      .where('backTo', 'is not', null)
      .execute();
  }

  /** Queues output work, in the transaction of the act that causes it. Returns its id. */
  async queue(subject: string, queuedAt: Date): Promise<number> {
    const { id } = await this.#db
      .insertInto('pending')
      .values({ subject, queuedAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Takes work off the queue once the edition that holds it is on the disk. */
  async finish(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.#db.deleteFrom('pending').where('id', 'in', ids).execute();
  }
}
