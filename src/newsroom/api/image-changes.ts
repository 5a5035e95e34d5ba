import { Refusal } from '../../base/refusal.ts';
import { redrawPicture } from '../../media/picture-library.ts';
import type { Focus, ImageId } from '../../story/image.ts';
import type { ImageRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { queuePictures, requireRightTo } from './image-publicity.ts';
import { focusOf, isDrawnFrom } from './image-state.ts';
import { noSuchPicture, wordsOf, type PictureWords } from './images.ts';
import { keepPicture, storedRenditions } from './keep-picture.ts';
import type { Newsroom } from './newsroom.ts';

/** Each whole; what is not named stays. */
export interface PictureChange extends Partial<PictureWords> {
  readonly focus?: Focus;
}

/**
 * Changes what the library says of a picture, and where it is cut. The words of stories that use it stay theirs; pages that
 * show it are pressed again when its focus moved.
 * @throws Refusal 'missing'; 'wrong-state' when its original is lost, or it was changed by somebody else meanwhile.
 */
export async function changeImage(
  newsroom: Newsroom,
  actor: Actor,
  { id, change: { focus, ...words } }: { id: ImageId; change: PictureChange },
): Promise<void> {
  requireRight(actor, 'write');
  const { store, presser, clock } = newsroom;
  const image = await store.read.images.image(id);
  if (image === null) throw noSuchPicture();
  const said = wordsOf(words);
  const moved = focus !== undefined && !isDrawnFrom(image, { original: image.originalDigest, focus });
  if (moved) await recut(newsroom, actor, image, focus);
  if (Object.keys(said).length > 0)
    await store.transact(async ({ read, write }) => {
      const now = await read.images.image(id);
      if (now === null) throw noSuchPicture();
      await write.images.setWords(id, { ...now, ...said });
      const detail = Object.keys(said).join(', ');
      await audit(write, { actor, act: 'picture.change', subject: id, detail, at: clock() });
    });
  if (moved) await presser.press();
}

async function recut(newsroom: Newsroom, actor: Actor, image: ImageRow, focus: Focus): Promise<void> {
  const { store, blobs: originals, pictures: process } = newsroom;
  await requireRightTo(store.read, actor, [image.id]);
  const picture = await redrawPicture(image.originalDigest, focus, { originals, process });
  if (picture === null) throw originalLost();
  const isDone = await keepPicture(newsroom, picture, async ({ read, write }, at) => {
    const now = await read.images.image(image.id);
    if (now === null || !isDrawnFrom(now, { original: image.originalDigest, focus: focusOf(image) })) return null;
    await requireRightTo(read, actor, [image.id]);
    await write.images.recut(now, { focus, renditions: storedRenditions(picture.renditions), at });
    const former = now.renditions.map(({ path }) => path);
    await queuePictures({ read, write }, { images: [image.id], former, at });
    await audit(write, { actor, act: 'picture.change', subject: image.id, detail: 'focus', at });
    return true;
  });
  if (isDone === null) throw changedMeanwhile();
}

export function originalLost(): Refusal {
  return new Refusal('wrong-state', 'The original of this picture is lost: add it again.', { code: 'original-lost' });
}

export function changedMeanwhile(): Refusal {
  return new Refusal('wrong-state', 'Somebody changed this picture meanwhile: look at it again.', {
    code: 'picture-changed',
  });
}
