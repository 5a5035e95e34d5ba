import { DAY, HOUR } from '../../base/clock.ts';
import { Refusal } from '../../base/refusal.ts';
import { foldText } from '../../store/fold-text.ts';
import type { AccountId, Role, TokenId } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import type { Newsroom } from './newsroom.ts';
import { hashPassphrase, verifyPassphrase } from './passphrase.ts';
import { newSecret, newToken, secretDigest } from './secrets.ts';

const SESSION_LASTS = 14 * DAY;
const LINK_LASTS = 24 * HOUR;
const LONGEST_NAME = 80;

export interface Session {
  /** Goes into the cookie; the store has its digest. */
  readonly secret: string;
  readonly account: { readonly id: AccountId; readonly name: string; readonly role: Role };
  readonly expires: Date;
}

export interface PersonLine {
  readonly id: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
}

export interface TokenLine {
  readonly id: TokenId;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly revoked: boolean;
}

/** A link that makes an account of this role, once, within a day. Shown once. */
export async function makeSignInLink(
  newsroom: Newsroom,
  actor: Actor,
  { name, role }: { name: string | null; role: Role },
): Promise<{ url: string; expires: Date }> {
  requireRight(actor, 'administer');
  const secret = newSecret();
  const expiresAt = new Date(newsroom.clock().getTime() + LINK_LASTS);
  const link = { digest: secretDigest(secret), role, account: null, name, expiresAt };
  await newsroom.store.transact(({ write }) => write.accounts.addSignInLink(link));
  return { url: `${newsroom.address()}/sign-in/${secret}`, expires: expiresAt };
}

/** What the link will make, or null when it opens nothing (any more). */
export async function readSignInLink(
  { store, clock }: Newsroom,
  secret: string,
): Promise<{ role: Role; name: string | null } | null> {
  const link = await store.read.accounts.signInLink(secretDigest(secret), clock());
  return link && { role: link.role, name: link.name };
}

/** Makes the account and signs it in. A refused name or passphrase leaves the link usable. */
export async function redeemSignInLink(
  newsroom: Newsroom,
  { secret, name, passphrase }: { secret: string; name: string; passphrase: string },
): Promise<Session> {
  const at = newsroom.clock();
  const gone = new Refusal('unauthenticated', 'This sign-in link was used or has expired: ask for a new one.');
  if ((await readSignInLink(newsroom, secret)) === null) throw gone;
  const shown = checkedName(name);
  const hashed = await hashPassphrase(passphrase);
  const { account, role } = await newsroom.store.transact(async ({ write }) => {
    const link = await write.accounts.useSignInLink(secretDigest(secret), at);
    if (link === null) throw gone;
    const id = await write.accounts.create({ name: shown, role: link.role, passphrase: hashed, at });
    if (id === null) throw invalidName('Somebody has this name already.');
    return { account: id, role: link.role };
  });
  return await beginSession(newsroom, { id: account, name: shown, role });
}

/** @throws Refusal 'unauthenticated'; with `retryAfter` in seconds when too many tries were wrong. */
export async function signIn(
  newsroom: Newsroom,
  { name, passphrase }: { name: string; passphrase: string },
): Promise<Session> {
  // One account has one name, however its letters are typed.
  const key = foldText(name);
  const wait = newsroom.throttle.attempt(key);
  if (wait > 0) {
    const retryAfter = Math.ceil(wait / 1000);
    throw new Refusal('unauthenticated', `Too many wrong tries: wait ${retryAfter} s and try again.`, {
      members: { retryAfter },
    });
  }
  const account = await newsroom.store.read.accounts.byName(name);
  const right = await verifyPassphrase(passphrase, account?.passphrase ?? null);
  if (account === null || !right || account.disabledAt !== null) {
    throw new Refusal('unauthenticated', 'The name or the passphrase is wrong.');
  }
  newsroom.throttle.succeeded(key);
  return await beginSession(newsroom, account);
}

/** Who a session's secret belongs to, or null. Each day it is used, it lasts its whole time again. */
export async function sessionOf({ store, clock }: Newsroom, secret: string): Promise<Actor | null> {
  const now = clock();
  const digest = secretDigest(secret);
  const session = await store.read.accounts.session(digest, now);
  if (session === null) return null;
  if (session.seenOn !== now.toISOString().slice(0, 10)) {
    const expiresAt = new Date(now.getTime() + SESSION_LASTS);
    await store.transact(({ write }) => write.accounts.prolongSession(digest, { at: now, expiresAt }));
  }
  return { account: session.account, name: session.name, role: session.role };
}

export async function signOut({ store }: Newsroom, secret: string): Promise<void> {
  await store.transact(({ write }) => write.accounts.endSession(secretDigest(secret)));
}

export async function listPeople(newsroom: Newsroom, actor: Actor): Promise<readonly PersonLine[]> {
  requireRight(actor, 'administer');
  const accounts = await newsroom.store.read.accounts.accounts();
  return accounts.map(({ id, name, role, disabledAt }) => ({ id, name, role, disabled: disabledAt !== null }));
}

/** Ends the account's sessions too. @throws Refusal 'wrong-state' when nobody would be left to administer. */
export async function disableAccount(newsroom: Newsroom, actor: Actor, id: AccountId): Promise<void> {
  requireRight(actor, 'administer');
  await newsroom.store.transact(async ({ read, write }) => {
    refuseLastAdmin(await read.accounts.accounts(), id);
    await write.accounts.change(id, { disabledAt: newsroom.clock() });
    await write.accounts.endSessionsOf(id);
  });
}

export async function changeRole(
  newsroom: Newsroom,
  actor: Actor,
  { id, role }: { id: AccountId; role: Role },
): Promise<void> {
  requireRight(actor, 'administer');
  await newsroom.store.transact(async ({ read, write }) => {
    if (role !== 'admin') refuseLastAdmin(await read.accounts.accounts(), id);
    await write.accounts.change(id, { role });
  });
}

/** The token is shown once; the store has its digest. */
export async function createToken(
  newsroom: Newsroom,
  actor: Actor,
  { name, role }: { name: string; role: Role },
): Promise<{ token: string }> {
  requireRight(actor, 'administer');
  const token = newToken();
  const at = newsroom.clock();
  await newsroom.store.transact(({ write }) =>
    write.accounts.addToken({ digest: secretDigest(token), name: checkedName(name), role, at }),
  );
  return { token };
}

export async function listTokens(newsroom: Newsroom, actor: Actor): Promise<readonly TokenLine[]> {
  requireRight(actor, 'administer');
  const tokens = await newsroom.store.read.accounts.tokens();
  return tokens.map(({ id, name, role, createdAt, revokedAt }) => ({
    id,
    name,
    role,
    createdAt,
    revoked: revokedAt !== null,
  }));
}

/** @throws Refusal 'missing' */
export async function revokeToken(newsroom: Newsroom, actor: Actor, id: TokenId): Promise<void> {
  requireRight(actor, 'administer');
  const revoked = await newsroom.store.transact(({ write }) => write.accounts.revokeToken(id, newsroom.clock()));
  if (!revoked) throw new Refusal('missing', 'There is no such token, or it was revoked before.');
}

/** Who a bearer token acts as, or null. */
export async function bearer({ store }: Newsroom, token: string): Promise<Actor | null> {
  const row = await store.read.accounts.token(secretDigest(token));
  return row && { account: null, name: row.name, role: row.role };
}

async function beginSession(
  newsroom: Newsroom,
  { id, name, role }: { id: AccountId; name: string; role: Role },
): Promise<Session> {
  const secret = newSecret();
  const at = newsroom.clock();
  const expires = new Date(at.getTime() + SESSION_LASTS);
  const session = { digest: secretDigest(secret), account: id, at, expiresAt: expires };
  await newsroom.store.transact(async ({ write }) => {
    await write.accounts.sweep(at);
    await write.accounts.beginSession(session);
  });
  return { secret, account: { id, name, role }, expires };
}

function refuseLastAdmin(
  accounts: readonly { id: AccountId; role: Role; disabledAt: Date | null }[],
  id: AccountId,
): void {
  const left = accounts.filter(
    (account) => account.role === 'admin' && account.disabledAt === null && account.id !== id,
  );
  if (left.length === 0)
    throw new Refusal('wrong-state', 'Nobody would be left who may administer: make somebody else an admin first.');
}

/** A pseudonym is as good as a name. */
function checkedName(name: string): string {
  const shown = name.normalize('NFC').trim();
  if (shown === '') throw invalidName('Choose a name; it need not be your own.');
  if (shown.length > LONGEST_NAME) throw invalidName(`Choose a name of at most ${LONGEST_NAME} letters.`);
  return shown;
}

function invalidName(detail: string): Refusal {
  return new Refusal('invalid', detail, { faults: [{ field: 'name', detail }] });
}
