import { sql } from 'kysely';
import type { Digest } from '../base/digest.ts';
import type { ImageId, PublicImage } from '../story/image.ts';
import type { StoryId } from '../story/story.ts';
import { foldWords } from './fold-text.ts';
import type { Database, ImageRow, StoredRendition } from './tables.ts';

export interface ImageQuery {
  readonly limit: number;
  /** Beginnings of words of the alternative text, caption or credit, all of them, in any case. */
  readonly search?: string;
  /** The last image of the page before. */
  readonly before?: ImageId;
}

/** A story that shows a picture. */
export interface ImageUser {
  readonly story: StoryId;
  readonly headline: string;
}

/** So many of the stories that show a picture are named. */
export const MOST_USES = 20;

export type LibraryRow = ImageRow & {
  /** What whoever added it is called, or null. */
  readonly by: string | null;
};

export type DrawnImage = Pick<ImageRow, 'id' | 'originalDigest' | 'focusX' | 'focusY'> & {
  readonly path: string | null;
};

export class ImagesReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async image(id: ImageId): Promise<ImageRow | null> {
    return (await this.#db.selectFrom('image').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
  }

  /** Those that are there, in no order. */
  async imagesById(ids: readonly ImageId[]): Promise<readonly ImageRow[]> {
    if (ids.length === 0) return [];
    return await this.#db.selectFrom('image').selectAll().where('id', 'in', ids).execute();
  }

  /** The images made from this original, sealed or not, the oldest first: the same file may be used with other words. */
  async byOriginal(digest: Digest): Promise<readonly ImageRow[]> {
    return await this.#db
      .selectFrom('image')
      .selectAll()
      .where((is) => is.or([is('originalDigest', '=', digest), is('sealedDigest', '=', digest)]))
      .orderBy('id')
      .execute();
  }

  /** Whether some image is drawn from these bytes or into them. What is sealed stands apart. */
  async usesBlob(digest: Digest): Promise<boolean> {
    const row = await this.#db
      .selectFrom('image')
      .select('id')
      .where((is) =>
        is.or([is('originalDigest', '=', digest), sql<boolean>`renditions @> ${JSON.stringify([{ digest }])}::jsonb`]),
      )
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The rendition that will be public at this path, whether it is yet or not. */
  async rendition(path: string): Promise<StoredRendition | null> {
    const row = await this.#db
      .selectFrom('image')
      .select('renditions')
      .where(sql<boolean>`renditions @> ${JSON.stringify([{ path }])}::jsonb`)
      .limit(1)
      .executeTakeFirst();
    return row?.renditions.find((rendition) => rendition.path === path) ?? null;
  }

  /** Null when there is none. */
  async libraryRow(id: ImageId): Promise<LibraryRow | null> {
    return (await this.#library().where('image.id', '=', id).executeTakeFirst()) ?? null;
  }

  /** The newest first. */
  async list({ limit, search, before }: ImageQuery): Promise<readonly LibraryRow[]> {
    let query = this.#library().orderBy('image.id', 'desc').limit(limit);
    if (before !== undefined) query = query.where('image.id', '<', before);
    const words = sql<string>`coalesce(words_folded, ' ' || alt || ' ' || caption || ' ' || credit)`;
    for (const word of foldWords(search ?? '')
      .split(' ')
      .filter(Boolean))
      query = query.where(words, 'like', `% ${word}%`);
    return await query.execute();
  }

  /**
   * The stories whose latest or published revision, or a post of which, names one of these images, by when they were made: of each
   * image `MOST_USES` at most, because thousands may show one. An image that none names is not in the map.
   */
  async users(ids: readonly ImageId[]): Promise<ReadonlyMap<ImageId, readonly ImageUser[]>> {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<{ image: ImageId } & ImageUser>`
      select use.image, use.story, latest.headline
      from (
        select distinct wanted.id as image, found.story
        from unnest(${sql.val(ids)}::text[]) as wanted (id), lateral (
          (select s.id as story
            from newsroom.revision r, lateral (
              select own.id from newsroom.story own
              where own.id = r.story and r.id in (own.latest_revision, own.published_revision) limit 1) s
            where newsroom.ids_in(r.content) ?| array[wanted.id] limit ${MOST_USES})
          union all
          (select p.story from newsroom.post p
            where newsroom.ids_in(p.body) ?| array[wanted.id] and p.removed_at is null limit ${MOST_USES})) found) use
      join newsroom.story s on s.id = use.story
      join newsroom.revision latest on latest.id = s.latest_revision
      order by use.story`.execute(this.#db);
    const byImage = Map.groupBy(rows, ({ image }) => image);
    return new Map(
      [...byImage].map(([image, uses]) => [
        image,
        uses.slice(0, MOST_USES).map(({ story, headline }) => ({ story, headline })),
      ]),
    );
  }

  /** What tells by which recipe images were drawn, by id, so many behind one. `path` is a rendition's, null when there is none. */
  async drawn({ after, limit }: { after: ImageId | null; limit: number }): Promise<readonly DrawnImage[]> {
    let query = this.#db
      .selectFrom('image')
      .select(['id', 'originalDigest', 'focusX', 'focusY', sql<string | null>`renditions -> 0 ->> 'path'`.as('path')])
      .orderBy('id')
      .limit(limit);
    if (after !== null) query = query.where('id', '>', after);
    return await query.execute();
  }

  /** Files that readers may not have again, and whose they were. */
  async hidden(): Promise<readonly { path: string; image: ImageId }[]> {
    return await this.#db.selectFrom('formerRendition').select(['path', 'image']).where('hidden', '=', true).execute();
  }

  /** Whether these bytes are the sealed original of an image. */
  async isSealed(digest: Digest): Promise<boolean> {
    const query = this.#db.selectFrom('image').select('id').where('sealedDigest', '=', digest).limit(1);
    return (await query.executeTakeFirst()) !== undefined;
  }

  /** What is to be deleted from the disk. */
  async doomed(): Promise<readonly Digest[]> {
    return (await this.#db.selectFrom('doomedBlob').select('digest').orderBy('digest').execute()).map(
      ({ digest }) => digest,
    );
  }

  #library() {
    return this.#db
      .selectFrom('image')
      .leftJoin('account', 'account.id', 'image.account')
      .selectAll('image')
      .select('account.name as by');
  }

  /** Every image, by id: what an edition may show. */
  async all(): Promise<readonly ImageRow[]> {
    return await this.#db.selectFrom('image').selectAll().orderBy('id').execute();
  }
}

/** An image as press is given it. */
export function publicImage({ id, renditions }: Pick<ImageRow, 'id' | 'renditions'>): PublicImage {
  return {
    id,
    renditions: renditions.map(({ crop, width, height, type, path }) => ({ crop, width, height, type, path })),
  };
}
