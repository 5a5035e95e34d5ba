import { Refusal } from '../../base/refusal.ts';
import type { AuditQuery } from '../../store/audit-reader.ts';
import type { Store } from '../../store/open-store.ts';
import type { Writers } from '../../store/writers.ts';
import { requireRight, type Actor } from './actor.ts';
import { entryDigest, isWhole, sealDetail } from './audit-chain.ts';
import { dayOf } from './day-of.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';

/** What is recorded. Saving is not: revisions do that. Neither is signing in. A word that is out stays. */
export type AuditAct =
  | `story.${'create' | 'submit' | 'send-back' | 'approve' | 'publish' | 'schedule' | 'unschedule' | 'missed' | 'unpublish'}`
  | `story.${'withdraw' | 'correct' | 'restore' | 'take-over' | 'embargo' | 'unpublish-at' | 'translate' | 'translated' | 'erase-note'}`
  | `post.${'write' | 'edit' | 'remove'}`
  | `coverage.${'end' | 'resume'}`
  | `picture.${'add' | 'change' | 'cover' | 'open-original' | 'destroy-original'}`
  | `recording.${'add'}`
  | `breaking.${'start' | 'end'}`
  | `storyline.${'save' | 'remove'}`
  | `edition.${'step-back' | 'press-again'}`
  | `keys.${'propose' | 'accept'}`
  | 'front.fill'
  | 'publication.change'
  | `person.${'invite' | 'uninvite' | 'join' | 'link' | 'return' | 'role' | 'disable' | 'enable'}`
  | `token.${'create' | 'revoke'}`
  | `account.${'passphrase' | 'no-passphrase' | 'passkey' | 'no-passkey' | 'second-factor-on' | 'second-factor-off' | 'recovery-codes'}`
  | 'audit.erase';

/** Acts on one's own keys, and coming in, tell when somebody was there: of them the day is kept (its midnight, UTC). */
const BY_THE_DAY = /^account\.|^person\.(join|return)$/;

export interface Act {
  readonly actor: Actor;
  readonly act: AuditAct;
  /** An id, or another short name of what was acted on. It can never be erased: no word that somebody wrote. */
  readonly subject: string | null;
  /** A reason, a name, a time: what may have to be erased one day. */
  readonly detail?: string | null;
  readonly at: Date;
}

/**
 * Records an act in the transaction that does it, so that there is neither without the other. Call it when nothing else
 * is left to write: transactions that record wait for each other from here on.
 */
export async function audit(write: Writers, { actor, act, subject, detail = null, at }: Act): Promise<void> {
  await write.audit.add((last) => {
    const who = actor.account ?? actor.token ?? null;
    const when = BY_THE_DAY.test(act) ? new Date(dayOf(at)) : at;
    const entry = { number: (last?.number ?? 0) + 1, at: when, act, actor: who, subject, ...sealDetail(detail) };
    return { ...entry, digest: entryDigest(entry, last?.digest ?? null) };
  });
}

export interface AuditPage {
  readonly entries: readonly {
    readonly number: number;
    readonly at: Date;
    readonly act: string;
    /** The name that the actor has now; null for the program itself and the command line. */
    readonly actor: string | null;
    readonly subject: string | null;
    readonly detail: string | null;
    readonly digest: string;
  }[];
  /** What to ask for next: the entries below this number. Null at the end. */
  readonly next: number | null;
}

/** The latest first. */
export async function readAudit({ store }: Newsroom, actor: Actor, query: AuditQuery): Promise<AuditPage> {
  requireRight(actor, 'administer');
  const { limit } = query;
  const lines = await store.read.audit.lines({ ...query, limit: limit + 1 });
  const entries = lines.slice(0, limit).map(({ number, at, act, name, subject, detail, digest }) => {
    return { number, at, act, actor: name, subject, detail, digest };
  });
  return { entries, next: lines.length > limit ? (entries.at(-1)?.number ?? null) : null };
}

export interface AuditCheck {
  /** How many were looked at. */
  readonly entries: number;
  /** The first that is not what was written, or before which one is missing. Null: the chain is whole. */
  readonly broken: number | null;
}

const BATCH = 1000;

export async function checkAudit(newsroom: Newsroom, actor: Actor): Promise<AuditCheck> {
  requireRight(actor, 'administer');
  return await checkAuditOf(newsroom.store);
}

/** Follows the chain from its first entry. */
export async function checkAuditOf({ read }: Store): Promise<AuditCheck> {
  let last: { number: number; digest: Parameters<typeof entryDigest>[1] & string } | null = null;
  let entries = 0;
  for (;;) {
    const batch = await read.audit.entriesAfter(last?.number ?? 0, BATCH);
    for (const entry of batch) {
      entries += 1;
      if (!isWhole(entry, last)) return { entries, broken: entry.number };
      last = entry;
    }
    if (batch.length < BATCH) return { entries, broken: null };
  }
}

/** Erases the reason or name of an entry; the act, who did it and when stay, and so does the chain. @throws Refusal 'missing' */
export async function eraseDetail(newsroom: Newsroom, actor: Actor, number: number): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  await newsroom.store.transact(async ({ write }) => {
    if (!(await write.audit.eraseDetail(number)))
      throw new Refusal('missing', 'There is no such entry, or nothing of it is left to erase.');
    await audit(write, { actor, act: 'audit.erase', subject: String(number), at: newsroom.clock() });
  });
}
