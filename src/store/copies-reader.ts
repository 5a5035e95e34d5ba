import type { StoryId } from '../story/story.ts';
import type { CopyRow, Database } from './tables.ts';

/** The copies made of stories. */
export class CopiesReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Those that were made of some of these, in no order. */
  async copies(stories: readonly StoryId[]): Promise<readonly CopyRow[]> {
    if (stories.length === 0) return [];
    return await this.#db.selectFrom('copy').selectAll().where('story', 'in', stories).execute();
  }
}
