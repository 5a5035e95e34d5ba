import type { Bytes } from '../../base/bytes.ts';
import { LASTS, signedFile, snapshotSigned, targetsSigned, timestampSigned, type TufRole } from './metadata.ts';
import type { SigningKey } from './signing-key.ts';

/** The two kinds of key that every edition needs. */
export interface HeadKeys {
  /** Says what an edition holds: who has it can forge stories until the root names another. */
  readonly targets: SigningKey;
  /** Says which edition is the newest, and for how long that holds: who has it alone can only hold readers back. */
  readonly online: SigningKey;
}

/** One edition, as its head is made. */
export interface Heading {
  readonly seq: number;
  /** The bytes of edition.json. */
  readonly document: Uint8Array;
  /** Of snapshot and timestamp. */
  readonly version: number;
  readonly now: Date;
}

export interface HeadBytes {
  readonly targets: Bytes;
  readonly snapshot: Bytes;
  readonly timestamp: Bytes;
}

/** So many renewals of one edition's head have a number below that of the next edition's. */
const VERSIONS = 1000;

/** The version of snapshot and timestamp after `before`, for edition `seq`: what readers have seen is never below it. */
export function headVersion(seq: number, before: number): number {
  return Math.max(seq * VERSIONS, before + 1);
}

/** The three signed files of an edition (docs/protocol/edition.md, 3). */
export function signHead({ targets, online }: HeadKeys, { seq, document, version, now }: Heading): HeadBytes {
  const until = (role: TufRole): Date => new Date(now.getTime() + LASTS[role]);
  const targetsFile = signedFile(targetsSigned({ seq, document, expires: until('targets') }), [targets]);
  return { targets: targetsFile, ...signAgain(online, { seq, version, now, targets: targetsFile }) };
}

/** Snapshot and timestamp alone, for targets that stay. */
export function signAgain(
  online: SigningKey,
  { seq, version, now, targets }: Omit<Heading, 'document'> & { targets: Uint8Array },
): Omit<HeadBytes, 'targets'> {
  const until = (role: TufRole): Date => new Date(now.getTime() + LASTS[role]);
  const snapshot = signedFile(snapshotSigned({ version, seq, targets, expires: until('snapshot') }), [online]);
  const timestamp = signedFile(timestampSigned({ version, snapshot, expires: until('timestamp') }), [online]);
  return { snapshot, timestamp };
}
