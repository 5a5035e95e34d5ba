import { sql } from 'kysely';
import { newId } from '../base/id.ts';
import type { PostContent, PostId } from '../story/live-blog.ts';
import type { StoryId } from '../story/story.ts';
import type { AccountId, Database } from './tables.ts';

export interface NewPost {
  /** Given by whoever sends it, or made here. */
  readonly id?: PostId | undefined;
  readonly story: StoryId;
  readonly content: PostContent;
  readonly at: Date;
  readonly account: AccountId | null;
}

/** A post as it was read. */
interface PostAtHand {
  readonly story: StoryId;
  readonly number: number;
  readonly version: number;
}

/** Each act moves the time at which readers last had something new of a public story. */
export class PostsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The next number is its own for ever. */
  async add({ id: given, story, content, at, account }: NewPost): Promise<{ id: PostId; number: number }> {
    // Whoever writes to the same live blog at the same time waits here for the next number.
    await this.#db.selectFrom('story').select('id').where('id', '=', story).forUpdate().execute();
    const { last } = await this.#db
      .selectFrom('post')
      .select(sql<number>`coalesce(max(number), 0)::int`.as('last'))
      .where('story', '=', story)
      .executeTakeFirstOrThrow();
    const [id, number] = [given ?? newId<'Post'>(at), last + 1];
    await this.#db
      .insertInto('post')
      .values({ id, story, number, version: 1, at, changedAt: at, removedAt: null, account, ...written(content) })
      .execute();
    await this.#touch(story, at);
    return { id, number };
  }

  /** Its new version; null when another came first: nothing is written then. */
  async edit({ story, number, version }: PostAtHand, content: PostContent, at: Date): Promise<number | null> {
    const row = await this.#db
      .updateTable('post')
      .set({ version: version + 1, changedAt: at, ...written(content) })
      .where('story', '=', story)
      .where('number', '=', number)
      .where('version', '=', version)
      .where('removedAt', 'is', null)
      .returning('version')
      .executeTakeFirst();
    if (row === undefined) return null;
    await this.#touch(story, at);
    return row.version;
  }

  /** False when it is not there, or was removed before. */
  async remove(story: StoryId, number: number, at: Date): Promise<boolean> {
    const row = await this.#db
      .updateTable('post')
      .set({ removedAt: at })
      .where('story', '=', story)
      .where('number', '=', number)
      .where('removedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (row !== undefined) await this.#touch(story, at);
    return row !== undefined;
  }

  /** `ended` null takes the coverage up again. */
  async setCoverage(story: StoryId, { ended, at }: { ended: Date | null; at: Date }): Promise<void> {
    await this.#db.updateTable('story').set({ coverageEndedAt: ended }).where('id', '=', story).execute();
    await this.#touch(story, at);
  }

  async #touch(story: StoryId, at: Date): Promise<void> {
    await this.#db
      .updateTable('story')
      .set({ publishedAt: at })
      .where('id', '=', story)
      .where('publishedRevision', 'is not', null)
      .where('publishedAt', '<', at)
      .execute();
  }
}

function written({ headline, body, bylines, key, pinned }: PostContent) {
  return { headline, body: JSON.stringify(body), bylines: JSON.stringify(bylines), key, pinned };
}
