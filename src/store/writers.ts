import { AccountsWriter } from './accounts-writer.ts';
import { AuditWriter } from './audit-writer.ts';
import { BreakingWriter } from './breaking-writer.ts';
import { CardsWriter } from './cards-writer.ts';
import { CopiesWriter } from './copies-writer.ts';
import { EditionsWriter } from './editions-writer.ts';
import { FrontsWriter } from './fronts-writer.ts';
import { ImagesWriter } from './images-writer.ts';
import { KeysWriter } from './keys-writer.ts';
import { NotesWriter } from './notes-writer.ts';
import { PostsWriter } from './posts-writer.ts';
import { ImportsWriter } from './imports-writer.ts';
import { JobsWriter } from './jobs-writer.ts';
import { PublicationWriter } from './publication-writer.ts';
import { RecordingsWriter } from './recordings-writer.ts';
import { RevisionsWriter } from './revisions-writer.ts';
import { StoriesWriter } from './stories-writer.ts';
import type { Database } from './tables.ts';

export interface Writers {
  readonly publication: PublicationWriter;
  readonly stories: StoriesWriter;
  readonly revisions: RevisionsWriter;
  readonly posts: PostsWriter;
  readonly notes: NotesWriter;
  readonly images: ImagesWriter;
  readonly recordings: RecordingsWriter;
  readonly accounts: AccountsWriter;
  readonly keys: KeysWriter;
  readonly audit: AuditWriter;
  readonly breaking: BreakingWriter;
  readonly fronts: FrontsWriter;
  readonly editions: EditionsWriter;
  readonly jobs: JobsWriter;
  readonly cards: CardsWriter;
  readonly copies: CopiesWriter;
  readonly imports: ImportsWriter;
}

/** `db` is a transaction's. */
export function writersOf(db: Database): Writers {
  return {
    publication: new PublicationWriter(db),
    stories: new StoriesWriter(db),
    revisions: new RevisionsWriter(db),
    posts: new PostsWriter(db),
    notes: new NotesWriter(db),
    images: new ImagesWriter(db),
    recordings: new RecordingsWriter(db),
    accounts: new AccountsWriter(db),
    keys: new KeysWriter(db),
    audit: new AuditWriter(db),
    breaking: new BreakingWriter(db),
    fronts: new FrontsWriter(db),
    editions: new EditionsWriter(db),
    jobs: new JobsWriter(db),
    cards: new CardsWriter(db),
    copies: new CopiesWriter(db),
    imports: new ImportsWriter(db),
  };
}
