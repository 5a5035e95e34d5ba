import { sql } from 'kysely';
import type { Digest } from '../base/digest.ts';
import type { ImageId, PublicImage } from '../story/image.ts';
import type { Database, ImageRow, StoredRendition } from './tables.ts';

export interface ImageQuery {
  readonly limit: number;
  /** Words of the alternative text, caption or credit, as written. */
  readonly search?: string;
  /** The last image of the page before. */
  readonly before?: ImageId;
}

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

  /** The images made from this original, the oldest first: the same file may be used with other words. */
  async byOriginal(digest: Digest): Promise<readonly ImageRow[]> {
    return await this.#db.selectFrom('image').selectAll().where('originalDigest', '=', digest).orderBy('id').execute();
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

  /** The newest first. */
  async list({ limit, search, before }: ImageQuery): Promise<readonly ImageRow[]> {
    let query = this.#db.selectFrom('image').selectAll().orderBy('id', 'desc').limit(limit);
    if (before !== undefined) query = query.where('id', '<', before);
    if (search) {
      const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      query = query.where((is) =>
        is.or([is('alt', 'like', pattern), is('caption', 'like', pattern), is('credit', 'like', pattern)]),
      );
    }
    return await query.execute();
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
