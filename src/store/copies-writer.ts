import type { StoryId } from '../story/story.ts';
import type { CopyRow, Database } from './tables.ts';

export class CopiesWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** In place of the story's copy before. */
  async set({ story, key, digest }: CopyRow): Promise<void> {
    await this.#db
      .insertInto('copy')
      .values({ story, key, digest })
      .onConflict((conflict) => conflict.column('story').doUpdateSet({ key, digest }))
      .execute();
  }

  async remove(story: StoryId): Promise<void> {
    await this.#db.deleteFrom('copy').where('story', '=', story).execute();
  }
}
