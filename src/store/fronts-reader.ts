import type { FrontPlace } from '../story/front.ts';
import type { Database } from './tables.ts';

export class FrontsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What editors put on a front and has not ended at `now`, by place. */
  async places(service: string, now: Date): Promise<readonly FrontPlace[]> {
    return (await this.placesOf([service], now)).map(({ place, story, until }) => ({ place, story, until }));
  }

  /** The same for some services, by service and place. */
  async placesOf(
    services: readonly string[],
    now: Date,
  ): Promise<readonly (FrontPlace & { readonly service: string })[]> {
    if (services.length === 0) return [];
    return await this.#db
      .selectFrom('frontPlace')
      .selectAll()
      .where('service', 'in', services)
      .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
      .orderBy('service')
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
