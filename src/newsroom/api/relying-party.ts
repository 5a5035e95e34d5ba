import { Refusal } from '../../base/refusal.ts';
import type { Newsroom } from './newsroom.ts';

/** Whom passkeys are made for: the newsroom under one of its names (WebAuthn, 4 and 13.4.9). */
export interface RelyingParty {
  /** The host. */
  readonly id: string;
  /** The only origin whose pages may use it. */
  readonly origin: string;
}

/**
 * Whether a page of another site had our page in a frame when the passkey was asked for: nobody sees then whom they show
 * themselves to. Ours allows no frame, so such an answer is not from it. True also for what cannot be read.
 */
export function isFramed(clientDataJson: string): boolean {
  try {
    const data = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as { crossOrigin?: unknown };
    return data.crossOrigin === true;
  } catch {
    return true;
  }
}

/**
 * `host` is the one that a browser asked, with its port. The newsroom has its own address and, for whoever sits at the
 * machine, http://localhost with its port; a page of another port is somebody else's.
 * @throws Refusal 'wrong-state' under a name that browsers make no passkeys for
 */
export function relyingPartyOf({ address, localAddress }: Newsroom, host: string): RelyingParty {
  const [own, local] = [new URL(address()), new URL(localAddress())];
  const party = host === local.host ? local : own;
  if (/^[\d.]+$|^\[/.test(new URL(`http://${host}`).hostname) || /^[\d.]+$|^\[/.test(party.hostname)) {
    const advice = `Browsers make no passkeys for a bare number: open ${local.origin}, or use a passphrase.`;
    throw new Refusal('wrong-state', advice);
  }
  return { id: party.hostname, origin: party.origin };
}
