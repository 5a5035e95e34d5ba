import { MINUTE, type Clock } from '../../base/clock.ts';
import { Expiring } from '../../base/expiring.ts';
import type { Digest } from '../../base/digest.ts';
import type { AccountId, SessionId } from '../../store/tables.ts';
import type { RelyingParty } from './relying-party.ts';
import { SignInThrottle } from './throttle.ts';

/** What was begun and waits for its second half. */
export type Ceremony =
  | (Challenged & { readonly kind: 'sign-in' })
  | (Challenged & { readonly kind: 'step-up'; readonly session: SessionId })
  | (Challenged & { readonly kind: 'passkey'; readonly account: AccountId; readonly userHandle: string })
  | (Challenged & { readonly kind: 'link'; readonly link: Digest; readonly name: string; readonly userHandle: string })
  /** The passphrase, as the store has it, was right at `since`; the code is still to come, however often it was wrong. */
  | { readonly kind: 'code'; readonly account: AccountId; readonly passphrase: string | null; readonly since: Date };

interface Challenged {
  /** In base64url. */
  readonly challenge: string;
  readonly party: RelyingParty;
}

export const CEREMONY_LASTS = 5 * MINUTE;
/** How long a proof of who acts opens what needs one. */
const PROOF_LASTS = 10 * MINUTE;
const NEW_TOTP_LASTS = 10 * MINUTE;
/** Longer than any code is good for. */
const USED_CODE_LASTS = 3 * MINUTE;

/**
 * What is known of people coming in, in memory only: nothing of it is worth keeping over a start, and none of its times
 * comes to a disk.
 */
export class Access {
  readonly throttle: SignInThrottle;
  /** Sessions in which somebody proved lately who they are. */
  readonly proofs: Expiring<SessionId, true>;
  /** Second factors that are not confirmed yet: their secrets. */
  readonly newTotp: Expiring<AccountId, string>;
  /** Codes that were taken, each as account and step: none works twice (RFC 6238, section 5.2). */
  readonly usedCodes: Expiring<string, true>;
  readonly #ceremonies: Readonly<Record<'strangers' | 'known', Expiring<string, Ceremony>>>;

  constructor(clock: Clock) {
    this.throttle = new SignInThrottle(clock);
    this.proofs = new Expiring(clock, { life: PROOF_LASTS, limit: 10_000 });
    this.newTotp = new Expiring(clock, { life: NEW_TOTP_LASTS, limit: 1000 });
    this.usedCodes = new Expiring(clock, { life: USED_CODE_LASTS, limit: 10_000 });
    // Whoever begins sign-ins in a flood gets in the way of nobody who holds a link or a session.
    this.#ceremonies = {
      strangers: new Expiring(clock, { life: CEREMONY_LASTS, limit: 10_000 }),
      known: new Expiring(clock, { life: CEREMONY_LASTS, limit: 1000 }),
    };
  }

  /** The answer is what to end it with, once, within five minutes. */
  begin(ceremony: Ceremony): string {
    const id = crypto.randomUUID();
    this.#poolOf(ceremony.kind).set(id, ceremony);
    return id;
  }

  /** The ceremony, this once; null when there is none of that kind (any more). */
  take<Kind extends Ceremony['kind']>(kind: Kind, id: string): Extract<Ceremony, { kind: Kind }> | null {
    const ceremony = this.#poolOf(kind).take(id);
    return ceremony?.kind === kind ? (ceremony as Extract<Ceremony, { kind: Kind }>) : null;
  }

  #poolOf(kind: Ceremony['kind']): Expiring<string, Ceremony> {
    return this.#ceremonies[kind === 'sign-in' ? 'strangers' : 'known'];
  }
}
