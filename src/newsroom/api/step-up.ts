import { Refusal } from '../../base/refusal.ts';
import { requireAccount, type Actor } from './actor.ts';
import type { Newsroom } from './newsroom.ts';
import { tryPassphrase } from './passphrase-door.ts';
import { noteProof } from './proof.ts';

/**
 * Shows by passphrase, and by code where there is a second factor, who acts.
 * @throws Refusal 'invalid' with a fault for what was wrong; with `codeNeeded: true` when the code is missing or wrong
 */
export async function stepUp(
  newsroom: Newsroom,
  actor: Actor,
  { passphrase, code }: { passphrase: string; code?: string | undefined },
): Promise<void> {
  const account = await newsroom.store.read.accounts.account(requireAccount(actor));
  if (account?.passphrase === null) throw wrong('passphrase', 'Your account has no passphrase: use a passkey.');
  const answer = await tryPassphrase(newsroom, { name: actor.name, passphrase, code });
  if (answer.kind === 'wrong') throw wrong('passphrase', 'The passphrase is wrong.');
  if (answer.kind === 'code-needed') throw wrong('code', 'Type the code that your second factor shows.', true);
  if (answer.kind === 'code-wrong') throw wrong('code', 'The code is wrong, or was used.', true);
  noteProof(newsroom, actor);
}

function wrong(field: string, detail: string, codeNeeded = false): Refusal {
  return new Refusal('invalid', detail, { faults: [{ field, detail }], members: codeNeeded ? { codeNeeded } : {} });
}
