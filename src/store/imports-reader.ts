import type { Database, OldAddressRow } from './tables.ts';

/** What an address of an earlier site stands for now. */
export type OldTarget = Pick<OldAddressRow, 'service' | 'kind' | 'target'>;

const HAVE_IDS: ReadonlySet<OldTarget['kind']> = new Set(['story', 'image', 'recording']);

export class ImportsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The addresses that lead to it, in order. What has an id of its own is found whatever its service. */
  async addressesOf({ service, kind, target }: OldTarget): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('oldAddress')
      .select('address')
      .where('kind', '=', kind)
      .where('target', '=', target)
      .$if(!HAVE_IDS.has(kind), (query) => query.where('service', '=', service))
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
