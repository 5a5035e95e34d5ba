import { sql } from 'kysely';
import type { Digest } from '../base/digest.ts';
import { newId, type Id } from '../base/id.ts';
import { foldName } from './fold-text.ts';
import type {
  AccountId,
  AccountRow,
  Database,
  InvitationId,
  Role,
  SessionId,
  SignInLinkRow,
  TokenId,
} from './tables.ts';

/** A constant of ours: whoever changes who may come in holds this advisory lock until its transaction ends. */
const LOCK = 7_436_253;

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
  readonly totp?: string | null;
  /** Null lets a disabled account in again. */
  readonly disabledAt?: Date | null;
}

export class AccountsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Two transactions that call it wait for each other: before anything else is read or written. */
  async lockPeople(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(this.#db);
  }

  /** The account as it is now, which nobody else changes until the transaction ends; null when there is none. */
  async lock(id: AccountId): Promise<AccountRow | null> {
    const query = this.#db.selectFrom('account').selectAll().where('id', '=', id).forNoKeyUpdate();
    return (await query.executeTakeFirst()) ?? null;
  }

  /** Null when the name is taken, in whatever case, and with whatever shows nothing. */
  async create({ name, role, passphrase, at }: NewAccount): Promise<AccountId | null> {
    const row = await this.#db
      .insertInto('account')
      .values({ id: newId<'Account'>(at), name, nameFolded: foldName(name), role, passphrase, createdAt: at })
      .onConflict((conflict) => conflict.column('nameFolded').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async change(id: AccountId, set: AccountChange): Promise<void> {
    await this.#db.updateTable('account').set(set).where('id', '=', id).execute();
  }

  /** What passkeys know the account by never changes: those it has would open nothing. False when it has another one. */
  async setUserHandle(id: AccountId, userHandle: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('account')
      .set({ userHandle })
      .where('id', '=', id)
      .where((where) => where.or([where('userHandle', 'is', null), where('userHandle', '=', userHandle)]))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async beginSession(session: { digest: Digest; account: AccountId; at: Date; expiresAt: Date }): Promise<SessionId> {
    const { digest, account, at, expiresAt } = session;
    const id = randomId<'Session'>();
    const [createdOn, seenOn] = [day(at), day(at)];
    await this.#db.insertInto('session').values({ digest, id, account, createdOn, seenOn, expiresAt }).execute();
    return id;
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

  /** One of the account's own. False when it has no such session. */
  async endSessionOf(account: AccountId, id: SessionId): Promise<boolean> {
    const query = this.#db.deleteFrom('session').where('account', '=', account).where('id', '=', id);
    return (await query.executeTakeFirst()).numDeletedRows === 1n;
  }

  async endSessionsOf(account: AccountId, { except }: { except?: SessionId } = {}): Promise<void> {
    const query = this.#db.deleteFrom('session').where('account', '=', account);
    await (except === undefined ? query : query.where('id', '<>', except)).execute();
  }

  /** Takes away the sessions and sign-in links that open nothing any more. */
  async sweep(now: Date): Promise<void> {
    await this.#db.deleteFrom('session').where('expiresAt', '<=', now).execute();
    await this.#db.deleteFrom('signInLink').where('expiresAt', '<=', now).execute();
  }

  async addSignInLink(link: Omit<SignInLinkRow, 'id' | 'usedAt'>): Promise<InvitationId> {
    const id = randomId<'Invitation'>();
    await this.#db
      .insertInto('signInLink')
      .values({ ...link, id })
      .execute();
    return id;
  }

  /** Takes back a link, and returns what it was. Null when there is none that still opens. */
  async removeInvitation(id: InvitationId, now: Date): Promise<SignInLinkRow | null> {
    const row = await this.#db
      .deleteFrom('signInLink')
      .where('id', '=', id)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .returningAll()
      .executeTakeFirst();
    return row ?? null;
  }

  /** Takes back the links that open the account. */
  async removeLinksOf(account: AccountId): Promise<void> {
    await this.#db.deleteFrom('signInLink').where('account', '=', account).execute();
  }

  /** Takes back all links, whatever they open. */
  async removeLinks(): Promise<void> {
    await this.#db.deleteFrom('signInLink').execute();
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

/** Unlike `newId`'s it tells no time. */
function randomId<Name extends string>(): Id<Name> {
  return crypto.randomUUID() as string as Id<Name>;
}

/** yyyy-mm-dd in UTC. */
function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
