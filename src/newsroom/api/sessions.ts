import { DAY } from '../../base/clock.ts';
import { Refusal } from '../../base/refusal.ts';
import type { SessionLine } from '../../store/accounts-reader.ts';
import type { Readers } from '../../store/readers.ts';
import type { AccountId, AccountRow, PasskeyId, Role, SessionId } from '../../store/tables.ts';
import type { Writers } from '../../store/writers.ts';
import { requireAccount, type Actor } from './actor.ts';
import { dayOf } from './day-of.ts';
import type { Newsroom } from './newsroom.ts';
import { newSecret, secretDigest } from './secrets.ts';

/** In days; a session ends with one, so that when it ends does not tell when it was used. */
const SESSION_LASTS = 14;

export interface Session {
  /** Goes into the cookie; the store has its digest. */
  readonly secret: string;
  readonly account: { readonly id: AccountId; readonly name: string; readonly role: Role };
  readonly expires: Date;
}

/** What was just seen to be theirs: the passphrase as the store has it with what else it needs, or a passkey. */
export type SeenKey = Pick<AccountRow, 'passphrase' | 'totp'> | { readonly passkey: PasskeyId };

/**
 * Signs an account in by what was seen before, which takes its time.
 * @throws Refusal 'unauthenticated' when that opens the account no more
 */
export async function beginSession(newsroom: Newsroom, id: AccountId, key: SeenKey): Promise<Session> {
  const secret = newSecret();
  const at = newsroom.clock();
  const expires = endOf(at);
  const { session, account } = await newsroom.store.transact(async ({ read, write }) => {
    const now = await write.accounts.lock(id);
    if (now === null || now.disabledAt !== null || !(await opens(read, now, key))) throw opensNoMore();
    await write.accounts.sweep(at);
    const begun = { digest: secretDigest(secret), account: id, at, expiresAt: expires };
    return { session: await write.accounts.beginSession(begun), account: now };
  });
  newsroom.access.proofs.set(session, true);
  return { secret, account: { id, name: account.name, role: account.role }, expires };
}

async function opens(read: Readers, account: AccountRow, key: SeenKey): Promise<boolean> {
  if ('passkey' in key) return (await read.keys.passkeysOf(account.id)).some(({ id }) => id === key.passkey);
  return account.passphrase !== null && account.passphrase === key.passphrase && account.totp === key.totp;
}

function opensNoMore(): Refusal {
  return new Refusal('unauthenticated', 'Meanwhile the account was closed, or its keys were changed.');
}

/** Who a session's secret belongs to, or null. Each day it is used, it lasts its whole time again. */
export async function sessionOf({ store, clock }: Newsroom, secret: string): Promise<Actor | null> {
  const now = clock();
  const digest = secretDigest(secret);
  const session = await store.read.accounts.session(digest, now);
  if (session === null) return null;
  if (session.seenOn !== dayOf(now)) {
    const expiresAt = endOf(now);
    await store.transact(({ write }) => write.accounts.prolongSession(digest, { at: now, expiresAt }));
  }
  return { account: session.account, name: session.name, role: session.role, session: session.id };
}

export async function signOut({ store }: Newsroom, secret: string): Promise<void> {
  await store.transact(({ write }) => write.accounts.endSession(secretDigest(secret)));
}

/** The actor's own. */
export async function listSessions(
  newsroom: Newsroom,
  actor: Actor,
): Promise<readonly (SessionLine & { readonly current: boolean })[]> {
  const lines = await newsroom.store.read.accounts.sessionsOf(requireAccount(actor), newsroom.clock());
  return lines.map((line) => ({ ...line, current: line.id === actor.session }));
}

/** Ends one of the actor's own. @throws Refusal 'missing' */
export async function endSession(newsroom: Newsroom, actor: Actor, id: SessionId): Promise<void> {
  const account = requireAccount(actor);
  const ended = await newsroom.store.transact(({ write }) => write.accounts.endSessionOf(account, id));
  if (!ended) throw new Refusal('missing', 'There is no such session, or it has ended.');
}

/** Ends all of the actor's own but the one that asks. */
export async function endOtherSessions(newsroom: Newsroom, actor: Actor): Promise<void> {
  await newsroom.store.transact(({ write }) => endOthers(write, actor));
}

/** The same in a transaction: whoever was signed in by what opens the account no more is out. */
export async function endOthers(write: Writers, actor: Actor): Promise<void> {
  const except = actor.session === undefined ? {} : { except: actor.session };
  await write.accounts.endSessionsOf(requireAccount(actor), except);
}

/** The midnight (UTC) after the last day of a session that is used at this time. */
function endOf(at: Date): Date {
  return new Date((Math.floor(at.getTime() / DAY) + SESSION_LASTS + 1) * DAY);
}
