import type { ColumnType, Kysely, Selectable } from 'kysely';
import type { Digest } from '../base/digest.ts';
import type { Id } from '../base/id.ts';
import type { Body } from '../story/body.ts';
import type { ImageId, Rendition } from '../story/image.ts';
import type { PostId } from '../story/live-blog.ts';
import type { CaptionsId, RecordingId, RecordingKind, RecordingType } from '../story/recording.ts';
import type { Publication } from '../story/publication.ts';
import type {
  AccountId,
  AccountTable,
  AuditEntryTable,
  PasskeyTable,
  RecoveryCodeTable,
  SessionTable,
  SignInLinkTable,
  TokenTable,
} from './people-tables.ts';
import type { Byline, StoryId } from '../story/story.ts';
import type { DeskLineTable, RevisionTable, StoryNoteTable, StoryTable } from './story-tables.ts';
import type { Storyline } from '../story/storyline.ts';

export type {
  AccountId,
  AccountRow,
  AuditEntryRow,
  InvitationId,
  PasskeyId,
  PasskeyRow,
  Role,
  SessionId,
  SignInLinkRow,
  TokenId,
  TokenRow,
} from './people-tables.ts';

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
  deskLine: DeskLineTable;
  storyNote: StoryNoteTable;
  listing: ListingTable;
  publishedMonth: PublishedMonthTable;
  post: PostTable;
  redirect: RedirectTable;
  oldAddress: OldAddressTable;
  importedComment: ImportedCommentTable;
  correction: CorrectionTable;
  breaking: BreakingTable;
  frontPlace: FrontPlaceTable;
  image: ImageTable;
  formerRendition: FormerRenditionTable;
  doomedBlob: DoomedBlobTable;
  recording: RecordingTable;
  captions: CaptionsTable;
  account: AccountTable;
  session: SessionTable;
  signInLink: SignInLinkTable;
  token: TokenTable;
  passkey: PasskeyTable;
  recoveryCode: RecoveryCodeTable;
  auditEntry: AuditEntryTable;
  pending: PendingTable;
  edition: EditionTable;
  job: JobTable;
  card: CardTable;
}

/** The tables through a connection, or through the transaction that it is in. */
export type Database = Kysely<Tables>;

export type RecordingRow = Selectable<RecordingTable>;
export type CaptionsRow = Selectable<CaptionsTable>;
export type ImageRow = Selectable<ImageTable>;
export type BreakingRow = Selectable<BreakingTable>;
export type OldAddressRow = Selectable<OldAddressTable>;
export type ImportedCommentRow = Selectable<ImportedCommentTable>;
export type PostRow = Selectable<PostTable>;
export type JobRow = Selectable<JobTable>;
export type CardRow = Selectable<CardTable>;
export type CorrectionRow = Selectable<CorrectionTable>;

export type BreakingId = Id<'Breaking'>;
export type CorrectionId = Id<'Correction'>;

/** The lists of a service that a published story can stand in, besides the front page and the archive. */
export type ListKind = 'topic' | 'storyline' | 'person' | 'unit';

export type OriginalState = 'kept' | 'sealed' | 'destroyed';

/** A rendition with what the edition needs of its bytes. */
export type StoredRendition = Rendition & { readonly digest: Digest; readonly length: number };

export type Json<T> = ColumnType<T, string, string>;

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

/** In which lists the published revisions stand; derived from them. */
interface ListingTable {
  story: StoryId;
  service: string;
  list: ListKind;
  slug: string;
  firstPublishedAt: Date;
}

/** How many stories were first published in a month of their service's time zone; derived from them by triggers. */
interface PublishedMonthTable {
  service: string;
  year: number;
  /** 1 to 12. */
  month: number;
  count: number;
  /** When readers last had something new of one of them. */
  modified: Date;
}

/** A post of a live blog. */
interface PostTable {
  id: PostId;
  story: StoryId;
  /** 1 for the first; never given again. */
  number: number;
  /** 1 when written, one more with every edit. */
  version: number;
  at: Date;
  changedAt: Date;
  headline: string;
  body: Json<Body>;
  bylines: Json<readonly Byline[]>;
  key: boolean;
  pinned: boolean;
  removedAt: Date | null;
  account: AccountId | null;
}

interface RedirectTable {
  path: string;
  target: string;
}

/** Where readers had what was imported: such addresses lead to it as long as readers can open it, and cover nothing of ours. */
interface OldAddressTable {
  /** As `oldAddress` (story/old-address.ts) writes it: decoded, root-relative, perhaps with one part of a query. */
  address: string;
  service: string;
  kind: 'story' | 'image' | 'recording' | 'topic' | 'person' | 'month' | 'front' | 'feed';
  /** The id of a story or image, the slug of a list; empty for `front` and `feed`. */
  target: string;
}

/** What readers of an earlier site said below a story. Of them only the name: never public, kept for the discussion to come. */
interface ImportedCommentTable {
  story: StoryId;
  key: string;
  /** The key of the comment that it answers, of the same story. */
  parent: string | null;
  name: string;
  text: string;
  at: Date;
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

/** What an editor put on a front; a place without a row is filled by itself. */
interface FrontPlaceTable {
  service: string;
  /** 1 is the lead. */
  place: number;
  story: StoryId;
  until: Date | null;
}

interface RecordingTable {
  id: RecordingId;
  kind: RecordingKind;
  type: RecordingType;
  /** Of the bytes that readers get. */
  digest: Digest;
  length: number;
  seconds: number | null;
  width: number | null;
  height: number | null;
  /** Of the file as it was sent, which is not kept: it may say who made it and where. */
  sourceDigest: Digest;
  /** Its address on the site, once a public story shows it. */
  path: string;
  createdAt: Date;
  account: AccountId | null;
}

interface CaptionsTable {
  id: CaptionsId;
  language: string;
  digest: Digest;
  length: number;
  path: string;
  createdAt: Date;
  account: AccountId | null;
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
  /** What the file said besides its pixels: names (media/metadata-kinds.ts), never values. */
  removed: Json<readonly string[]>;
  /** Whether boxes were burnt in: then the original named here is the covered picture. */
  covered: boolean;
  /** What became of the file that was sent. */
  original: OriginalState;
  /** Of the uncovered original, which stands apart from all blobs; null unless it is sealed. */
  sealedDigest: Digest | null;
  /** As `foldWords` writes them; null when an earlier version's backup brought the row. */
  wordsFolded: string | null;
  createdAt: Date;
  account: AccountId | null;
}

/** A file that a picture had before it was cut or covered anew. In no backup: a restored home has no earlier edition. */
interface FormerRenditionTable {
  path: string;
  digest: Digest;
  image: ImageId;
  replacedAt: Date;
  /** Readers may not have it again. */
  hidden: boolean;
}

/** A blob to be deleted, from the editions too. In no backup. */
interface DoomedBlobTable {
  digest: Digest;
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
  /** The earlier edition that readers have again in this one, but for what was pressed since; null when it is as the store has it. */
  backTo: number | null;
}

/** Work that is done by and by. In no backup: the survey of a start finds what is missing. */
interface JobTable {
  id: ColumnType<number, never, never>;
  kind: string;
  /** What is to be worked on: mostly an id. One job of a kind for each. */
  subject: string;
  dueAt: Date;
  /** How often it failed. */
  attempts: number;
  /** Why it failed last. */
  failure: string | null;
}

/** The card of a story, drawn from words. In no backup: it is drawn again. */
interface CardTable {
  story: StoryId;
  /** Of the words it shows; part of its address. */
  key: string;
  /** Of its bytes; null when there are no letters for its words. */
  digest: Digest | null;
}
