import { Refusal } from '../../base/refusal.ts';
import type { AccountId, Role, SessionId, TokenId } from '../../store/tables.ts';
import { has, type Right } from './rights.ts';

/** Who acts: a signed-in person, a token, or the command line. */
export interface Actor {
  /** Null for a token and for the command line. */
  readonly account: AccountId | null;
  readonly name: string;
  readonly role: Role;
  /** The session that a person acts in. */
  readonly session?: SessionId;
  /** The token that acts. */
  readonly token?: TokenId;
}

/** The command line runs with the rights of whoever may read the home. */
export const commandLine: Actor = { account: null, name: 'command line', role: 'admin' };

/** @throws Refusal 'forbidden' */
export function requireRight(actor: Actor, right: Right): void {
  if (!has(actor.role, right))
    throw new Refusal(
      'forbidden',
      `A ${actor.role} may not do this; ask somebody whose role has the right to ${right}.`,
      { code: 'not-allowed' },
    );
}

/** The account of a person who acts. @throws Refusal 'forbidden' for a token */
export function requireAccount(actor: Actor): AccountId {
  if (actor.account === null) throw new Refusal('forbidden', 'This is for people who sign in: a token has no keys.');
  return actor.account;
}
