import { newId } from '../base/id.ts';
import type { Focus, ImageId } from '../story/image.ts';
import type { Database, ImageRow, StoredRendition } from './tables.ts';

export type NewImage = Omit<ImageRow, 'id'>;

/** What can be said anew of an image. A new focus comes with the renditions cut for it. */
export interface ImageChange {
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** The renditions made anew, or more of them, for the focus that it has. */
  readonly renditions?: readonly StoredRendition[];
  readonly cut?: { readonly focus: Focus; readonly renditions: readonly StoredRendition[] };
}

export class ImagesWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Renditions in order of crop, then width: press takes them so. An id is given by who has used it already. */
  async add(image: NewImage, id: ImageId = newId(image.createdAt)): Promise<ImageId> {
    const renditions = JSON.stringify(image.renditions);
    await this.#db
      .insertInto('image')
      .values({ ...image, id, renditions })
      .execute();
    return id;
  }

  async change(id: ImageId, { cut, renditions, ...words }: ImageChange): Promise<void> {
    const pixels =
      cut === undefined ? {} : { focusX: cut.focus.x, focusY: cut.focus.y, renditions: JSON.stringify(cut.renditions) };
    const more = renditions === undefined ? {} : { renditions: JSON.stringify(renditions) };
    const set = { ...words, ...more, ...pixels };
    if (Object.keys(set).length > 0) await this.#db.updateTable('image').set(set).where('id', '=', id).execute();
  }
}
