import type { Database, OldAddressRow } from './tables.ts';

/** What an address of an earlier site stands for now. */
export type OldTarget = Pick<OldAddressRow, 'service' | 'kind' | 'target'>;

const HAVE_IDS: ReadonlySet<OldTarget['kind']> = new Set(['story', 'image', 'recording']);

/** What has an id of its own is found whatever its service. */
function keyOf({ service, kind, target }: OldTarget): string {
  return `${kind} ${target} ${HAVE_IDS.has(kind) ? '' : service}`;
}

export class ImportsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The addresses that lead to each, in order, in the place of each. */
  async addressesOf(targets: readonly OldTarget[]): Promise<readonly (readonly string[])[]> {
    if (targets.length === 0) return [];
    const rows = await this.#db
      .selectFrom('oldAddress')
      .select(['address', 'service', 'kind', 'target'])
      .where((is) =>
        is(
          is.refTuple('kind', 'target'),
          'in',
          targets.map(({ kind, target }) => is.tuple(kind, target)),
        ),
      )
      .orderBy('address')
      .execute();
    const found = Map.groupBy(rows, keyOf);
    return targets.map((target) => (found.get(keyOf(target)) ?? []).map(({ address }) => address));
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
