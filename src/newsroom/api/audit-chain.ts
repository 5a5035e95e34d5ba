import { createHash, randomBytes } from 'node:crypto';
import { ensureDigest, type Digest } from '../../base/digest.ts';
import type { AuditEntryRow } from '../../store/tables.ts';

/**
 * The chain of docs/contracts/newsroom-api.md. An entry's digest covers what says nothing by itself: numbers, the kind of
 * act, ids, and digests. A detail (a reason, a name) is covered by a digest salted with 128 random bits: once both are
 * erased nobody can find out what it was, and the chain is as whole as before.
 */

export type Covered = Pick<AuditEntryRow, 'number' | 'at' | 'act' | 'actor' | 'subject' | 'detailDigest'>;

/** SHA-256 over the JSON array of number, time, act, actor, subject, detail's digest and the digest before; null for none. */
export function entryDigest(entry: Covered, previous: Digest | null): Digest {
  const { number, at, act, actor, subject, detailDigest } = entry;
  return sha256([number, at.toISOString(), act, actor, subject, detailDigest, previous]);
}

export interface SealedDetail {
  readonly detail: string | null;
  readonly salt: string | null;
  readonly detailDigest: Digest | null;
}

export function sealDetail(detail: string | null): SealedDetail {
  if (detail === null) return { detail, salt: null, detailDigest: null };
  const salt = randomBytes(16).toString('hex');
  return { detail, salt, detailDigest: detailDigest(salt, detail) };
}

/** Whether the entry is what was written, behind an entry with that digest. An erased detail is no fault. */
export function isWhole(entry: AuditEntryRow, previous: Pick<AuditEntryRow, 'number' | 'digest'> | null): boolean {
  const { number, detail, salt, digest } = entry;
  if (number !== (previous?.number ?? 0) + 1) return false;
  if (detail !== null && (salt === null || detailDigest(salt, detail) !== entry.detailDigest)) return false;
  return digest === entryDigest(entry, previous?.digest ?? null);
}

function detailDigest(salt: string, detail: string): Digest {
  return sha256([salt, detail]);
}

function sha256(parts: readonly unknown[]): Digest {
  return ensureDigest(createHash('sha256').update(JSON.stringify(parts)).digest('hex'));
}
