import { sql } from 'kysely';
import type { Database, JobRow } from './tables.ts';

export class JobsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * What is due: of the first of these kinds that has any, the one that fell due last. So what has just been published waits
   * for no backlog.
   */
  async next(kinds: readonly string[], now: Date): Promise<JobRow | null> {
    const row = await this.#db
      .selectFrom('job')
      .selectAll()
      .where('kind', 'in', kinds)
      .where('dueAt', '<=', now)
      .orderBy(sql`array_position(${sql.val(kinds)}::text[], kind)`)
      .orderBy('dueAt', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  }

  /** When the next of these kinds is due; null when none waits. */
  async nextDue(kinds: readonly string[]): Promise<Date | null> {
    const { due } = await this.#db
      .selectFrom('job')
      .select((of) => of.fn.min('dueAt').as('due'))
      .where('kind', 'in', kinds)
      .executeTakeFirstOrThrow();
    return due;
  }

  /** How many of a kind were not tried yet. */
  async untried(kind: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('job')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('kind', '=', kind)
      .where('attempts', '=', 0)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** What has failed and will be tried again, the most tried first. */
  async failing(): Promise<readonly JobRow[]> {
    return await this.#db
      .selectFrom('job')
      .selectAll()
      .where('attempts', '>', 0)
      .orderBy('attempts', 'desc')
      .orderBy('id')
      .execute();
  }
}
