import type { Digest } from '../base/digest.ts';
import { foldName } from './fold-text.ts';
import type { AccountId, AccountRow, Database, Role, SessionId, SignInLinkRow, TokenRow } from './tables.ts';

/** Somebody who is signed in. */
export interface SignedIn {
  readonly id: SessionId;
  readonly account: AccountId;
  readonly name: string;
  readonly role: Role;
  /** yyyy-mm-dd, UTC. */
  readonly seenOn: string;
  readonly expiresAt: Date;
}

/** A session as its owner sees it in a list. Days are yyyy-mm-dd, UTC. */
export interface SessionLine {
  readonly id: SessionId;
  readonly createdOn: string;
  readonly seenOn: string;
}

export class AccountsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async account(id: AccountId): Promise<AccountRow | null> {
    return (await this.#db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
  }

  /** In any case and width of letters, and with whatever shows nothing. */
  async byName(name: string): Promise<AccountRow | null> {
    const query = this.#db.selectFrom('account').selectAll().where('nameFolded', '=', foldName(name));
    return (await query.executeTakeFirst()) ?? null;
  }

  /** All, the oldest first; the disabled ones too. */
  async accounts(): Promise<readonly AccountRow[]> {
    return await this.#db.selectFrom('account').selectAll().orderBy('createdAt').orderBy('id').execute();
  }

  /** Null when there is no such session, it has expired, or the account is disabled. */
  async session(digest: Digest, now: Date): Promise<SignedIn | null> {
    const row = await this.#db
      .selectFrom('session as s')
      .innerJoin('account as a', 'a.id', 's.account')
      .select(['s.id', 's.account', 'a.name', 'a.role', 's.seenOn', 's.expiresAt'])
      .where('s.digest', '=', digest)
      .where('s.expiresAt', '>', now)
      .where('a.disabledAt', 'is', null)
      .executeTakeFirst();
    return row ?? null;
  }

  /** Those of an account that have not expired, the newest day first. */
  async sessionsOf(account: AccountId, now: Date): Promise<readonly SessionLine[]> {
    return await this.#db
      .selectFrom('session')
      .select(['id', 'createdOn', 'seenOn'])
      .where('account', '=', account)
      .where('expiresAt', '>', now)
      .orderBy('createdOn', 'desc')
      .orderBy('id')
      .execute();
  }

  /** Links that still open, to an account of their own or back to one; the one that ends first first. */
  async invitations(now: Date): Promise<readonly SignInLinkRow[]> {
    return await this.#db
      .selectFrom('signInLink')
      .selectAll()
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .orderBy('expiresAt')
      .orderBy('id')
      .execute();
  }

  /** A link that still opens, or null. Following it is the writer's `useSignInLink`. */
  async signInLink(digest: Digest, now: Date): Promise<SignInLinkRow | null> {
    const row = await this.#db
      .selectFrom('signInLink')
      .selectAll()
      .where('digest', '=', digest)
      .where('expiresAt', '>', now)
      .where('usedAt', 'is', null)
      .executeTakeFirst();
    return row ?? null;
  }

  /** Null when there is no such token or it was revoked. */
  async token(digest: Digest): Promise<TokenRow | null> {
    const row = await this.#db
      .selectFrom('token')
      .selectAll()
      .where('digest', '=', digest)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    return row ?? null;
  }

  /** All, the oldest first; the revoked ones too. */
  async tokens(): Promise<readonly TokenRow[]> {
    return await this.#db.selectFrom('token').selectAll().orderBy('createdAt').orderBy('id').execute();
  }
}
