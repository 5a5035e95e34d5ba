import type { Kysely } from 'kysely';
import { createNewsroom } from './001-newsroom.ts';

export interface Migration {
  /** Numbered, and never changed once it is out. */
  readonly name: string;
  run(db: Kysely<unknown>): Promise<void>;
}

/** All of them, in order. A new one goes to the end; what is out is never edited. */
export const NEWSROOM_MIGRATIONS: readonly Migration[] = [{ name: '001-newsroom', run: createNewsroom }];
