import type { Breaking } from '../story/story.ts';
import type { BreakingId, BreakingRow, Database } from './tables.ts';

export class BreakingReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What stands at the top of a service's pages at a moment, the latest first; services without any are left out. */
  async at(now: Date): Promise<ReadonlyMap<string, readonly Breaking[]>> {
    const rows = await this.#db
      .selectFrom('breaking as b')
      .leftJoin('story as s', (join) => join.onRef('s.id', '=', 'b.story').on('s.publishedRevision', 'is not', null))
      .select(['b.service', 'b.text', 's.path', 'b.startsAt'])
      .where('b.startsAt', '<=', now)
      .where((is) => is.or([is('b.endsAt', 'is', null), is('b.endsAt', '>', now)]))
      .orderBy('b.startsAt', 'desc')
      .orderBy('b.id', 'desc')
      .execute();
    const services = [...Map.groupBy(rows, (row) => row.service)];
    return new Map(
      services.map(([id, lines]) => [id, lines.map(({ text, path, startsAt: from }) => ({ text, path, from }))]),
    );
  }

  async line(id: BreakingId): Promise<BreakingRow | null> {
    return (await this.#db.selectFrom('breaking').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
  }

  /** For the desk: what has not ended at `now`, in every service, the latest first. */
  async lines(now: Date): Promise<readonly BreakingRow[]> {
    return await this.#db
      .selectFrom('breaking')
      .selectAll()
      .where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', now)]))
      .orderBy('startsAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
  }

  /** What begins or ends in (after, upTo]: pages need pressing again for it. */
  async turning(after: Date, upTo: Date): Promise<readonly BreakingRow[]> {
    return await this.#db
      .selectFrom('breaking')
      .selectAll()
      .where((is) =>
        is.or([
          is.and([is('startsAt', '>', after), is('startsAt', '<=', upTo)]),
          is.and([is('endsAt', '>', after), is('endsAt', '<=', upTo)]),
        ]),
      )
      .orderBy('id')
      .execute();
  }
}
