import { randomInt } from 'node:crypto';
import { Refusal } from '../../base/refusal.ts';
import type { AccountRow } from '../../store/tables.ts';
import { requireAccount, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { secretDigest } from './secrets.ts';
import { endOthers } from './sessions.ts';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

const CODES = 10;
/** Crockford's base32 without a letter that is read as another. 16 of them are 80 bits: one SHA-256 keeps them. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Begins a second factor; it counts once `confirmTotp` has seen a code of it. */
export function startTotp(newsroom: Newsroom, actor: Actor): { secret: string; uri: string } {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  const secret = newTotpSecret();
  newsroom.access.newTotp.set(account, secret);
  return { secret, uri: totpUri(secret, actor.name) };
}

/** Ends the account's other sessions. @throws Refusal 'invalid' for a wrong code, after which another may be tried */
export async function confirmTotp(newsroom: Newsroom, actor: Actor, code: string): Promise<void> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  const secret = newsroom.access.newTotp.get(account);
  if (secret === undefined) throw new Refusal('wrong-state', 'Begin again: this secret is too old.');
  const at = newsroom.clock();
  const step = totpStep(secret, code, at);
  if (step === null) {
    const detail = 'The code is wrong. Is the clock of the phone right?';
    throw new Refusal('invalid', detail, { faults: [{ field: 'code', detail }] });
  }
  newsroom.access.newTotp.delete(account);
  newsroom.access.usedCodes.set(`${account} ${step}`, true);
  await newsroom.store.transact(async ({ write }) => {
    await write.accounts.change(account, { totp: secret });
    await endOthers(write, actor);
    await audit(write, { actor, act: 'account.second-factor-on', subject: account, at });
  });
}

/** The recovery codes go with it. */
export async function removeTotp(newsroom: Newsroom, actor: Actor): Promise<void> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  await newsroom.store.transact(async ({ write }) => {
    await write.accounts.change(account, { totp: null });
    await write.keys.setRecoveryCodes(account, []);
    await audit(write, { actor, act: 'account.second-factor-off', subject: account, at: newsroom.clock() });
  });
}

/** Ten codes, each good once in place of a time-based one. Shown once; those there were work no more. */
export async function makeRecoveryCodes(newsroom: Newsroom, actor: Actor): Promise<readonly string[]> {
  const account = requireAccount(actor);
  requireProof(newsroom, actor);
  const codes = Array.from({ length: CODES }, newCode);
  await newsroom.store.transact(async ({ read, write }) => {
    if ((await read.accounts.account(account))?.totp === null)
      throw new Refusal('wrong-state', 'Switch the second factor on first: the codes stand in for it.');
    await write.keys.setRecoveryCodes(
      account,
      codes.map((code) => secretDigest(plain(code))),
    );
    await audit(write, { actor, act: 'account.recovery-codes', subject: account, at: newsroom.clock() });
  });
  return codes;
}

/** Whether it is a code of the account's second factor, or a recovery code of it, and was not used before. */
export async function acceptCode(
  { access, clock, store }: Newsroom,
  { id, totp }: AccountRow,
  code: string,
): Promise<boolean> {
  const step = totp === null ? null : totpStep(totp, code, clock());
  if (step === null)
    return await store.transact(({ write }) => write.keys.useRecoveryCode(id, secretDigest(plain(code))));
  const used = `${id} ${step}`;
  if (access.usedCodes.get(used) === true) return false;
  access.usedCodes.set(used, true);
  return true;
}

/** Such as `k3vz-08qm-x9rt-hw5c`. */
function newCode(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** However it is typed. */
function plain(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
}
