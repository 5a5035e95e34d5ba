import { sql } from 'kysely';
import type { FrontPlace } from '../story/front.ts';
import type { Database } from './tables.ts';

/** A constant of ours: whoever arranges a front holds this advisory lock until its transaction ends. */
const LOCK = 7_436_254;

export class FrontsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Two transactions that call it wait for each other: before the places are read. */
  async lock(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(this.#db);
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
