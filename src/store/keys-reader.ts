import type { AccountId, Database, PasskeyRow } from './tables.ts';

export class KeysReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** By the credential's own id. */
  async passkey(credential: string): Promise<PasskeyRow | null> {
    const query = this.#db.selectFrom('passkey').selectAll().where('credential', '=', credential);
    return (await query.executeTakeFirst()) ?? null;
  }

  /** The oldest first. */
  async passkeysOf(account: AccountId): Promise<readonly PasskeyRow[]> {
    return await this.#db
      .selectFrom('passkey')
      .selectAll()
      .where('account', '=', account)
      .orderBy('createdOn')
      .orderBy('id')
      .execute();
  }

  /** How many recovery codes are left. */
  async recoveryCodesLeft(account: AccountId): Promise<number> {
    const { count } = await this.#db
      .selectFrom('recoveryCode')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}
