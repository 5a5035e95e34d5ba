import { sql } from 'kysely';
import { Recent } from '../base/recent.ts';
import type { ImageId, PublicImage } from '../story/image.ts';
import type { RevisionId, StoryContent } from '../story/story.ts';
import { publicImage } from './images-reader.ts';
import type { Database } from './tables.ts';

/**
 * What lists of stories show again and again, read once: an edition shows the same newest stories on a front, in a month, in
 * lists. Only what cannot be old is answered from memory. A connection's own, so a transaction begins with nothing.
 */

export type CardContent = Omit<StoryContent, 'body'>;

/** A few kilobytes each. */
const CONTENTS = 2_000;
const IMAGES = 500;

interface Before {
  /** A revision never changes. */
  readonly contents: Recent<RevisionId, CardContent>;
  /** By id and version. */
  readonly images: Recent<string, PublicImage>;
}

const before = new WeakMap<Database, Before>();

function readBefore(db: Database): Before {
  const known = before.get(db);
  if (known !== undefined) return known;
  const fresh = {
    contents: new Recent<RevisionId, CardContent>(CONTENTS),
    images: new Recent<string, PublicImage>(IMAGES),
  };
  before.set(db, fresh);
  return fresh;
}

/** What the cards of these revisions say. */
export async function cardContents(
  db: Database,
  revisions: readonly RevisionId[],
): Promise<ReadonlyMap<RevisionId, CardContent>> {
  const { contents } = readBefore(db);
  const found = new Map(
    revisions.flatMap((id) => {
      const known = contents.get(id);
      return known === undefined ? [] : [[id, known] as const];
    }),
  );
  const missing = revisions.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const rows = await db
    .selectFrom('revision')
    .select(['id', sql<CardContent>`content - 'body'`.as('content')])
    .where('id', 'in', missing)
    .execute();
  for (const { id, content } of rows) {
    contents.set(id, content);
    found.set(id, content);
  }
  return found;
}

const VERSION = sql<string>`id || ' ' || xmin::text`.as('version');

/** The pictures that are there. Whoever changes one gives its row another version (`xmin`, the transaction that wrote it). */
export async function publicImages(db: Database, ids: readonly ImageId[]): Promise<ReadonlyMap<ImageId, PublicImage>> {
  if (ids.length === 0) return new Map();
  const { images } = readBefore(db);
  const found = new Map<ImageId, PublicImage>();
  const missing: ImageId[] = [];
  for (const { id, version } of await db.selectFrom('image').select(['id', VERSION]).where('id', 'in', ids).execute()) {
    const known = images.get(version);
    if (known === undefined) missing.push(id);
    else found.set(id, known);
  }
  if (missing.length === 0) return found;
  const rows = await db.selectFrom('image').select(['id', 'renditions', VERSION]).where('id', 'in', missing).execute();
  for (const row of rows) {
    const image = publicImage(row);
    images.set(row.version, image);
    found.set(row.id, image);
  }
  return found;
}
