import type { StoryId } from '../story/story.ts';
import type { CardRow, Database } from './tables.ts';

/** The cards drawn for stories. */
export class CardsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async card(story: StoryId): Promise<CardRow | null> {
    return (await this.#db.selectFrom('card').selectAll().where('story', '=', story).executeTakeFirst()) ?? null;
  }

  /** Those that were drawn for some of these, in no order. */
  async cards(stories: readonly StoryId[]): Promise<readonly CardRow[]> {
    if (stories.length === 0) return [];
    return await this.#db.selectFrom('card').selectAll().where('story', 'in', stories).execute();
  }

  /** Stories that readers can open and for which no card was ever drawn, by id, so many behind one. */
  async without({ after, limit }: { after: StoryId | null; limit: number }): Promise<readonly StoryId[]> {
    let query = this.#db
      .selectFrom('story as s')
      .leftJoin('card as c', 'c.story', 's.id')
      .select('s.id')
      .where('s.publishedRevision', 'is not', null)
      .where('c.story', 'is', null)
      .orderBy('s.id')
      .limit(limit);
    if (after !== null) query = query.where('s.id', '>', after);
    return (await query.execute()).map(({ id }) => id);
  }

  /** Whether some story's card is these bytes. */
  async uses(digest: CardRow['digest']): Promise<boolean> {
    const row = await this.#db.selectFrom('card').select('story').where('digest', '=', digest).executeTakeFirst();
    return row !== undefined;
  }
}
