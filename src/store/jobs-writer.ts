import type { Database } from './tables.ts';

export class JobsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Asks for work. Asked for twice before it is begun, it is done once; asked for while it runs, it is done once more. What
   * has failed before keeps its time.
   */
  async queue(kind: string, subject: string, dueAt: Date): Promise<void> {
    const known = await this.#db
      .deleteFrom('job')
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .returning(['dueAt', 'attempts', 'failure'])
      .executeTakeFirst();
    const again = known !== undefined && known.attempts > 0 ? known : { dueAt, attempts: 0, failure: null };
    await this.#db
      .insertInto('job')
      .values({ kind, subject, ...again })
      .execute();
  }

  /** The work is done. Asked for again meanwhile, it has another id and stays. */
  async finish(id: number): Promise<void> {
    await this.#db.deleteFrom('job').where('id', '=', id).execute();
  }

  /** The work failed, for a reason in a sentence, and is due again. */
  async fail(id: number, { failure, dueAt }: { failure: string; dueAt: Date }): Promise<void> {
    await this.#db
      .updateTable('job')
      .set((of) => ({ failure, dueAt, attempts: of('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
}
