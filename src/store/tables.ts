import type { ColumnType, Kysely, Selectable } from 'kysely';
import type { Digest } from '../base/digest.ts';
import type { Id } from '../base/id.ts';
import type { ImageId, Rendition } from '../story/image.ts';
import type { Publication } from '../story/publication.ts';
import type {
  RevisionId,
  Storyline,
  StoryContent,
  StoryId,
  StoryKind,
  StoryState,
  TranslationSetId,
} from '../story/story.ts';

/**
 * What the schema `newsroom` holds, its names in camel case here and in snake case there. Times come from the caller's clock, never from the database's, and are whole
 * milliseconds. A JSON column is read as its value and written as JSON text.
 */
export interface Tables {
  publication: PublicationTable;
  topic: TopicTable;
  storyline: StorylineTable;
  story: StoryTable;
  revision: RevisionTable;
  listing: ListingTable;
  redirect: RedirectTable;
  correction: CorrectionTable;
  breaking: BreakingTable;
  image: ImageTable;
  account: AccountTable;
  session: SessionTable;
  signInLink: SignInLinkTable;
  token: TokenTable;
  pending: PendingTable;
  edition: EditionTable;
}

/** The tables through a connection, or through the transaction that it is in. */
export type Database = Kysely<Tables>;

export type StoryRow = Selectable<StoryTable>;
export type RevisionRow = Selectable<RevisionTable>;
export type ImageRow = Selectable<ImageTable>;
export type AccountRow = Selectable<AccountTable>;
export type BreakingRow = Selectable<BreakingTable>;
export type TokenRow = Selectable<TokenTable>;
export type SignInLinkRow = Selectable<SignInLinkTable>;

export type AccountId = Id<'Account'>;
export type BreakingId = Id<'Breaking'>;
export type CorrectionId = Id<'Correction'>;
export type TokenId = Id<'Token'>;

export type Role = 'reporter' | 'editor' | 'moderator' | 'admin';
/** Why a revision was made. */
export type RevisionAct = 'create' | 'save' | 'import' | 'publish' | 'revert';
/** The lists of a service that a published story can stand in, besides the front page and the archive. */
export type ListKind = 'topic' | 'storyline' | 'person' | 'unit';

/** A rendition with what the edition needs of its bytes. */
export type StoredRendition = Rendition & { readonly digest: Digest; readonly length: number };

type Json<T> = ColumnType<T, string, string>;

/** One row at most. */
interface PublicationTable {
  single: true;
  document: Json<Publication>;
  /** The publication's own address, kept in the home; null until one is known. */
  origin: string | null;
  /** Whether all there is came from the demonstration. */
  demonstration: boolean;
  changedAt: Date;
}

interface TopicTable {
  service: string;
  slug: string;
  name: string;
}

interface StorylineTable {
  slug: string;
  document: Json<Storyline>;
}

interface StoryTable {
  id: StoryId;
  service: string;
  kind: StoryKind;
  translationSet: TranslationSetId;
  slug: string;
  /** Its address, root-relative, ending in a slash; null until first published. */
  path: string | null;
  state: StoryState;
  latestRevision: RevisionId;
  /** Not null as long as, and only as long as, readers can open the story. */
  publishedRevision: RevisionId | null;
  /** Also the date that an imported draft was public elsewhere. */
  firstPublishedAt: Date | null;
  /** When the published revision became public. */
  publishedAt: Date | null;
  embargoUntil: Date | null;
  scheduledFor: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  createdAt: Date;
  /** Where an import found it; unique in its service, so that importing twice doubles nothing. */
  source: string | null;
}

interface RevisionTable {
  id: RevisionId;
  story: StoryId;
  /** 1 for the first, then without a gap. */
  number: number;
  content: Json<StoryContent>;
  headline: string;
  /** The headline folded for searching (fold-text.ts). */
  headlineFolded: string;
  savedAt: Date;
  account: AccountId | null;
  act: RevisionAct;
}

/** In which lists the published revisions stand; derived from them. */
interface ListingTable {
  story: StoryId;
  service: string;
  list: ListKind;
  slug: string;
  firstPublishedAt: Date;
}

interface RedirectTable {
  path: string;
  target: string;
}

interface CorrectionTable {
  id: CorrectionId;
  story: StoryId;
  text: string;
  at: Date;
  account: AccountId | null;
}

interface BreakingTable {
  id: BreakingId;
  service: string;
  text: string;
  story: StoryId | null;
  startsAt: Date;
  endsAt: Date | null;
}

interface ImageTable {
  id: ImageId;
  originalDigest: Digest;
  originalType: string;
  originalLength: number;
  width: number;
  height: number;
  focusX: number;
  focusY: number;
  alt: string;
  caption: string;
  credit: string;
  /** In order of crop, then width. */
  renditions: Json<readonly StoredRendition[]>;
  createdAt: Date;
  account: AccountId | null;
}

interface AccountTable {
  id: AccountId;
  name: string;
  /** The name folded (fold-text.ts); unique. */
  nameFolded: string;
  role: Role;
  /** A PHC string, or null when there is no passphrase. */
  passphrase: string | null;
  createdAt: Date;
  disabledAt: Date | null;
}

/** Of a secret only its digest is kept; of a device nothing. */
interface SessionTable {
  digest: Digest;
  account: AccountId;
  createdAt: Date;
  /** yyyy-mm-dd in UTC: a day is as much as anybody needs to know. */
  seenOn: string;
  expiresAt: Date;
}

interface SignInLinkTable {
  digest: Digest;
  role: Role;
  /** The account it opens, or null: it makes one, called `name` if that is given. */
  account: AccountId | null;
  name: string | null;
  expiresAt: Date;
  usedAt: Date | null;
}

interface TokenTable {
  digest: Digest;
  id: TokenId;
  name: string;
  role: Role;
  createdAt: Date;
  revokedAt: Date | null;
}

/** What the edition on disk may not hold yet. */
interface PendingTable {
  id: ColumnType<number, never, never>;
  subject: string;
  queuedAt: Date;
}

interface EditionTable {
  seq: number;
  digest: Digest;
  at: Date;
}
