import { AccountsReader } from './accounts-reader.ts';
import { AuditReader } from './audit-reader.ts';
import { BreakingReader } from './breaking-reader.ts';
import { CardsReader } from './cards-reader.ts';
import { CopiesReader } from './copies-reader.ts';
import { DeskReader } from './desk-reader.ts';
import { EditionsReader } from './editions-reader.ts';
import { FrontsReader } from './fronts-reader.ts';
import { ImagesReader } from './images-reader.ts';
import { KeysReader } from './keys-reader.ts';
import { NotesReader } from './notes-reader.ts';
import { PostsReader } from './posts-reader.ts';
import { ImportsReader } from './imports-reader.ts';
import { JobsReader } from './jobs-reader.ts';
import { PublicationReader } from './publication-reader.ts';
import { PublishedReader } from './published-reader.ts';
import { RecordingsReader } from './recordings-reader.ts';
import { StoriesReader } from './stories-reader.ts';
import { TakenBackReader } from './taken-back-reader.ts';
import type { Database } from './tables.ts';

export interface Readers {
  readonly publication: PublicationReader;
  /** Stories as the newsroom sees them. */
  readonly stories: StoriesReader;
  /** Lines of stories, for lists of the newsroom. */
  readonly desk: DeskReader;
  /** Stories as readers see them. */
  readonly published: PublishedReader;
  /** Posts as the newsroom sees them. */
  readonly posts: PostsReader;
  readonly notes: NotesReader;
  readonly images: ImagesReader;
  readonly recordings: RecordingsReader;
  readonly accounts: AccountsReader;
  /** Passkeys and recovery codes. */
  readonly keys: KeysReader;
  readonly audit: AuditReader;
  readonly breaking: BreakingReader;
  readonly fronts: FrontsReader;
  readonly editions: EditionsReader;
  readonly jobs: JobsReader;
  readonly cards: CardsReader;
  readonly copies: CopiesReader;
  readonly imports: ImportsReader;
  readonly takenBack: TakenBackReader;
}

export function readersOf(db: Database): Readers {
  return {
    publication: new PublicationReader(db),
    stories: new StoriesReader(db),
    desk: new DeskReader(db),
    published: new PublishedReader(db),
    posts: new PostsReader(db),
    notes: new NotesReader(db),
    images: new ImagesReader(db),
    recordings: new RecordingsReader(db),
    accounts: new AccountsReader(db),
    keys: new KeysReader(db),
    audit: new AuditReader(db),
    breaking: new BreakingReader(db),
    fronts: new FrontsReader(db),
    editions: new EditionsReader(db),
    jobs: new JobsReader(db),
    cards: new CardsReader(db),
    copies: new CopiesReader(db),
    imports: new ImportsReader(db),
    takenBack: new TakenBackReader(db),
  };
}
