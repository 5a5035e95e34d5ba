import type { Digest } from '../base/digest.ts';
import { newId } from '../base/id.ts';
import { foldText } from './fold-text.ts';
import type { AccountId, Database, Role, SignInLinkRow, TokenId } from './tables.ts';

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  /** A PHC string, or null when there is no passphrase. */
  readonly passphrase: string | null;
  readonly at: Date;
}

export interface AccountChange {
  readonly role?: Role;
  readonly passphrase?: string | null;
  /** Null lets a disabled account in again. */
  readonly disabledAt?: Date | null;
}

export class AccountsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Null when the name is taken, in whatever case. */
  async create({ name, role, passphrase, at }: NewAccount): Promise<AccountId | null> {
    const row = await this.#db
      .insertInto('account')
      .values({ id: newId<'Account'>(at), name, nameFolded: foldText(name), role, passphrase, createdAt: at })
      .onConflict((conflict) => conflict.column('nameFolded').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async change(id: AccountId, set: AccountChange): Promise<void> {
    await this.#db.updateTable('account').set(set).where('id', '=', id).execute();
  }

  async beginSession(session: { digest: Digest; account: AccountId; at: Date; expiresAt: Date }): Promise<void> {
    const { digest, account, at, expiresAt } = session;
    await this.#db
      .insertInto('session')
      .values({ digest, account, createdAt: at, seenOn: day(at), expiresAt })
      .execute();
  }

  /** Notes the day, and until when the session now lasts. */
  async prolongSession(digest: Digest, { at, expiresAt }: { at: Date; expiresAt: Date }): Promise<void> {
    await this.#db
      .updateTable('session')
      .set({ seenOn: day(at), expiresAt })
      .where('digest', '=', digest)
      .execute();
  }

  async endSession(digest: Digest): Promise<void> {
    await this.#db.deleteFrom('session').where('digest', '=', digest).execute();
  }

  async endSessionsOf(account: AccountId): Promise<void> {
    await this.#db.deleteFrom('session').where('account', '=', account).execute();
  }

  /** Takes away the sessions and sign-in links that open nothing any more. */
  async sweep(now: Date): Promise<void> {
    await this.#db.deleteFrom('session').where('expiresAt', '<=', now).execute();
    await this.#db.deleteFrom('signInLink').where('expiresAt', '<=', now).execute();
  }

  async addSignInLink(link: Omit<SignInLinkRow, 'usedAt'>): Promise<void> {
    await this.#db.insertInto('signInLink').values(link).execute();
  }

  /** Follows a link, which works once. Null when it has expired, was used, or never was. */
  async useSignInLink(digest: Digest, now: Date): Promise<SignInLinkRow | null> {
    const row = await this.#db
      .updateTable('signInLink')
      .set({ usedAt: now })
      .where('digest', '=', digest)
      .where('expiresAt', '>', now)
      .where('usedAt', 'is', null)
      .returningAll()
      .executeTakeFirst();
    return row ?? null;
  }

  async addToken({ at, ...token }: { digest: Digest; name: string; role: Role; at: Date }): Promise<TokenId> {
    const id = newId<'Token'>(at);
    await this.#db
      .insertInto('token')
      .values({ ...token, id, createdAt: at })
      .execute();
    return id;
  }

  /** False when there is no such token or it was revoked before. */
  async revokeToken(id: TokenId, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('token')
      .set({ revokedAt: at })
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}

/** yyyy-mm-dd in UTC. */
function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
