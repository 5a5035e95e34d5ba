import { HOUR } from '../../base/clock.ts';
import type { Digest } from '../../base/digest.ts';
import { Refusal } from '../../base/refusal.ts';
import { foldName } from '../../store/fold-text.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { AccountId, AccountRow, InvitationId, Role, SignInLinkRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { hashPassphrase } from './passphrase.ts';
import { requireProof } from './proof.ts';
import { newSecret, secretDigest } from './secrets.ts';
import { beginSession, type Session } from './sessions.ts';
import { takeTurn } from './take-turn.ts';

const LINK_LASTS = 24 * HOUR;
/** Of an account, a token or a passkey. */
export const LONGEST_NAME = 80;
/** What shows nothing or turns the line around, so that a name could look like another; but for the two joiners (U+200C, D). */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What a link opens. */
export interface SignInLink {
  readonly role: Role;
  readonly name: string | null;
  /** The account whose keys were lost; null when it makes one. */
  readonly account: AccountId | null;
}

/** Shown once. */
export interface MadeLink {
  readonly url: string;
  readonly expires: Date;
}

/** A link that makes an account of this role, once, within a day. */
export async function makeSignInLink(
  newsroom: Newsroom,
  actor: Actor,
  { name, role }: { name: string | null; role: Role },
): Promise<MadeLink> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const called = name === null ? null : checkedName(name);
  return await makeLink(newsroom, actor, async ({ write }, { link, at }) => {
    const id = await write.accounts.addSignInLink({ ...link, role, account: null, name: called });
    await audit(write, {
      actor,
      act: 'person.invite',
      subject: id,
      detail: [role, called].filter(Boolean).join(' '),
      at,
    });
  });
}

/** A link for somebody who lost their keys: whoever follows it chooses new ones, and all there were work no more. */
export async function makeRecoveryLink(newsroom: Newsroom, actor: Actor, id: AccountId): Promise<MadeLink> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  return await makeLink(newsroom, actor, async ({ read, write }, { link, at }) => {
    const account = await read.accounts.account(id);
    if (account === null) throw new Refusal('missing', 'There is no such account.');
    if (account.disabledAt !== null) throw new Refusal('wrong-state', 'The account is closed: open it again first.');
    // Only the latest link opens it.
    await write.accounts.removeLinksOf(id);
    await write.accounts.addSignInLink({ ...link, role: account.role, account: id, name: account.name });
    await audit(write, { actor, act: 'person.link', subject: id, at });
  });
}

/** Takes back a link, one back into an account too. @throws Refusal 'missing' when it was used, has expired or never was */
export async function removeInvitation(newsroom: Newsroom, actor: Actor, id: InvitationId): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const at = newsroom.clock();
  await newsroom.store.transact(async (transaction) => {
    await takeTurn(transaction, actor);
    const { write } = transaction;
    const link = await write.accounts.removeInvitation(id, at);
    if (link === null) throw new Refusal('missing', 'There is no such invitation, or it was followed.');
    await audit(write, { actor, act: 'person.uninvite', subject: link.account ?? id, at });
  });
}

/** What the link opens, or null when it opens nothing (any more). */
export async function readSignInLink({ store, clock }: Newsroom, secret: string): Promise<SignInLink | null> {
  const link = await store.read.accounts.signInLink(secretDigest(secret), clock());
  if (link === null) return null;
  if (link.account === null) return { role: link.role, name: link.name, account: null };
  const account = await store.read.accounts.account(link.account);
  if (account === null || account.disabledAt !== null) return null;
  return { role: account.role, name: account.name, account: account.id };
}

/**
 * Makes the account and signs it in; for an account that lost its keys, gives it these. A refused name or passphrase leaves
 * the link usable.
 */
export async function redeemSignInLink(
  newsroom: Newsroom,
  { secret, name, passphrase }: { secret: string; name: string; passphrase: string },
): Promise<Session> {
  if ((await readSignInLink(newsroom, secret)) === null) throw goneLink();
  const hashed = await hashPassphrase(passphrase);
  const account = await newsroom.store.transact((transaction) =>
    followLink(transaction, { link: secretDigest(secret), name, passphrase: hashed, at: newsroom.clock() }),
  );
  return await beginSession(newsroom, account, { passphrase: hashed, totp: null });
}

/** The store's part: uses the link up, and returns the account it opens, whose only keys are those that are given now. */
export async function followLink(
  transaction: Transaction,
  given: { link: Digest; name: string; passphrase: string | null; at: Date },
): Promise<AccountId> {
  await transaction.write.accounts.lockPeople();
  const link = await transaction.write.accounts.useSignInLink(given.link, given.at);
  if (link === null) throw goneLink();
  return await (link.account === null ? join(transaction, link, given) : comeBack(transaction, link.account, given));
}

/** A pseudonym is as good as a name. @throws Refusal 'invalid' */
export function checkedName(name: string): string {
  const shown = name.normalize('NFC').trim();
  if (foldName(shown).trim() === '') throw invalidName('Choose a name; it need not be your own.');
  if (shown.length > LONGEST_NAME) throw invalidName(`Choose a name of at most ${LONGEST_NAME} letters.`);
  if (UNSEEN.test(shown)) throw invalidName('Choose a name of letters that can be seen.');
  return shown;
}

export function goneLink(): Refusal {
  return new Refusal('unauthenticated', 'This sign-in link was used or has expired: ask for a new one.');
}

async function makeLink(
  newsroom: Newsroom,
  actor: Actor,
  add: (
    transaction: Transaction,
    given: { link: Pick<SignInLinkRow, 'digest' | 'expiresAt'>; at: Date },
  ) => Promise<void>,
): Promise<MadeLink> {
  const secret = newSecret();
  const at = newsroom.clock();
  const expires = new Date(at.getTime() + LINK_LASTS);
  await newsroom.store.transact(async (transaction) => {
    await takeTurn(transaction, actor);
    await add(transaction, { link: { digest: secretDigest(secret), expiresAt: expires }, at });
  });
  return { url: `${newsroom.address()}/sign-in/${secret}`, expires };
}

type Given = Parameters<typeof followLink>[1];

async function join({ write }: Transaction, link: SignInLinkRow, { name, passphrase, at }: Given): Promise<AccountId> {
  const shown = checkedName(name);
  const { role } = link;
  const id = await write.accounts.create({ name: shown, role, passphrase, at });
  if (id === null) throw invalidName('Somebody has this name already.');
  const actor = { account: id, name: shown, role };
  await audit(write, { actor, act: 'person.join', subject: link.id, at });
  return id;
}

async function comeBack({ read, write }: Transaction, id: AccountId, { passphrase, at }: Given): Promise<AccountId> {
  const account: AccountRow | null = await read.accounts.account(id);
  if (account === null || account.disabledAt !== null) throw goneLink();
  const { name, role } = account;
  await write.accounts.change(id, { passphrase, totp: null });
  await write.keys.removePasskeysOf(id);
  await write.keys.setRecoveryCodes(id, []);
  await write.accounts.endSessionsOf(id);
  await audit(write, { actor: { account: id, name, role }, act: 'person.return', subject: id, at });
  return id;
}

function invalidName(detail: string): Refusal {
  return new Refusal('invalid', detail, { faults: [{ field: 'name', detail }] });
}
