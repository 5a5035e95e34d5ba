import { Refusal } from '../../base/refusal.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { AccountId, AccountRow, InvitationId, Role } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { has } from './rights.ts';
import { takeTurn } from './take-turn.ts';

export interface PersonLine {
  readonly id: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
}

export interface InvitationLine {
  readonly id: InvitationId;
  readonly role: Role;
  readonly name: string | null;
  /** The account that it leads back into; null when it makes one. */
  readonly account: AccountId | null;
  readonly expires: Date;
}

/** The oldest account first. */
export async function listPeople(newsroom: Newsroom, actor: Actor): Promise<readonly PersonLine[]> {
  requireRight(actor, 'administer');
  const accounts = await newsroom.store.read.accounts.accounts();
  return accounts.map(({ id, name, role, disabledAt }) => ({ id, name, role, disabled: disabledAt !== null }));
}

/** Those that nobody has followed yet, and the links back into an account too. */
export async function listInvitations(newsroom: Newsroom, actor: Actor): Promise<readonly InvitationLine[]> {
  requireRight(actor, 'administer');
  const links = await newsroom.store.read.accounts.invitations(newsroom.clock());
  return links.map(({ id, role, name, account, expiresAt }) => ({ id, role, name, account, expires: expiresAt }));
}

/**
 * Gives a role, closes an account (which ends its sessions and takes back its links) or opens it again. When somebody may
 * administer no more, every link that is open is taken back, whoever made it: it could let them in again.
 * @throws Refusal 'missing'; 'wrong-state' when nobody would be left to administer
 */
export async function changePerson(
  newsroom: Newsroom,
  actor: Actor,
  { id, role, disabled }: { id: AccountId; role?: Role | undefined; disabled?: boolean | undefined },
): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  await newsroom.store.transact(async (transaction) => {
    await takeTurn(transaction, actor);
    const account = await transaction.read.accounts.account(id);
    if (account === null) throw new Refusal('missing', 'There is no such account.');
    const change = {
      role: role ?? account.role,
      disabled: disabled ?? account.disabledAt !== null,
    };
    await changeTo(transaction, account, { ...change, actor, at: newsroom.clock() });
  });
}

/** Ends the account's sessions too. */
export async function disableAccount(newsroom: Newsroom, actor: Actor, id: AccountId): Promise<void> {
  await changePerson(newsroom, actor, { id, disabled: true });
}

export async function changeRole(
  newsroom: Newsroom,
  actor: Actor,
  { id, role }: { id: AccountId; role: Role },
): Promise<void> {
  await changePerson(newsroom, actor, { id, role });
}

async function changeTo(
  { read, write }: Transaction,
  account: AccountRow,
  { role, disabled, actor, at }: { role: Role; disabled: boolean; actor: Actor; at: Date },
): Promise<void> {
  const { id } = account;
  const closes = disabled && account.disabledAt === null;
  const opens = !disabled && account.disabledAt !== null;
  const disabledAt = closes ? at : opens ? null : account.disabledAt;
  await write.accounts.change(id, { role, disabledAt });
  if (closes) {
    await write.accounts.endSessionsOf(id);
    await write.accounts.removeLinksOf(id);
  }
  if (administers(account) && !administers({ role, disabledAt })) await write.accounts.removeLinks();
  if (role !== account.role) {
    const detail = `${account.role} → ${role}`;
    await audit(write, { actor, act: 'person.role', subject: id, detail, at });
  }
  if (closes) await audit(write, { actor, act: 'person.disable', subject: id, at });
  if (opens) await audit(write, { actor, act: 'person.enable', subject: id, at });
  if (administers(account)) refuseNoAdmin(await read.accounts.accounts());
}

function administers({ role, disabledAt }: Pick<AccountRow, 'role' | 'disabledAt'>): boolean {
  return has(role, 'administer') && disabledAt === null;
}

function refuseNoAdmin(accounts: readonly AccountRow[]): void {
  if (!accounts.some(administers))
    throw new Refusal('wrong-state', 'Nobody would be left who may administer: make somebody else an admin first.', {
      code: 'last-admin',
    });
}
