import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { Refusal } from '../../base/refusal.ts';
import type { PasskeyRow } from '../../store/tables.ts';
import { requireAccount, type Actor } from './actor.ts';
import { dayOf } from './day-of.ts';
import type { Newsroom } from './newsroom.ts';
import { overCeremony } from './passkeys.ts';
import { noteProof } from './proof.ts';
import { isFramed, relyingPartyOf, type RelyingParty } from './relying-party.ts';
import { beginSession, type Session } from './sessions.ts';

/** What a browser's `navigator.credentials.get` is called with, and what its answer is to be sent with. */
export interface PasskeyCeremony {
  readonly ceremony: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
}

interface Answered {
  readonly ceremony: string;
  readonly response: AuthenticationResponseJSON;
}

/** No name is asked for: the passkey says whose it is. */
export async function startPasskeySignIn(newsroom: Newsroom, host: string): Promise<PasskeyCeremony> {
  const party = relyingPartyOf(newsroom, host);
  const options = await requestOptions(party, []);
  return { ceremony: newsroom.access.begin({ kind: 'sign-in', challenge: options.challenge, party }), options };
}

/** @throws Refusal 'unauthenticated'; 'wrong-state' when the ceremony is over */
export async function signInWithPasskey(newsroom: Newsroom, { ceremony, response }: Answered): Promise<Session> {
  const begun = newsroom.access.take('sign-in', ceremony);
  if (begun === null) throw overCeremony();
  const proven = await provenPasskey(newsroom, response, begun);
  if (proven === null) throw new Refusal('unauthenticated', 'This passkey opens nothing here.');
  return await beginSession(newsroom, proven.account, { passkey: proven.id });
}

/** To show again who acts. */
export async function startPasskeyStepUp(newsroom: Newsroom, actor: Actor, host: string): Promise<PasskeyCeremony> {
  const account = requireAccount(actor);
  const { session } = actor;
  if (session === undefined) throw new Refusal('forbidden', 'This is for people who sign in.');
  const party = relyingPartyOf(newsroom, host);
  const options = await requestOptions(party, await newsroom.store.read.keys.passkeysOf(account));
  const { challenge } = options;
  return { ceremony: newsroom.access.begin({ kind: 'step-up', session, challenge, party }), options };
}

/** @throws Refusal 'invalid' when the passkey is not the actor's; 'wrong-state' when the ceremony is over */
export async function stepUpWithPasskey(
  newsroom: Newsroom,
  actor: Actor,
  { ceremony, response }: Answered,
): Promise<void> {
  const begun = newsroom.access.take('step-up', ceremony);
  if (begun === null || begun.session !== actor.session) throw overCeremony();
  const proven = await provenPasskey(newsroom, response, begun);
  if (proven === null || proven.account !== actor.account) {
    const detail = 'This passkey is none of yours.';
    throw new Refusal('invalid', detail, { faults: [{ field: 'response', detail }] });
  }
  noteProof(newsroom, actor);
}

async function requestOptions(
  party: RelyingParty,
  passkeys: readonly PasskeyRow[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return await generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credential }) => ({ id: credential })),
  });
}

/** The passkey that answered the challenge, when it opens its account; else null. Notes the day and the counter. */
async function provenPasskey(
  { store, clock }: Newsroom,
  response: AuthenticationResponseJSON,
  { kind, challenge, party }: { kind: 'sign-in' | 'step-up'; challenge: string; party: RelyingParty },
): Promise<PasskeyRow | null> {
  const passkey = await store.read.keys.passkey(response.id);
  const account = passkey && (await store.read.accounts.account(passkey.account));
  if (passkey === null || account === null || account.disabledAt !== null) return null;
  // Asked for by name of its credential a passkey may leave out whose it is, else it may not (WebAuthn, 7.2, step 6).
  const { userHandle = '', clientDataJSON } = response.response;
  if (userHandle !== account.userHandle && (kind === 'sign-in' || userHandle !== '')) return null;
  if (isFramed(clientDataJSON)) return null;
  const counter = await newCounter(response, { passkey, challenge, party });
  if (counter === null) return null;
  const use = { before: passkey.counter, counter, on: dayOf(clock()) };
  return (await store.transact(({ write }) => write.keys.usePasskey(passkey.id, use))) ? passkey : null;
}

/** What the passkey counts now, when its answer is right; null when anything is not, a counter that went back too. */
async function newCounter(
  response: AuthenticationResponseJSON,
  { passkey, challenge, party }: { passkey: PasskeyRow; challenge: string; party: RelyingParty },
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { credential: id, counter } = passkey;
  const publicKey = new Uint8Array(Buffer.from(passkey.publicKey, 'base64url'));
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id, publicKey, counter },
    requireUserVerification: true,
    // It throws at whatever is not as it should be: its words are for nobody.
  }).catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}
