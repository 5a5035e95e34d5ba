import { Refusal } from '../../base/refusal.ts';
import { CEREMONY_LASTS } from './access.ts';
import type { Newsroom } from './newsroom.ts';
import { tryCode, tryPassphrase } from './passphrase-door.ts';
import { beginSession, type Session } from './sessions.ts';

const WRONG = 'The name or the passphrase is wrong.';
const WRONG_CODE = 'The code is wrong, or was used: wait for the next one, or use a recovery code.';

/**
 * By passphrase, and by code where there is a second factor.
 * @throws Refusal 'unauthenticated', with `codeNeeded: true` when the code is missing or wrong; 'too-many'
 */
export async function signIn(
  newsroom: Newsroom,
  given: { name: string; passphrase: string; code?: string | undefined },
): Promise<Session> {
  const answer = await tryPassphrase(newsroom, given);
  switch (answer.kind) {
    case 'right':
      return await beginSession(newsroom, answer.account.id, answer.account);
    case 'wrong':
      throw new Refusal('unauthenticated', WRONG);
    case 'code-needed':
      throw codeNeeded('Type the code that your second factor shows.');
    case 'code-wrong':
      throw codeNeeded(WRONG_CODE);
  }
}

/** The same in two halves, for a page that cannot keep the passphrase: with a second factor the answer is what `endSignIn` takes. */
export async function startSignIn(
  newsroom: Newsroom,
  given: { name: string; passphrase: string },
): Promise<Session | { readonly ceremony: string }> {
  const answer = await tryPassphrase(newsroom, given);
  if (answer.kind === 'right') return await beginSession(newsroom, answer.account.id, answer.account);
  if (answer.kind === 'wrong') throw new Refusal('unauthenticated', WRONG);
  const { id: account, passphrase } = answer.account;
  return { ceremony: newsroom.access.begin({ kind: 'code', account, passphrase, since: newsroom.clock() }) };
}

/**
 * The second half of `startSignIn`, within five minutes.
 * @throws Refusal 'unauthenticated', with the `ceremony` to try again with when the code is wrong; 'too-many' likewise
 */
export async function endSignIn(
  newsroom: Newsroom,
  { ceremony, code }: { ceremony: string; code: string },
): Promise<Session> {
  const begun = newsroom.access.take('code', ceremony);
  const account = begun && (await newsroom.store.read.accounts.account(begun.account));
  if (begun === null || account === null || account.passphrase !== begun.passphrase || isOver(newsroom, begun))
    throw new Refusal('unauthenticated', 'This took too long: begin again with the passphrase.');
  const again = (): { ceremony: string } => ({ ceremony: newsroom.access.begin(begun) });
  try {
    if (await tryCode(newsroom, account, code)) return await beginSession(newsroom, account.id, account);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.kind, error.message, { members: { ...error.members, ...again() } });
  }
  throw new Refusal('unauthenticated', WRONG_CODE, { members: again() });
}

/** Wrong codes prolong nothing: else whoever knew a passphrase once could wait with it for ever. */
function isOver({ clock }: Newsroom, { since }: { since: Date }): boolean {
  return Math.abs(clock().getTime() - since.getTime()) >= CEREMONY_LASTS;
}

function codeNeeded(detail: string): Refusal {
  return new Refusal('unauthenticated', detail, { members: { codeNeeded: true } });
}
