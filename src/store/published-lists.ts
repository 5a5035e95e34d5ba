import { sql, type Expression, type NotNull } from 'kysely';
import type { StoryId } from '../story/story.ts';
import type { Database, ListKind } from './tables.ts';

interface ListAt {
  readonly kind: ListKind;
  readonly slug: string;
}

export interface CardQuery {
  readonly service: string;
  readonly limit: number;
  /** The last card of the page before. */
  readonly before?: { readonly firstPublished: Date; readonly id: StoryId } | undefined;
  /** First published in [from, to). */
  readonly within?: { readonly from: Date; readonly to: Date } | undefined;
  /** Only what stands in this list. */
  readonly list?: ListAt;
}

/** A service's stories and live blogs, or those in a list, newest first. The conditions stand as literals: the partial index story_public is found by them. */
export function listedRows(db: Database, { service, limit, before, within, list }: CardQuery) {
  let query = publicRows(db)
    .where('s.service', '=', service)
    .where('s.kind', '<>', sql.lit('page' as const))
    .orderBy('s.firstPublishedAt', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit);
  if (list !== undefined) return query.where('s.id', 'in', inList(db, list, { service, limit, before, within }));
  if (before !== undefined) {
    const { firstPublished, id } = before;
    query = query.where((is) => is(is.refTuple('s.firstPublishedAt', 's.id'), '<', is.tuple(firstPublished, id)));
  }
  if (within !== undefined) {
    query = query.where('s.firstPublishedAt', '>=', within.from).where('s.firstPublishedAt', '<', within.to);
  }
  return query;
}

/** The first of a list, taken in its own order: they may be far apart among the stories of their service. */
function inList(db: Database, list: ListAt, { service, limit, before, within }: Omit<CardQuery, 'list'>) {
  let query = db
    .selectFrom('listing as l')
    .innerJoin('story as of', 'of.id', 'l.story')
    .select('l.story')
    .where('of.kind', '<>', sql.lit('page' as const))
    .where('l.service', '=', service)
    .where('l.list', '=', list.kind)
    .where('l.slug', '=', list.slug)
    .orderBy('l.firstPublishedAt', 'desc')
    .orderBy('l.story', 'desc')
    .limit(limit);
  if (before !== undefined) {
    const { firstPublished, id } = before;
    query = query.where((is) => is(is.refTuple('l.firstPublishedAt', 'l.story'), '<', is.tuple(firstPublished, id)));
  }
  if (within !== undefined) {
    query = query.where('l.firstPublishedAt', '>=', within.from).where('l.firstPublishedAt', '<', within.to);
  }
  return query;
}

/** What every query of what readers can open begins with. */
export function publicRows(db: Database) {
  return db
    .selectFrom('story as s')
    .innerJoin('revision as r', 'r.id', 's.publishedRevision')
    .select([
      's.id',
      's.service',
      's.kind',
      's.translationSet',
      's.translationOf',
      's.path',
      's.firstPublishedAt',
      's.publishedAt',
      's.coverageEndedAt',
      's.publishedRevision as revision',
    ])
    .where('s.publishedRevision', 'is not', null)
    .$narrowType<{ path: NotNull; firstPublishedAt: NotNull; publishedAt: NotNull; revision: NotNull }>();
}

/** The rows of some lists in one question, each in its own order. */
export async function together<Row>(
  db: Database,
  lists: readonly (Expression<Row> & { execute(): Promise<Row[]> })[],
): Promise<readonly Row[]> {
  if (lists.length < 2) return (await lists[0]?.execute()) ?? [];
  const all = sql.join(
    lists.map((list) => sql`(${list})`),
    sql` union all `,
  );
  const { rows } = await sql<Row>`select * from (${all}) as lists order by first_published_at desc, id desc`.execute(
    db,
  );
  return rows;
}
