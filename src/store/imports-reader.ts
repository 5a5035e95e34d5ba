import type { Database, OldAddressRow } from './tables.ts';

/** What an address of an earlier site stands for now. */
export type OldTarget = Pick<OldAddressRow, 'service' | 'kind' | 'target'>;

export class ImportsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The addresses that lead to it, in order. A story and a picture have ids of their own, so that their service is no matter. */
  async addressesOf({ service, kind, target }: OldTarget): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('oldAddress')
      .select('address')
      .where('kind', '=', kind)
      .where('target', '=', target)
      .$if(kind !== 'image' && kind !== 'story', (query) => query.where('service', '=', service))
      .orderBy('address')
      .execute();
    return rows.map(({ address }) => address);
  }

  async targetOf(address: string): Promise<OldTarget | null> {
    const row = await this.#db
      .selectFrom('oldAddress')
      .select(['service', 'kind', 'target'])
      .where('address', '=', address)
      .executeTakeFirst();
    return row ?? null;
  }
}
