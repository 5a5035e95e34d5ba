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
   * The stories whose latest or published revision, or a post of which, names one of these images, by when they were made.
   * An image that none names is not in the map.
   */
  async users(ids: readonly ImageId[]): Promise<ReadonlyMap<ImageId, readonly ImageUser[]>> {
    if (ids.length === 0) return new Map();
    const names = (words: string) => sql<boolean>`newsroom.ids_in(${sql.ref(words)}) ?| ${sql.val(ids)}::text[]`;
    const named = (words: string) =>
      sql<ImageId>`jsonb_array_elements_text(newsroom.ids_in(${sql.ref(words)}))`.as('image');
    const inRevisions = this.#db
      .selectFrom('revision as r')
      .innerJoin('story as s', (join) =>
        join.on((is) =>
          is.or([is('s.latestRevision', '=', is.ref('r.id')), is('s.publishedRevision', '=', is.ref('r.id'))]),
        ),
      )
      .select(['s.id as story', named('r.content')])
      .where(names('r.content'));
    const inPosts = this.#db
      .selectFrom('post as p')
      .select(['p.story', named('p.body')])
      .where('p.removedAt', 'is', null)
      .where(names('p.body'));
    const rows = await this.#db
      .selectFrom(inRevisions.union(inPosts).as('use'))
      .innerJoin('story as s', 's.id', 'use.story')
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .select(['use.image', 'use.story', 'r.headline'])
      .where('use.image', 'in', ids)
      .orderBy('use.story')
      .execute();
    const byImage = Map.groupBy(rows, ({ image }) => image);
    return new Map(
      [...byImage].map(([image, uses]) => [image, uses.map(({ story, headline }) => ({ story, headline }))]),
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
