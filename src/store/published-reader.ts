import { sql } from 'kysely';
import type { ImageId } from '../story/image.ts';
import type { CaptionsId, RecordingId } from '../story/recording.ts';
import type { PublicStory, StoryCard, StoryId } from '../story/story.ts';
import { EVERY_POST } from './coverage-of.ts';
import { listedRows, publicRows, together, type CardQuery } from './published-lists.ts';
import { resolveCards, resolveStories } from './resolve-public.ts';
import type { Database, ListKind } from './tables.ts';

type ShownId = ImageId | RecordingId | CaptionsId;

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
    const rows = await publicRows(this.#db).select('r.content').where('s.id', 'in', ids).execute();
    const byId = new Map((await resolveStories(this.#db, rows, EVERY_POST)).map((story) => [story.id, story]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Newest first by first publication. */
  async cards(query: CardQuery): Promise<readonly StoryCard[]> {
    return await resolveCards(this.#db, await listedRows(this.#db, query).execute());
  }

  /** The same of some services at once, each with its own query; services without any are left out. */
  async cardsOf(queries: readonly CardQuery[]): Promise<ReadonlyMap<string, readonly StoryCard[]>> {
    const rows = await together(
      this.#db,
      queries.map((query) => listedRows(this.#db, query)),
    );
    return Map.groupBy(await resolveCards(this.#db, rows), ({ service }) => service);
  }

  /** Of those that readers can open, in no order; pages too. */
  async cardsById(ids: readonly StoryId[]): Promise<readonly StoryCard[]> {
    if (ids.length === 0) return [];
    return await resolveCards(this.#db, await publicRows(this.#db).where('s.id', 'in', ids).execute());
  }

  /** As `cards`, whole: for feeds. Of a live blog the newest posts. */
  async stories(query: CardQuery): Promise<readonly PublicStory[]> {
    return await resolveStories(this.#db, await listedRows(this.#db, query).select('r.content').execute());
  }

  /** What sitemaps are told, newest first: light enough for a month of any newsroom. */
  async entries(query: CardQuery): Promise<readonly PublishedEntry[]> {
    return (await listedRows(this.#db, query).select('r.headline').execute()).map(entry);
  }

  /** The same of some services, in their order. */
  async entriesOf(services: readonly string[], query: Omit<CardQuery, 'service'>): Promise<readonly PublishedEntry[]> {
    const rows = await together(
      this.#db,
      services.map((service) => listedRows(this.#db, { service, ...query }).select('r.headline')),
    );
    const own = Map.groupBy(rows.map(entry), ({ service }) => service);
    return services.flatMap((service) => own.get(service) ?? []);
  }

  /** Where the pages of each service that has any stand, by path, and what they are called. */
  async pageLinks(): Promise<ReadonlyMap<string, readonly { readonly path: string; readonly title: string }[]>> {
    const rows = await publicRows(this.#db)
      .select('r.headline')
      .where('s.kind', '=', sql.lit('page' as const))
      .orderBy('s.path')
      .execute();
    const services = [...Map.groupBy(rows, ({ service }) => service)];
    return new Map(services.map(([id, pages]) => [id, pages.map(({ path, headline: title }) => ({ path, title }))]));
  }

  /**
   * How many were first published in each month of the service's time zone, as the publication names it (UTC when it does
   * not), and when the last of them changed, newest month first. Months without any are left out.
   */
  async months(service: string): Promise<readonly PublishedMonth[]> {
    return (await this.monthsOf([service])).get(service) ?? [];
  }

  /** The same for some services; those without any are left out. */
  async monthsOf(services: readonly string[]): Promise<ReadonlyMap<string, readonly PublishedMonth[]>> {
    if (services.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('publishedMonth')
      .selectAll()
      .where('service', 'in', services)
      .orderBy('year', 'desc')
      .orderBy('month', 'desc')
      .execute();
    const all = rows.map(({ service, ...month }) => ({ service, month }));
    return new Map(
      [...Map.groupBy(all, ({ service }) => service)].map(([id, own]) => [id, own.map(({ month }) => month)]),
    );
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

  /** What was first published, or changed in public, after `from` and up to `to`, by id. */
  async changedWithin(
    services: readonly string[],
    { from, to }: { from: Date; to: Date },
  ): Promise<readonly { id: StoryId; service: string }[]> {
    return await this.#db
      .selectFrom('story')
      .select(['id', 'service'])
      .where('publishedRevision', 'is not', null)
      .where('service', 'in', services)
      .where((is) =>
        is.or([
          is.and([is('firstPublishedAt', '>', from), is('firstPublishedAt', '<=', to)]),
          is.and([is('publishedAt', '>', from), is('publishedAt', '<=', to)]),
        ]),
      )
      .orderBy('id')
      .execute();
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
    return await this.usesAny([image]);
  }

  /** The same of one of these. Whoever shows it first is enough: thousands may. */
  async usesAny(images: readonly ShownId[]): Promise<boolean> {
    if (images.length === 0) return false;
    const inRevision = await this.#revisionsShowing(images).limit(1).executeTakeFirst();
    return (inRevision ?? (await this.#postsShowing(images).limit(1).executeTakeFirst())) !== undefined;
  }

  /** The published stories that show or play one of these, themselves or in a post: whose pages name its files. */
  async showing(images: readonly ShownId[]): Promise<readonly StoryId[]> {
    if (images.length === 0) return [];
    const query = this.#revisionsShowing(images).union(this.#postsShowing(images));
    return (await query.orderBy('id').execute()).map(({ id }) => id);
  }

  /**
   * Found by the index over every id that a revision names: apart, because for the first one alone every revision there is would be
   * read. A story at a time: joined at once, all are read.
   */
  #revisionsShowing(images: readonly ShownId[]) {
    return this.#db
      .with(
        (name) => name('naming').materialized(),
        (db) => db.selectFrom('revision').select(['id', 'story']).where(namesOneOf('content', images)),
      )
      .selectFrom('naming as r')
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('story as own')
            .select('own.id')
            .whereRef('own.id', '=', 'r.story')
            .whereRef('own.publishedRevision', '=', 'r.id')
            .limit(1)
            .as('s'),
        (join) => join.onTrue(),
      )
      .select('s.id');
  }

  /** The same of posts. */
  #postsShowing(images: readonly ShownId[]) {
    return this.#db
      .selectFrom('post as p')
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('story as own')
            .select('own.id')
            .whereRef('own.id', '=', 'p.story')
            .where('own.publishedRevision', 'is not', null)
            .limit(1)
            .as('s'),
        (join) => join.onTrue(),
      )
      .select('s.id')
      .where('p.removedAt', 'is', null)
      .where(namesOneOf('p.body', images));
  }
}

function namesOneOf(words: string, images: readonly ShownId[]) {
  return sql<boolean>`newsroom.ids_in(${sql.ref(words)}) ?| ${sql.val(images)}::text[]`;
}

function entry({
  service,
  path,
  headline,
  firstPublishedAt: firstPublished,
  publishedAt: modified,
}: Omit<PublishedEntry, 'firstPublished' | 'modified'> & {
  firstPublishedAt: Date;
  publishedAt: Date;
}): PublishedEntry {
  return { service, path, headline, firstPublished, modified };
}
