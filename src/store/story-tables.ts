import type { ColumnType, RawBuilder, Selectable } from 'kysely';
import type { Id } from '../base/id.ts';
import type { RevisionId, StoryContent, StoryId, StoryKind, StoryState, TranslationSetId } from '../story/story.ts';
import type { AccountId, Json } from './tables.ts';

/** The tables of what is written: stories, their revisions, and what people say about them. */

export type StoryRow = Selectable<StoryTable>;
export type RevisionRow = Selectable<RevisionTable>;
export type StoryNoteRow = Selectable<StoryNoteTable>;

export type NoteId = Id<'Note'>;

/** Why a revision was made. */
export type RevisionAct = 'create' | 'save' | 'import' | 'restore';
/** What a note on a story is about: words between people, or what was done. */
export const NOTE_ACTS = [
  'note',
  'submit',
  'send-back',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'missed',
  'unpublish',
  'withdraw',
  'correct',
  'embargo',
  'unpublish-at',
  'restore',
  'take-over',
  'translate',
  'translated',
] as const;
export type NoteAct = (typeof NOTE_ACTS)[number];
export interface StoryTable {
  id: StoryId;
  service: string;
  kind: StoryKind;
  translationSet: TranslationSetId;
  /** The story of the set that it translates; null for the original, and where nobody said. */
  translationOf: StoryId | null;
  slug: string;
  /** Its address, root-relative, ending in a slash; null until first published. */
  path: string | null;
  state: StoryState;
  latestRevision: RevisionId;
  /** Not null as long as, and only as long as, readers can open the story. */
  publishedRevision: RevisionId | null;
  /** Also the date that an imported draft was public elsewhere. */
  firstPublishedAt: Date | null;
  /** When what readers see of it last changed: the published revision, or a post of a live blog. */
  publishedAt: Date | null;
  embargoUntil: Date | null;
  scheduledFor: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  /** Of a live blog: null while its coverage goes on, and of other kinds. */
  coverageEndedAt: Date | null;
  createdAt: Date;
  /** Where an import found it; unique in its service, so that importing twice doubles nothing. */
  source: string | null;
  /** Who made it; null for a token and the program itself. */
  createdBy: AccountId | null;
  /** When it is to be taken from readers by itself. */
  unpublishAt: Date | null;
  /** The moment that a schedule named and at which it could not be published; until an editor decides. */
  missedAt: Date | null;
  /** The revision that an editor approved last. */
  approvedRevision: RevisionId | null;
  /** One more with every save that changed what a translator has to look at. */
  textNumber: ColumnType<number, never, number>;
  /** The story that this one was translated from; null where it translates none. */
  translatedFrom: StoryId | null;
  /** The revision of that story that the translation was last compared with, and its `textNumber` then; null: unknown. */
  translatedRevision: RevisionId | null;
  translatedNumber: number | null;
}

export interface RevisionTable {
  id: RevisionId;
  story: StoryId;
  /** 1 for the first, one more for each; what is thinned leaves a gap. */
  number: number;
  content: Json<StoryContent>;
  headline: string;
  /** The headline folded (fold-text.ts): what searched before `deskLine` did, and stands in every backup. */
  headlineFolded: string;
  savedAt: Date;
  account: AccountId | null;
  act: RevisionAct;
  /** When the first of the saves that it stands for was made: who types saves every second or two. Null: of an older version. */
  begunAt: Date | null;
  /** Neither replaced nor thinned: something was done with it. */
  kept: boolean;
  /** Whether readers had it, now or before. */
  wasPublic: ColumnType<boolean, never, boolean>;
}

/** What the desk derives from a latest revision. In no backup: a restore derives it again. */
export interface DeskLineTable {
  story: StoryId;
  /** Its words and what it names (search-words.ts). */
  words: ColumnType<string, RawBuilder<string>, RawBuilder<string>>;
  wordCount: number;
}

/** Never changed. */
export interface StoryNoteTable {
  id: NoteId;
  story: StoryId;
  at: Date;
  account: AccountId | null;
  act: NoteAct;
  /** Empty where an act says enough. */
  text: string;
  /** What the act sets: the time of a schedule, the end of an embargo. */
  moment: Date | null;
  /** The latest revision then. */
  revision: RevisionId | null;
}
