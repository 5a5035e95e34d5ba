import { AccountsReader } from './accounts-reader.ts';
import { BreakingReader } from './breaking-reader.ts';
import { EditionsReader } from './editions-reader.ts';
import { ImagesReader } from './images-reader.ts';
import { PublicationReader } from './publication-reader.ts';
import { PublishedReader } from './published-reader.ts';
import { StoriesReader } from './stories-reader.ts';
import type { Database } from './tables.ts';

export interface Readers {
  readonly publication: PublicationReader;
  /** Stories as the newsroom sees them. */
  readonly stories: StoriesReader;
  /** Stories as readers see them. */
  readonly published: PublishedReader;
  readonly images: ImagesReader;
  readonly accounts: AccountsReader;
  readonly breaking: BreakingReader;
  readonly editions: EditionsReader;
}

export function readersOf(db: Database): Readers {
  return {
    publication: new PublicationReader(db),
    stories: new StoriesReader(db),
    published: new PublishedReader(db),
    images: new ImagesReader(db),
    accounts: new AccountsReader(db),
    breaking: new BreakingReader(db),
    editions: new EditionsReader(db),
  };
}
