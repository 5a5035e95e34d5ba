import { sql } from 'kysely';
import type { ImageId } from '../story/image.ts';
import type { StoryContent, StoryId } from '../story/story.ts';
import type { Database } from './tables.ts';

/** A story that had readers. */
export interface TakenBack {
  readonly id: StoryId;
  readonly service: string;
  readonly path: string;
  readonly firstPublished: Date;
  /** Of its latest revision. */
  readonly content: StoryContent;
}

/** What readers had and may not have any more. */
export class TakenBackReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Stories that were published and that readers cannot open now, live blogs that lost a post at `since` or after, and what
   * ever named one of these images.
   */
  async stories(since: Date, images: readonly ImageId[]): Promise<readonly TakenBack[]> {
    const named = (words: string) => sql<boolean>`newsroom.ids_in(${sql.ref(words)}) ?| ${sql.val(images)}::text[]`;
    const inRevisions = this.#db.selectFrom('revision').select('story').where(named('content'));
    const inPosts = this.#db.selectFrom('post').select('story').where(named('body'));
    const lost = this.#db.selectFrom('post').select('story').where('removedAt', '>=', since);
    const rows = await this.#db
      .selectFrom('story as s')
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .select(['s.id', 's.service', 's.path', 's.firstPublishedAt', 'r.content'])
      .where((is) =>
        is.or([
          is('s.publishedRevision', 'is', null),
          is('s.id', 'in', lost),
          is('s.id', 'in', inRevisions.union(inPosts)),
        ]),
      )
      .where('s.path', 'is not', null)
      .where('s.firstPublishedAt', 'is not', null)
      .orderBy('s.id')
      .$narrowType<{ path: string; firstPublishedAt: Date }>()
      .execute();
    return rows.map(({ firstPublishedAt: firstPublished, ...row }) => ({ ...row, firstPublished }));
  }

  /** Everything that a story ever said, its posts too: what may name pictures and recordings. */
  async saidBy(story: StoryId): Promise<readonly unknown[]> {
    const revisions = await this.#db.selectFrom('revision').select('content').where('story', '=', story).execute();
    const posts = await this.#db.selectFrom('post').select('body').where('story', '=', story).execute();
    return [...revisions.map(({ content }) => content), ...posts.map(({ body }) => body)];
  }
}
