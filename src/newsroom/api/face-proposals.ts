import type { FaceBox } from '../../media/face-job.ts';
import { FACE_PIXELS } from '../../media/face-process.ts';
import type { ImageId } from '../../story/image.ts';
import { requireRight, type Actor } from './actor.ts';
import { originalLost } from './image-changes.ts';
import { noSuchPicture } from './images.ts';
import type { Newsroom } from './newsroom.ts';

/**
 * Where faces may be in a picture, for an editor who decides: nothing is covered, and nothing of it is kept.
 * @throws Refusal 'missing'; 'wrong-state' when its original is lost, there is no detector here, or too many look.
 */
export async function proposeFaces(
  { store, blobs, pictures, faces }: Newsroom,
  actor: Actor,
  id: ImageId,
): Promise<readonly FaceBox[]> {
  requireRight(actor, 'write');
  const image = await store.read.images.image(id);
  if (image === null) throw noSuchPicture();
  const bytes = await blobs.get(image.originalDigest, { verify: true });
  if (bytes === null) throw originalLost();
  return await faces.find(await pictures.pixels(bytes, FACE_PIXELS));
}
