import { sql } from 'kysely';
import type { Coverage, PostId } from '../story/live-blog.ts';
import type { StoryId } from '../story/story.ts';
import { coverageOf, EVERY_POST } from './coverage-of.ts';
import type { StoryRow } from './story-tables.ts';
import type { Database, PostRow } from './tables.ts';

/** A live blog that readers can open. */
export interface LiveLine {
  /** Root-relative, ending in a slash. */
  readonly path: string;
  /** The number of its newest post; 0 when there is none. */
  readonly post: number;
  /** When a post was last written, edited or removed; when the story became public, before the first. */
  readonly changed: Date;
  readonly ended: boolean;
}

/** A post with the name of who wrote it. */
export interface SignedPost extends PostRow {
  /** Null for a token and the program itself. */
  readonly by: string | null;
}

/** Posts as the newsroom sees them. */
export class PostsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Newest first, without the removed: all, or so many before a number. */
  async of(
    story: StoryId,
    { limit, before }: { limit?: number | undefined; before?: number | undefined } = {},
  ): Promise<readonly SignedPost[]> {
    let query = this.#there().where('p.story', '=', story).orderBy('p.number', 'desc');
    if (before !== undefined) query = query.where('p.number', '<', before);
    if (limit !== undefined) query = query.limit(limit);
    return await query.execute();
  }

  /** Those above the others, newest first. */
  async pinned(story: StoryId): Promise<readonly SignedPost[]> {
    return await this.#there()
      .where('p.story', '=', story)
      .where('p.pinned', '=', true)
      .orderBy('p.number', 'desc')
      .execute();
  }

  /** Null when there is none, or it was removed. */
  async post(story: StoryId, number: number): Promise<SignedPost | null> {
    const row = await this.#there().where('p.story', '=', story).where('p.number', '=', number).executeTakeFirst();
    return row ?? null;
  }

  /** Whichever story it is of, removed or not. */
  async byId(id: PostId): Promise<Pick<PostRow, 'id' | 'story' | 'number'> | null> {
    const query = this.#db.selectFrom('post').select(['id', 'story', 'number']).where('id', '=', id);
    return (await query.executeTakeFirst()) ?? null;
  }

  /** The highest number given so far, to a removed post too; 0 before the first. */
  async given(story: StoryId): Promise<number> {
    const { given } = await this.#db
      .selectFrom('post')
      .select(sql<number>`coalesce(max(number), 0)::int`.as('given'))
      .where('story', '=', story)
      .executeTakeFirstOrThrow();
    return given;
  }

  /** The public live blogs of a service in which something happened at `since` or after, the latest first. */
  async live(service: string, since: Date): Promise<readonly LiveLine[]> {
    const rows = await this.#db
      .selectFrom('story as s')
      .leftJoin('post as p', 'p.story', 's.id')
      .select([
        's.path',
        's.firstPublishedAt',
        's.coverageEndedAt',
        sql<number>`coalesce(max(p.number) filter (where p.removed_at is null), 0)::int`.as('post'),
        sql<Date | null>`max(greatest(p.changed_at, p.removed_at))`.as('changed'),
      ])
      .where('s.service', '=', service)
      .where('s.kind', '=', 'live-blog')
      .where('s.publishedRevision', 'is not', null)
      .where('s.publishedAt', '>=', since)
      .groupBy('s.id')
      .orderBy('s.publishedAt', 'desc')
      .orderBy('s.id', 'desc')
      .$narrowType<{ path: string; firstPublishedAt: Date }>()
      .execute();
    return rows.map(({ path, post, changed, firstPublishedAt, coverageEndedAt }) => ({
      path,
      post,
      changed: changed ?? firstPublishedAt,
      ended: coverageEndedAt !== null,
    }));
  }

  /** What a live blog has besides its story, whether readers can open it or not; null for other kinds. */
  async coverage(story: StoryRow): Promise<Coverage | null> {
    return (await coverageOf(this.#db, [story], EVERY_POST)).get(story.id) ?? null;
  }

  #there() {
    return this.#db
      .selectFrom('post as p')
      .leftJoin('account as a', 'a.id', 'p.account')
      .selectAll('p')
      .select('a.name as by')
      .where('p.removedAt', 'is', null);
  }
}
