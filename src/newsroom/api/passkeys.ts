import { randomBytes } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { Refusal } from '../../base/refusal.ts';
import type { PasskeyId } from '../../store/tables.ts';
import type { NewPasskey } from '../../store/keys-writer.ts';
import { checkedName, followLink, goneLink, LONGEST_NAME, readSignInLink } from './accounts.ts';
import { requireAccount, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { dayOf } from './day-of.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { isFramed, relyingPartyOf, type RelyingParty } from './relying-party.ts';
import { secretDigest } from './secrets.ts';
import { beginSession, type Session } from './sessions.ts';

/** What a browser's `navigator.credentials.create` is called with, and what its answer is to be sent with. */
export interface NewPasskeyCeremony {
  readonly ceremony: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

/** EdDSA, ES256, RS256: every authenticator knows one of them. */
const ALGORITHMS = [-8, -7, -257];

/** A passkey more for whoever is signed in. `host` is the one that the browser asked. */
export async function startPasskey(newsroom: Newsroom, actor: Actor, host: string): Promise<NewPasskeyCeremony> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  const { read } = newsroom.store;
  const userHandle = (await read.accounts.account(account))?.userHandle ?? newUserHandle();
  const known = await read.keys.passkeysOf(account);
  const party = relyingPartyOf(newsroom, host);
  const options = await creationOptions(party, { name: actor.name, userHandle, known });
  const ceremony = newsroom.access.begin({
    kind: 'passkey',
    challenge: options.challenge,
    party,
    account,
    userHandle,
  });
  return { ceremony, options };
}

/**
 * @throws Refusal 'invalid' when the answer does not belong to the ceremony; 'wrong-state' when that is over, or the account's
 *   first passkey was added meanwhile
 */
export async function addPasskey(
  newsroom: Newsroom,
  actor: Actor,
  { ceremony, response, name }: { ceremony: string; response: RegistrationResponseJSON; name: string },
): Promise<{ id: PasskeyId }> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  const begun = newsroom.access.take('passkey', ceremony);
  if (begun === null || begun.account !== account) throw overCeremony();
  const made = await verifyNew(response, begun);
  const at = newsroom.clock();
  return await newsroom.store.transact(async ({ write }) => {
    if (!(await write.accounts.setUserHandle(account, begun.userHandle))) throw overCeremony();
    const id = await write.keys.addPasskey({ ...made, account, name: calledName(name), on: dayOf(at) });
    if (id === null) throw refused('This passkey is known already.');
    await audit(write, { actor, act: 'account.passkey', subject: id, at });
    return { id };
  });
}

/** The first passkey of whoever holds a sign-in link. */
export async function startLinkPasskey(
  newsroom: Newsroom,
  { secret, name, host }: { secret: string; name: string; host: string },
): Promise<NewPasskeyCeremony> {
  const link = await readSignInLink(newsroom, secret);
  if (link === null) throw goneLink();
  const { accounts } = newsroom.store.read;
  const shown = link.account === null ? checkedName(name) : (link.name ?? '');
  if (link.account === null && (await accounts.byName(shown)) !== null) {
    const detail = 'Somebody has this name already.';
    throw new Refusal('invalid', detail, { faults: [{ field: 'name', detail }] });
  }
  const existing = link.account === null ? null : await accounts.account(link.account);
  const userHandle = existing?.userHandle ?? newUserHandle();
  const party = relyingPartyOf(newsroom, host);
  const options = await creationOptions(party, { name: shown, userHandle, known: [] });
  const { challenge } = options;
  const begun = { kind: 'link', link: secretDigest(secret), name: shown, userHandle, challenge, party } as const;
  return { ceremony: newsroom.access.begin(begun), options };
}

/** Follows the link and signs in. A refused passkey leaves the link usable. */
export async function redeemWithPasskey(
  newsroom: Newsroom,
  { secret, ceremony, response }: { secret: string; ceremony: string; response: RegistrationResponseJSON },
): Promise<Session> {
  const begun = newsroom.access.take('link', ceremony);
  if (begun === null || begun.link !== secretDigest(secret)) throw overCeremony();
  const made = await verifyNew(response, begun);
  const at = newsroom.clock();
  const { account, passkey } = await newsroom.store.transact(async (transaction) => {
    const { write } = transaction;
    const followed = await followLink(transaction, { link: begun.link, name: begun.name, passphrase: null, at });
    if (!(await write.accounts.setUserHandle(followed, begun.userHandle))) throw overCeremony();
    const id = await write.keys.addPasskey({ ...made, account: followed, name: 'Passkey', on: dayOf(at) });
    if (id === null) throw refused('This passkey is known already.');
    return { account: followed, passkey: id };
  });
  return await beginSession(newsroom, account, { passkey });
}

export function overCeremony(): Refusal {
  return new Refusal('wrong-state', 'This took too long, or was done before: begin again.');
}

async function creationOptions(
  party: RelyingParty,
  { name, userHandle, known }: { name: string; userHandle: string; known: readonly { credential: string }[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  // Loaded when the first passkey is made: it brings four megabytes that most starts never need.
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return await generateRegistrationOptions({
    rpName: party.id,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(userHandle, 'base64url')),
    userName: name,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

async function verifyNew(
  response: RegistrationResponseJSON,
  { challenge, party }: { challenge: string; party: RelyingParty },
): Promise<Omit<NewPasskey, 'account' | 'name' | 'on'>> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
    // It throws at whatever is not as it should be: its words are for nobody.
  }).catch(() => null);
  if (verified?.registrationInfo === undefined || isFramed(response.response.clientDataJSON))
    throw refused('This passkey cannot be taken: try again.');
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
}

function calledName(name: string): string {
  return name.normalize('NFC').trim().slice(0, LONGEST_NAME) || 'Passkey';
}

/** Tells nothing of the account (WebAuthn, 14.6.1). */
function newUserHandle(): string {
  return randomBytes(32).toString('base64url');
}

function refused(detail: string): Refusal {
  return new Refusal('invalid', detail, { faults: [{ field: 'response', detail }] });
}
