import { sql, type NotNull, type RawBuilder } from 'kysely';
import type { ImageId } from '../story/image.ts';
import type { CaptionsId, RecordingId } from '../story/recording.ts';
import type { PublicStory, StoryCard, StoryContent, StoryId } from '../story/story.ts';
import { EVERY_POST } from './coverage-of.ts';
import { resolveCards, resolveStories } from './resolve-public.ts';
import type { Database, ListKind } from './tables.ts';

type ShownId = ImageId | RecordingId | CaptionsId;

export interface CardQuery {
  readonly service: string;
  readonly limit: number;
  /** The last card of the page before. */
  readonly before?: { readonly firstPublished: Date; readonly id: StoryId };
  /** First published in [from, to). */
  readonly within?: { readonly from: Date; readonly to: Date };
  /** Only what stands in this list. */
  readonly list?: { readonly kind: ListKind; readonly slug: string };
}

export interface PublishedMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly count: number;
  readonly modified: Date;
}

/** A public story as sitemaps name it. */
export interface PublishedEntry {
  readonly service: string;
  readonly path: string;
  readonly headline: string;
  readonly firstPublished: Date;
  readonly modified: Date;
}

export interface Withdrawn {
  readonly id: StoryId;
  readonly service: string;
  /** Null when it was never published: nothing needs to be said of it then. */
  readonly path: string | null;
  readonly at: Date;
  readonly reason: string;
}

/** What readers can see now, resolved for press. Articles and live blogs make the lists; pages stand apart. */
export class PublishedReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Null when readers cannot open it. */
  async story(id: StoryId): Promise<PublicStory | null> {
    const [story] = await this.storiesById([id]);
    return story ?? null;
  }

  /** In the order asked for, without those that readers cannot open, live blogs with every post. A hundred at a time is a good measure. */
  async storiesById(ids: readonly StoryId[]): Promise<readonly PublicStory[]> {
    if (ids.length === 0) return [];
    const rows = await this.#public().select('r.content').where('s.id', 'in', ids).execute();
    const byId = new Map((await resolveStories(this.#db, rows, EVERY_POST)).map((story) => [story.id, story]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Newest first by first publication. */
  async cards(query: CardQuery): Promise<readonly StoryCard[]> {
    const rows = await this.#listed(query)
      .select(sql<Omit<StoryContent, 'body'>>`${sql.ref('r.content')} - 'body'`.as('content'))
      .execute();
    return await resolveCards(this.#db, rows);
  }

  /** Of those that readers can open, in no order; pages too. */
  async cardsById(ids: readonly StoryId[]): Promise<readonly StoryCard[]> {
    if (ids.length === 0) return [];
    const rows = await this.#public()
      .select(sql<Omit<StoryContent, 'body'>>`${sql.ref('r.content')} - 'body'`.as('content'))
      .where('s.id', 'in', ids)
      .execute();
    return await resolveCards(this.#db, rows);
  }

  /** As `cards`, whole: for feeds. Of a live blog the newest posts. */
  async stories(query: CardQuery): Promise<readonly PublicStory[]> {
    return await resolveStories(this.#db, await this.#listed(query).select('r.content').execute());
  }

  /** What sitemaps are told, newest first: light enough for a month of any newsroom. */
  async entries(query: CardQuery): Promise<readonly PublishedEntry[]> {
    const rows = await this.#listed(query).select('r.headline').execute();
    return rows.map(({ service, path, headline, firstPublishedAt: firstPublished, publishedAt: modified }) => ({
      service,
      path,
      headline,
      firstPublished,
      modified,
    }));
  }

  /** A service's pages, by path. */
  async pages(service: string): Promise<readonly PublicStory[]> {
    const rows = await this.#public()
      .select('r.content')
      .where('s.service', '=', service)
      .where('s.kind', '=', 'page')
      .orderBy('s.path')
      .execute();
    return await resolveStories(this.#db, rows);
  }

  /**
   * How many were first published in each month of the service's time zone and when the last of them changed, newest
   * month first. Months without any are left out.
   */
  async months(service: string, timeZone: string): Promise<readonly PublishedMonth[]> {
    const local = sql`first_published_at at time zone ${timeZone}`;
    return await this.#listable()
      .select([
        sql<number>`extract(year from ${local})::int`.as('year'),
        sql<number>`extract(month from ${local})::int`.as('month'),
        sql<number>`count(*)::int`.as('count'),
        sql<Date>`max(published_at)`.as('modified'),
      ])
      .where('service', '=', service)
      .groupBy(sql`1, 2`)
      .orderBy(sql`1 desc, 2 desc`)
      .execute();
  }

  /** Every list of a kind that a published story stands in, by slug. */
  async lists(service: string, kind: ListKind): Promise<readonly { slug: string; count: number }[]> {
    return await this.#db
      .selectFrom('listing')
      .select(['slug', sql<number>`count(*)::int`.as('count')])
      .where('service', '=', service)
      .where('list', '=', kind)
      .groupBy('slug')
      .orderBy('slug')
      .execute();
  }

  /** What stands in a list, in every service: whose pages name it. */
  async listed(list: ListKind, slug: string): Promise<readonly StoryId[]> {
    const rows = await this.#db
      .selectFrom('listing')
      .select('story')
      .where('list', '=', list)
      .where('slug', '=', slug)
      .orderBy('story')
      .execute();
    return rows.map(({ story }) => story);
  }

  /** What became public, or changed in public, at `since` or after, the earliest first. Pages too. */
  async changedSince(service: string, since: Date): Promise<readonly StoryId[]> {
    const rows = await this.#db
      .selectFrom('story')
      .select('id')
      .where('service', '=', service)
      .where('publishedRevision', 'is not', null)
      .where('publishedAt', '>=', since)
      .orderBy('publishedAt')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Everything of a service that readers can open, pages too, newest first by first publication. */
  async allIds(service: string): Promise<readonly StoryId[]> {
    const rows = await this.#db
      .selectFrom('story')
      .select('id')
      .where('service', '=', service)
      .where('publishedRevision', 'is not', null)
      .orderBy('firstPublishedAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** The published translations of a story, itself left out: whose pages name it. */
  async translationIds(story: StoryId): Promise<readonly StoryId[]> {
    const rows = await this.#db
      .selectFrom('story as s')
      .innerJoin('story as other', 'other.translationSet', 's.translationSet')
      .select('other.id')
      .where('s.id', '=', story)
      .where('other.id', '<>', story)
      .where('other.publishedRevision', 'is not', null)
      .orderBy('other.id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** What was withdrawn, for good: the latest first. */
  async withdrawn(): Promise<readonly Withdrawn[]> {
    const rows = await this.#db
      .selectFrom('story')
      .select(['id', 'service', 'path', 'withdrawnAt', 'withdrawnReason'])
      .where('withdrawnAt', 'is not', null)
      .orderBy('withdrawnAt', 'desc')
      .orderBy('id', 'desc')
      .$narrowType<{ withdrawnAt: Date; withdrawnReason: string }>()
      .execute();
    return rows.map(({ withdrawnAt: at, withdrawnReason: reason, ...row }) => ({ ...row, at, reason }));
  }

  /** Whether a published story shows this picture, or plays this recording with these captions, or a post of one. */
  async usesImage(image: ShownId): Promise<boolean> {
    return (await this.showing([image])).length > 0;
  }

  /** The published stories that show or play one of these, themselves or in a post: whose pages name its files. */
  async showing(images: readonly ShownId[]): Promise<readonly StoryId[]> {
    if (images.length === 0) return [];
    const names = (words: string): RawBuilder<boolean> => {
      const each = images.map((image) => sql`strpos(${sql.ref(words)}::text, ${image}) > 0`);
      return sql<boolean>`(${sql.join(each, sql` or `)})`;
    };
    const inPosts = this.#db
      .selectFrom('post as p')
      .innerJoin('story as s', 's.id', 'p.story')
      .select('s.id')
      .where('s.publishedRevision', 'is not', null)
      .where('p.removedAt', 'is', null)
      .where(names('p.body'));
    const rows = await this.#db
      .selectFrom('story as s')
      .innerJoin('revision as r', 'r.id', 's.publishedRevision')
      .select('s.id')
      .where(names('r.content'))
      .union(inPosts)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  // The conditions stand as literals: the partial index story_public is found by them.
  #listable() {
    return this.#db
      .selectFrom('story')
      .where('publishedRevision', 'is not', null)
      .where('kind', '<>', sql.lit('page' as const));
  }

  #listed({ service, limit, before, within, list }: CardQuery) {
    let query = this.#public()
      .where('s.service', '=', service)
      .where('s.kind', '<>', sql.lit('page' as const))
      .orderBy('s.firstPublishedAt', 'desc')
      .orderBy('s.id', 'desc')
      .limit(limit);
    if (before !== undefined) {
      const { firstPublished, id } = before;
      query = query.where((is) => is(is.refTuple('s.firstPublishedAt', 's.id'), '<', is.tuple(firstPublished, id)));
    }
    if (within !== undefined) {
      query = query.where('s.firstPublishedAt', '>=', within.from).where('s.firstPublishedAt', '<', within.to);
    }
    if (list !== undefined) {
      const { kind, slug } = list;
      query = query.where((is) =>
        is.exists(
          is
            .selectFrom('listing as l')
            .select('l.story')
            .whereRef('l.story', '=', 's.id')
            .where('l.list', '=', kind)
            .where('l.slug', '=', slug),
        ),
      );
    }
    return query;
  }

  #public() {
    return this.#db
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
      ])
      .where('s.publishedRevision', 'is not', null)
      .$narrowType<{ path: NotNull; firstPublishedAt: NotNull; publishedAt: NotNull }>();
  }
}
