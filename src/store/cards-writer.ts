import type { StoryId } from '../story/story.ts';
import type { CardRow, Database } from './tables.ts';

export class CardsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** In place of the story's card before. */
  async set({ story, key, digest }: CardRow): Promise<void> {
    await this.#db
      .insertInto('card')
      .values({ story, key, digest })
      .onConflict((conflict) => conflict.column('story').doUpdateSet({ key, digest }))
      .execute();
  }

  async remove(story: StoryId): Promise<void> {
    await this.#db.deleteFrom('card').where('story', '=', story).execute();
  }
}
