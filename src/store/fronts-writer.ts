import type { FrontPlace } from '../story/front.ts';
import type { Database } from './tables.ts';

export class FrontsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Replaces the places of a front whole. */
  async set(service: string, places: readonly FrontPlace[]): Promise<void> {
    await this.#db.deleteFrom('frontPlace').where('service', '=', service).execute();
    if (places.length === 0) return;
    await this.#db
      .insertInto('frontPlace')
      .values(places.map((place) => ({ service, ...place })))
      .execute();
  }
}
