import { sql } from 'kysely';
import type { Database } from './tables.ts';

export class RevisionsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Of the saves made before then that nothing was done with, leaves the first and the last of each hour of a story, for
   * good. A latest revision stays. Returns how many went.
   */
  async thin(before: Date): Promise<number> {
    const { rows } = await sql<{ gone: number }>`
      with old as (
        select id,
          row_number() over (partition by story, date_trunc('hour', saved_at at time zone 'UTC') order by number) as from_first,
          row_number() over (partition by story, date_trunc('hour', saved_at at time zone 'UTC') order by number desc) as from_last
        from newsroom.revision r
        where not kept and saved_at < ${before}
          and not exists (select from newsroom.story s where s.latest_revision = r.id)
      ),
      gone as (
        delete from newsroom.revision using old
          where revision.id = old.id and from_first > 1 and from_last > 1 returning revision.id
      ),
      left_over as (
        update newsroom.revision set kept = true from old where revision.id = old.id and (from_first = 1 or from_last = 1)
      )
      select count(*)::int as gone from gone`.execute(this.#db);
    return rows[0]?.gone ?? 0;
  }
}
