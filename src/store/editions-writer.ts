import type { EditionRow } from './editions-reader.ts';
import type { Database } from './tables.ts';

export class EditionsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @throws Error when the number is not above every number given out. */
  async add({ seq, digest, at }: EditionRow): Promise<void> {
    const { highest } = await this.#db
      .selectFrom('edition')
      .select((of) => of.fn.max('seq').as('highest'))
      .executeTakeFirstOrThrow();
    if (highest !== null && seq <= highest) throw new Error(`edition ${seq} does not come after ${highest}`);
    await this.#db.insertInto('edition').values({ seq, digest, at }).execute();
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
