import { Refusal } from '../../base/refusal.ts';
import type { Transaction } from '../../store/open-store.ts';
import { requireRight, type Actor } from './actor.ts';

/**
 * Begins an act on who may come in. Such acts wait for each other, so that none rests on what another is changing, and
 * whoever was closed or lost the right a moment ago does nothing any more.
 * @throws Refusal 'forbidden'
 */
export async function takeTurn({ read, write }: Transaction, actor: Actor): Promise<void> {
  await write.accounts.lockPeople();
  if (actor.account === null) return;
  const now = await read.accounts.account(actor.account);
  if (now === null || now.disabledAt !== null)
    throw new Refusal('forbidden', 'Your account was closed.', { code: 'account-closed' });
  requireRight({ ...actor, role: now.role }, 'administer');
}
