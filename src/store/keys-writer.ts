import type { Digest } from '../base/digest.ts';
import type { AccountId, Database, PasskeyId, PasskeyRow } from './tables.ts';

export type NewPasskey = Omit<PasskeyRow, 'id' | 'createdOn' | 'usedOn'> & {
  /** yyyy-mm-dd, UTC. */
  readonly on: string;
};

export class KeysWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Null when the credential is known already. */
  async addPasskey({ on, ...passkey }: NewPasskey): Promise<PasskeyId | null> {
    const id = crypto.randomUUID() as string as PasskeyId;
    const row = await this.#db
      .insertInto('passkey')
      .values({ ...passkey, id, createdOn: on, usedOn: null })
      .onConflict((conflict) => conflict.column('credential').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** Notes its use. False when the counter is no longer `before`: somebody used it at the same time. */
  async usePasskey(id: PasskeyId, use: { before: number; counter: number; on: string }): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('passkey')
      .set({ counter: use.counter, usedOn: use.on })
      .where('id', '=', id)
      .where('counter', '=', use.before)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** False when the account has no such passkey. */
  async removePasskey(account: AccountId, id: PasskeyId): Promise<boolean> {
    const query = this.#db.deleteFrom('passkey').where('account', '=', account).where('id', '=', id);
    return (await query.executeTakeFirst()).numDeletedRows === 1n;
  }

  async removePasskeysOf(account: AccountId): Promise<void> {
    await this.#db.deleteFrom('passkey').where('account', '=', account).execute();
  }

  /** In place of those there were. */
  async setRecoveryCodes(account: AccountId, digests: readonly Digest[]): Promise<void> {
    await this.#db.deleteFrom('recoveryCode').where('account', '=', account).execute();
    if (digests.length === 0) return;
    await this.#db
      .insertInto('recoveryCode')
      .values(digests.map((digest) => ({ digest, account })))
      .execute();
  }

  /** Each works once. False when it is none of the account's. */
  async useRecoveryCode(account: AccountId, digest: Digest): Promise<boolean> {
    const query = this.#db.deleteFrom('recoveryCode').where('account', '=', account).where('digest', '=', digest);
    return (await query.executeTakeFirst()).numDeletedRows === 1n;
  }
}
