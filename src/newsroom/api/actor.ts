import { Refusal } from '../../base/refusal.ts';
import type { AccountId, Role } from '../../store/tables.ts';
import { has, type Right } from './rights.ts';

/** Who acts: a signed-in person, a token, or the command line. */
export interface Actor {
  /** Null for a token and for the command line. */
  readonly account: AccountId | null;
  readonly name: string;
  readonly role: Role;
}

/** The command line runs with the rights of whoever may read the home. */
export const commandLine: Actor = { account: null, name: 'command line', role: 'admin' };

/** @throws Refusal 'forbidden' */
export function requireRight(actor: Actor, right: Right): void {
  if (!has(actor.role, right))
    throw new Refusal(
      'forbidden',
      `A ${actor.role} may not do this; ask somebody whose role has the right to ${right}.`,
    );
}
