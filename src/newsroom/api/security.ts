import { Refusal } from '../../base/refusal.ts';
import type { Readers } from '../../store/readers.ts';
import type { AccountId, AccountRow, PasskeyId } from '../../store/tables.ts';
import { requireAccount, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { hashPassphrase } from './passphrase.ts';
import { requireProof } from './proof.ts';
import { endOthers, listSessions } from './sessions.ts';

/** The actor's own keys and sessions. Days are yyyy-mm-dd, UTC. */
export interface Security {
  readonly passphrase: boolean;
  readonly totp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly {
    readonly id: PasskeyId;
    readonly name: string;
    readonly createdOn: string;
    readonly usedOn: string | null;
  }[];
  readonly sessions: Awaited<ReturnType<typeof listSessions>>;
}

export async function readSecurity(newsroom: Newsroom, actor: Actor): Promise<Security> {
  const id = requireAccount(actor);
  const { read } = newsroom.store;
  const account = await ownAccount(read, id);
  const passkeys = await read.keys.passkeysOf(id);
  return {
    passphrase: account.passphrase !== null,
    totp: account.totp !== null,
    recoveryCodesLeft: await read.keys.recoveryCodesLeft(id),
    passkeys: passkeys.map(({ id, name, createdOn, usedOn }) => ({ id, name, createdOn, usedOn })),
    sessions: await listSessions(newsroom, actor),
  };
}

/** Ends the account's other sessions. @throws Refusal 'invalid' when it is too short */
export async function setPassphrase(newsroom: Newsroom, actor: Actor, passphrase: string): Promise<void> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  const hashed = await hashPassphrase(passphrase);
  await newsroom.store.transact(async ({ write }) => {
    await write.accounts.change(account, { passphrase: hashed });
    await endOthers(write, actor);
    await audit(write, { actor, act: 'account.passphrase', subject: account, at: newsroom.clock() });
  });
}

/** The second factor, which only ever goes with it, goes too. @throws Refusal 'wrong-state' when it is the last way in */
export async function removePassphrase(newsroom: Newsroom, actor: Actor): Promise<void> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  await newsroom.store.transact(async ({ read, write }) => {
    await write.accounts.change(account, { passphrase: null, totp: null });
    await write.keys.setRecoveryCodes(account, []);
    await audit(write, { actor, act: 'account.no-passphrase', subject: account, at: newsroom.clock() });
    // Behind the record, at which acts wait for each other: else the last two ways in could go at once.
    if ((await read.keys.passkeysOf(account)).length === 0) throw lastWayIn('add a passkey first');
  });
}

/** @throws Refusal 'missing'; 'wrong-state' when it is the last way in */
export async function removePasskey(newsroom: Newsroom, actor: Actor, id: PasskeyId): Promise<void> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  await newsroom.store.transact(async ({ read, write }) => {
    if (!(await write.keys.removePasskey(account, id))) throw new Refusal('missing', 'There is no such passkey.');
    await audit(write, { actor, act: 'account.no-passkey', subject: id, at: newsroom.clock() });
    const { passphrase } = await ownAccount(read, account);
    if (passphrase === null && (await read.keys.passkeysOf(account)).length === 0)
      throw lastWayIn('add another passkey or a passphrase first');
  });
}

function lastWayIn(advice: string): Refusal {
  return new Refusal('wrong-state', `This is your last way in: ${advice}.`);
}

async function ownAccount(read: Readers, id: AccountId): Promise<AccountRow> {
  const account = await read.accounts.account(id);
  if (account === null) throw new Error('the account of a session is gone');
  return account;
}
