import type { StoryId } from '../story/story.ts';
import type { OldTarget } from './imports-reader.ts';
import type { Database, ImportedCommentRow } from './tables.ts';

/** Rows of one statement: Postgres takes 65,535 values in one. */
const AT_ONCE = 1000;

export class ImportsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Notes where readers had it. An address that leads elsewhere already stays as it is. How many are new. */
  async addAddresses(addresses: readonly string[], to: OldTarget): Promise<number> {
    let added = 0n;
    for (let from = 0; from < addresses.length; from += AT_ONCE) {
      const rows = addresses.slice(from, from + AT_ONCE).map((address) => ({ address, ...to }));
      const result = await this.#db
        .insertInto('oldAddress')
        .values(rows)
        .onConflict((conflict) => conflict.column('address').doNothing())
        .executeTakeFirst();
      added += result.numInsertedOrUpdatedRows ?? 0n;
    }
    return Number(added);
  }

  /** Keeps comments for later; what is there already stays as it is. */
  async addComments(story: StoryId, comments: readonly Omit<ImportedCommentRow, 'story'>[]): Promise<void> {
    for (let from = 0; from < comments.length; from += AT_ONCE) {
      const rows = comments.slice(from, from + AT_ONCE).map((comment) => ({ story, ...comment }));
      await this.#db
        .insertInto('importedComment')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['story', 'key']).doNothing())
        .execute();
    }
  }
}
