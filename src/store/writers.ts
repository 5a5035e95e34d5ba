import { AccountsWriter } from './accounts-writer.ts';
import { BreakingWriter } from './breaking-writer.ts';
import { EditionsWriter } from './editions-writer.ts';
import { ImagesWriter } from './images-writer.ts';
import { PublicationWriter } from './publication-writer.ts';
import { StoriesWriter } from './stories-writer.ts';
import type { Database } from './tables.ts';

export interface Writers {
  readonly publication: PublicationWriter;
  readonly stories: StoriesWriter;
  readonly images: ImagesWriter;
  readonly accounts: AccountsWriter;
  readonly breaking: BreakingWriter;
  readonly editions: EditionsWriter;
}

/** `db` is a transaction's. */
export function writersOf(db: Database): Writers {
  return {
    publication: new PublicationWriter(db),
    stories: new StoriesWriter(db),
    images: new ImagesWriter(db),
    accounts: new AccountsWriter(db),
    breaking: new BreakingWriter(db),
    editions: new EditionsWriter(db),
  };
}
