import type { Digest } from '../../base/digest.ts';
import { parseId } from '../../base/id.ts';
import type { ImageId } from '../../story/image.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { Readers } from '../../store/readers.ts';
import type { ImageRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { writeSubject } from './subject.ts';

/** The images drawn from this original, each around its own focus. */
export async function madeOf(read: Readers, original: Digest): Promise<readonly ImageRow[]> {
  return (await read.images.byOriginal(original)).filter(({ originalDigest }) => originalDigest === original);
}

/** Whether readers see one of these pictures: in a story, in a post, as the mark of a unit. */
export async function arePublic(read: Readers, images: readonly ImageId[]): Promise<boolean> {
  return (await areMarks(read, images)) || (await read.published.usesAny(images));
}

async function areMarks(read: Readers, images: readonly ImageId[]): Promise<boolean> {
  const units = (await read.publication.publication())?.document.units ?? [];
  return units.some(({ mark }) => {
    const image = mark === null ? null : parseId<'Image'>(mark);
    return image !== null && images.includes(image);
  });
}

/** What readers see, an editor changes. @throws Refusal 'forbidden' */
export async function requireRightTo(read: Readers, actor: Actor, images: readonly ImageId[]): Promise<void> {
  requireRight(actor, (await arePublic(read, images)) ? 'edit' : 'write');
}

/** Has the pages pressed that show these pictures, whose files are others now, and what stood at `former` removed where nothing else needs it. */
export async function queuePictures(
  { read, write }: Transaction,
  { images, former, at }: { images: readonly ImageId[]; former: readonly string[]; at: Date },
): Promise<void> {
  const gone = [];
  for (const path of former) if ((await read.images.rendition(path)) === null) gone.push(path);
  await write.editions.queue(writeSubject({ kind: 'pictures', images, gone }), at);
  // The mark of a unit shows wherever the unit is named.
  if (await areMarks(read, images)) await write.editions.queue(writeSubject({ kind: 'everything' }), at);
}
