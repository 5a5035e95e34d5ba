import type { StoryId } from '../story/story.ts';
import type { StoryNoteRow } from './story-tables.ts';
import type { Database } from './tables.ts';

/** A note with the name of who made it. */
export interface SignedNote extends StoryNoteRow {
  /** Null for a token and the program itself. */
  readonly by: string | null;
}

export class NotesReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The newest first. */
  async notes(story: StoryId): Promise<readonly SignedNote[]> {
    return await this.#db
      .selectFrom('storyNote as n')
      .leftJoin('account as a', 'a.id', 'n.account')
      .selectAll('n')
      .select('a.name as by')
      .where('n.story', '=', story)
      .orderBy('n.id', 'desc')
      .execute();
  }
}
