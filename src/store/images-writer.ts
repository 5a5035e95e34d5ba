import type { Digest } from '../base/digest.ts';
import { newId } from '../base/id.ts';
import type { Focus, ImageId } from '../story/image.ts';
import { foldWords } from './fold-text.ts';
import { JobsWriter } from './jobs-writer.ts';
import type { Database, ImageRow, StoredRendition } from './tables.ts';

/** An image begins uncovered, with its original kept. */
export type NewImage = Omit<ImageRow, 'id' | 'covered' | 'original' | 'sealedDigest' | 'wordsFolded'>;

export type ImageWords = Pick<ImageRow, 'alt' | 'caption' | 'credit'>;

/** A picture drawn anew around a focus. */
export interface Recut {
  readonly focus: Focus;
  readonly renditions: readonly StoredRendition[];
  readonly at: Date;
}

/** A picture drawn from another original, which is the former one with boxes burnt in. */
export interface Covering {
  readonly picture: Pick<ImageRow, 'originalDigest' | 'originalType' | 'originalLength' | 'width' | 'height'>;
  readonly renditions: readonly StoredRendition[];
  /** Where the uncovered original is now: null when it is destroyed. */
  readonly sealedDigest: Digest | null;
  readonly at: Date;
}

export class ImagesWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Renditions in order of crop, then width: press takes them so. An id is given by who has used it already. */
  async add(image: NewImage, id: ImageId = newId(image.createdAt)): Promise<ImageId> {
    const renditions = JSON.stringify(image.renditions);
    const removed = JSON.stringify(image.removed);
    const begun = { covered: false, original: 'kept', sealedDigest: null, wordsFolded: folded(image) } as const;
    await this.#db
      .insertInto('image')
      .values({ ...image, ...begun, id, renditions, removed })
      .execute();
    return id;
  }

  async setWords(id: ImageId, { alt, caption, credit }: ImageWords): Promise<void> {
    const words = { alt, caption, credit };
    const set = { ...words, wordsFolded: folded(words) };
    await this.#db.updateTable('image').set(set).where('id', '=', id).execute();
  }

  /** More files of the focus that it has. */
  async setRenditions(id: ImageId, renditions: readonly StoredRendition[]): Promise<void> {
    const set = { renditions: JSON.stringify(renditions) };
    await this.#db.updateTable('image').set(set).where('id', '=', id).execute();
  }

  /** Its files of before are former ones now. */
  async recut(image: ImageRow, { focus, renditions, at }: Recut): Promise<void> {
    const set = { focusX: focus.x, focusY: focus.y, renditions: JSON.stringify(renditions) };
    await this.#db.updateTable('image').set(set).where('id', '=', image.id).execute();
    await this.#leave(image, renditions, at);
  }

  /** Its files of before are hidden from readers, those of other focuses too, and doomed, with the original. */
  async cover(image: ImageRow, { picture, renditions, sealedDigest, at }: Covering): Promise<void> {
    const original = sealedDigest === null ? 'destroyed' : 'sealed';
    const set = { ...picture, renditions: JSON.stringify(renditions), covered: true, original, sealedDigest } as const;
    await this.#db.updateTable('image').set(set).where('id', '=', image.id).execute();
    await this.#leave(image, renditions, at);
    const former = await this.#db
      .updateTable('formerRendition')
      .set({ hidden: true })
      .where('image', '=', image.id)
      .returning('digest')
      .execute();
    await this.doom([image.originalDigest, ...former.map(({ digest }) => digest)], at);
  }

  /** The sealed original is no more. Its file is the caller's to delete. */
  async unseal(id: ImageId): Promise<void> {
    const set = { original: 'destroyed', sealedDigest: null } as const;
    await this.#db.updateTable('image').set(set).where('id', '=', id).execute();
  }

  /** To be deleted from the disk unless an image uses them by then, by the job that is queued with it if by nobody before. */
  async doom(digests: readonly Digest[], at: Date): Promise<void> {
    const rows = [...new Set(digests)].map((digest) => ({ digest }));
    if (rows.length === 0) return;
    await new JobsWriter(this.#db).queue('forget', ['doomed'], at);
    await this.#db
      .insertInto('doomedBlob')
      .values(rows)
      .onConflict((on) => on.doNothing())
      .execute();
  }

  async spare(digests: readonly Digest[]): Promise<void> {
    if (digests.length > 0) await this.#db.deleteFrom('doomedBlob').where('digest', 'in', digests).execute();
  }

  /** Forgets former files that no earlier edition holds any more, and dooms them. */
  async forgetFormer(before: Date, at: Date): Promise<void> {
    const gone = await this.#db
      .deleteFrom('formerRendition')
      .where('replacedAt', '<', before)
      .returning('digest')
      .execute();
    await this.doom(
      gone.map(({ digest }) => digest),
      at,
    );
  }

  async #leave({ id, renditions }: ImageRow, now: readonly StoredRendition[], at: Date): Promise<void> {
    const stays = new Set(now.map(({ path }) => path));
    if (stays.size > 0)
      await this.#db
        .deleteFrom('formerRendition')
        .where('path', 'in', [...stays])
        .execute();
    const rows = renditions
      .filter(({ path }) => !stays.has(path))
      .map(({ path, digest }) => ({ path, digest, image: id, replacedAt: at, hidden: false }));
    if (rows.length === 0) return;
    await this.#db
      .insertInto('formerRendition')
      .values(rows)
      .onConflict((on) => on.column('path').doUpdateSet({ replacedAt: at }))
      .execute();
  }
}

function folded({ alt, caption, credit }: ImageWords): string {
  return foldWords(`${alt} ${caption} ${credit}`);
}
