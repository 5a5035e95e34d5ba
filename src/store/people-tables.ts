import type { Selectable } from 'kysely';
import type { Digest } from '../base/digest.ts';
import type { Id } from '../base/id.ts';

/** Those of the tables (tables.ts) that are about people who publish. */

export type AccountId = Id<'Account'>;
export type InvitationId = Id<'Invitation'>;
export type PasskeyId = Id<'Passkey'>;
export type SessionId = Id<'Session'>;
export type TokenId = Id<'Token'>;

export type Role = 'reporter' | 'editor' | 'moderator' | 'admin';

export type AccountRow = Selectable<AccountTable>;
export type TokenRow = Selectable<TokenTable>;
export type SignInLinkRow = Selectable<SignInLinkTable>;
export type PasskeyRow = Selectable<PasskeyTable>;
export type AuditEntryRow = Selectable<AuditEntryTable>;

export interface AccountTable {
  id: AccountId;
  name: string;
  /** The name folded (`foldName` in fold-text.ts); unique. */
  nameFolded: string;
  role: Role;
  /** A PHC string, or null when there is no passphrase. */
  passphrase: string | null;
  createdAt: Date;
  disabledAt: Date | null;
  /** What passkeys know the account by (WebAuthn, 5.4.3): 32 random bytes in base64url; null before its first passkey. */
  userHandle: string | null;
  /** The secret of its time-based codes (RFC 6238) in base32; null when there is no second factor. */
  totp: string | null;
}

/** Of a secret only its digest is kept; of a device nothing. */
export interface SessionTable {
  digest: Digest;
  /** Random: it tells no time. */
  id: SessionId;
  account: AccountId;
  /** yyyy-mm-dd in UTC, as `seenOn`: a day is as much as anybody needs to know. */
  createdOn: string;
  seenOn: string;
  expiresAt: Date;
}

export interface SignInLinkTable {
  digest: Digest;
  /** Random: it tells no time. */
  id: InvitationId;
  role: Role;
  /** The account it opens, or null: it makes one, called `name` if that is given. */
  account: AccountId | null;
  name: string | null;
  expiresAt: Date;
  usedAt: Date | null;
}

export interface TokenTable {
  digest: Digest;
  id: TokenId;
  name: string;
  role: Role;
  createdAt: Date;
  revokedAt: Date | null;
}

/** What an account signs in with instead of a passphrase (WebAuthn Level 3). */
export interface PasskeyTable {
  /** Random: it tells no time. */
  id: PasskeyId;
  account: AccountId;
  /** The credential's own id, in base64url. */
  credential: string;
  /** A COSE key, in base64url. */
  publicKey: string;
  counter: number;
  /** As its owner calls it. */
  name: string;
  /** yyyy-mm-dd in UTC, as `usedOn`. */
  createdOn: string;
  usedOn: string | null;
}

/** Good once, in place of a time-based code. */
export interface RecoveryCodeTable {
  digest: Digest;
  account: AccountId;
}

/** An act. What `digest` covers is in newsroom/api/audit-chain.ts; `detail` and `salt` can be erased without breaking it. */
export interface AuditEntryTable {
  /** 1 for the first, then without a gap. */
  number: number;
  at: Date;
  act: string;
  /** The account or the token; null for the program itself and the command line. */
  actor: AccountId | TokenId | null;
  /** An id, or another short name of what was acted on. */
  subject: string | null;
  detail: string | null;
  salt: string | null;
  detailDigest: Digest | null;
  digest: Digest;
}
