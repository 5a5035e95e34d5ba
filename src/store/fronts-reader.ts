import type { FrontPlace } from '../story/front.ts';
import type { Database } from './tables.ts';

export class FrontsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What editors put on a front and has not ended at `now`, by place. */
  async places(service: string, now: Date): Promise<readonly FrontPlace[]> {
    return await this.#db
      .selectFrom('frontPlace')
      .select(['place', 'story', 'until'])
      .where('service', '=', service)
      .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
      .orderBy('place')
      .execute();
  }

  /** The services where a story leaves its place in (after, upTo]: their fronts need pressing again. */
  async turning(after: Date, upTo: Date): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('frontPlace')
      .select('service')
      .distinct()
      .where('until', '>', after)
      .where('until', '<=', upTo)
      .orderBy('service')
      .execute();
    return rows.map(({ service }) => service);
  }
}
