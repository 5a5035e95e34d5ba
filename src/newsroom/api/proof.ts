import { Refusal } from '../../base/refusal.ts';
import type { Actor } from './actor.ts';
import type { Newsroom } from './newsroom.ts';

/** Whether acts that need a fresh proof are open to the actor just now. A token and the command line are one themselves. */
export function isProven({ access }: Newsroom, { session }: Actor): boolean {
  return session === undefined || access.proofs.get(session) === true;
}

/**
 * Before acts on keys, people, tokens, sealed originals and the publication: a session left open, or stolen, is not enough
 * for them.
 * @throws Refusal 'forbidden' with `stepUp: true`
 */
export function requireProof(newsroom: Newsroom, actor: Actor): void {
  if (isProven(newsroom, actor)) return;
  throw new Refusal('forbidden', 'Show first that it is you: it is more than ten minutes since you last did.', {
    members: { stepUp: true },
  });
}

/** The actor has just shown who they are. */
export function noteProof({ access }: Newsroom, { session }: Actor): void {
  if (session !== undefined) access.proofs.set(session, true);
}
