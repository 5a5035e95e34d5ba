import { Refusal } from '../../base/refusal.ts';
import { foldName } from '../../store/fold-text.ts';
import type { AccountRow } from '../../store/tables.ts';
import type { Newsroom } from './newsroom.ts';
import { verifyPassphrase } from './passphrase.ts';
import { acceptCode } from './second-factor.ts';

/** What a passphrase opens. */
export type DoorAnswer =
  | { readonly kind: 'right'; readonly account: AccountRow }
  | { readonly kind: 'wrong' }
  /** The passphrase is right, and the account has a second factor. */
  | { readonly kind: 'code-needed' | 'code-wrong'; readonly account: AccountRow };

/**
 * One try at an account's passphrase and, where it has a second factor, at its code: a time-based one or a recovery code.
 * @throws Refusal 'too-many' with `retryAfter` in seconds when too many tries were wrong
 */
export async function tryPassphrase(
  newsroom: Newsroom,
  { name, passphrase, code = '' }: { name: string; passphrase: string; code?: string | undefined },
): Promise<DoorAnswer> {
  const succeeded = allowTry(newsroom, name);
  const account = await newsroom.store.read.accounts.byName(name);
  const right = await verifyPassphrase(passphrase, account?.passphrase ?? null);
  if (account === null || !right || account.disabledAt !== null) return { kind: 'wrong' };
  if (account.totp !== null) {
    // It counts as a wrong try until the code is right: else codes could be guessed without end between two such answers.
    // But for this account alone: people who sign in rightly are no reason for everybody to wait.
    if (code.trim() === '') {
      newsroom.access.throttle.halfway();
      return { kind: 'code-needed', account };
    }
    if (!(await acceptCode(newsroom, account, code))) return { kind: 'code-wrong', account };
  }
  succeeded();
  return { kind: 'right', account };
}

/** One try at the code of an account whose passphrase was right before. @throws Refusal 'too-many' */
export async function tryCode(newsroom: Newsroom, account: AccountRow, code: string): Promise<boolean> {
  const succeeded = allowTry(newsroom, account.name);
  if (account.disabledAt !== null || !(await acceptCode(newsroom, account, code))) return false;
  succeeded();
  return true;
}

/** Returns what to call when the try was right. One account has one name, however its letters are typed. */
function allowTry({ access }: Newsroom, name: string): () => void {
  const key = foldName(name);
  const wait = access.throttle.attempt(key);
  if (wait > 0) {
    const retryAfter = Math.ceil(wait / 1000);
    const message = `Too many wrong tries: wait ${retryAfter} s and try again.`;
    throw new Refusal('too-many', message, { members: { retryAfter } });
  }
  return () => access.throttle.succeeded(key);
}
