import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { ask } from './api.ts';

/** What the API begins a ceremony with. */
interface Begun<Options> {
  readonly ceremony: string;
  readonly options: Options;
}

/** What ends it. */
interface Answered {
  readonly ceremony: string;
  readonly response: unknown;
}

/** The person waved it away, let it wait too long, or their device has none that fits. */
export class NoPasskey extends Error {
  /** The device holds one for this account already. */
  readonly known: boolean;

  constructor(cause: unknown) {
    super('no passkey', { cause });
    this.known = cause instanceof Error && cause.name === 'InvalidStateError';
  }
}

/** Whether this browser makes passkeys for this page: none does for a bare number, and Tor Browser for nobody. */
export function hasPasskeys(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Makes a passkey by what `path` answers to `json`. @throws NoPasskey, and whatever `ask` does */
export async function makePasskey(path: string, json: object = {}): Promise<Answered> {
  const begun = await ask<Begun<PublicKeyCredentialCreationOptionsJSON>>(path, { method: 'POST', json });
  return await answered(begun.ceremony, startRegistration({ optionsJSON: begun.options }));
}

/** Shows a passkey. @throws NoPasskey, and whatever `ask` does */
export async function showPasskey(path: string): Promise<Answered> {
  const begun = await ask<Begun<PublicKeyCredentialRequestOptionsJSON>>(path, { method: 'POST', json: {} });
  return await answered(begun.ceremony, startAuthentication({ optionsJSON: begun.options }));
}

async function answered(ceremony: string, answer: Promise<unknown>): Promise<Answered> {
  try {
    return { ceremony, response: await answer };
  } catch (error) {
    throw new NoPasskey(error);
  }
}
