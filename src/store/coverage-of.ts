import { sql } from 'kysely';
import type { Coverage, Post } from '../story/live-blog.ts';
import type { StoryId, StoryKind } from '../story/story.ts';
import type { Database, PostRow } from './tables.ts';

/** More than a live blog can hold. */
export const EVERY_POST = 1_000_000;

interface LiveBlog {
  readonly id: StoryId;
  readonly kind: StoryKind;
  readonly coverageEndedAt: Date | null;
}

/** What those of the stories that are live blogs have besides, with so many of their newest posts at most. */
export async function coverageOf(
  db: Database,
  stories: readonly LiveBlog[],
  limit: number,
): Promise<ReadonlyMap<StoryId, Coverage>> {
  const blogs = stories.filter(({ kind }) => kind === 'live-blog');
  if (blogs.length === 0) return new Map();
  const ids = blogs.map(({ id }) => id);
  const sums = await db
    .selectFrom('post')
    .select([
      'story',
      sql<number>`max(number)::int`.as('given'),
      sql<Date>`max(greatest(changed_at, removed_at))`.as('changed'),
    ])
    .where('story', 'in', ids)
    .groupBy('story')
    .execute();
  const summed = new Map(sums.map((sum) => [sum.story, sum]));
  const posts = Map.groupBy(await newestPosts(db, ids, limit), ({ story }) => story);
  return new Map(
    blogs.map(({ id, coverageEndedAt: ended }) => {
      const { given, changed } = summed.get(id) ?? { given: 0, changed: null };
      return [id, { posts: (posts.get(id) ?? []).map(post), given, changed, ended }];
    }),
  );
}

async function newestPosts(db: Database, ids: readonly StoryId[], limit: number): Promise<readonly PostRow[]> {
  const ranked = db
    .selectFrom('post')
    .selectAll()
    .select(sql<number>`row_number() over (partition by story order by number desc)`.as('place'))
    .where('story', 'in', ids)
    .where('removedAt', 'is', null);
  return await db
    .selectFrom(ranked.as('p'))
    .selectAll()
    .where('place', '<=', limit)
    .orderBy('number', 'desc')
    .execute();
}

function post({ number, at, changedAt, headline, body, bylines, key, pinned }: PostRow): Post {
  return { number, at, changed: changedAt, headline, body, bylines, key, pinned };
}
