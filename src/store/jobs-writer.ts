import type { Database } from './tables.ts';

/** So many in one statement. */
const BATCH = 500;

export class JobsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Asks for work of a kind on each of these. Asked for twice before it is begun, it is done once; asked for while it runs,
   * it is done once more. What has failed before keeps its time.
   */
  async queue(kind: string, subjects: readonly string[], dueAt: Date): Promise<void> {
    for (let at = 0; at < subjects.length; at += BATCH) {
      await this.#queueBatch(kind, [...new Set(subjects.slice(at, at + BATCH))], dueAt);
    }
  }

  async #queueBatch(kind: string, subjects: readonly string[], dueAt: Date): Promise<void> {
    const known = await this.#db
      .deleteFrom('job')
      .where('kind', '=', kind)
      .where('subject', 'in', subjects)
      .returning(['subject', 'dueAt', 'attempts', 'failure'])
      .execute();
    const failed = new Map(known.filter(({ attempts }) => attempts > 0).map((job) => [job.subject, job]));
    const fresh = { dueAt, attempts: 0, failure: null };
    await this.#db
      .insertInto('job')
      .values(subjects.map((subject) => ({ kind, ...fresh, ...failed.get(subject), subject })))
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
