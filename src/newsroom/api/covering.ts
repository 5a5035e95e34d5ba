import type { Box } from '../../media/cover-box.ts';
import { addPicture, type Picture } from '../../media/picture-library.ts';
import { pictureTypeOf } from '../../media/picture-type.ts';
import { Refusal } from '../../base/refusal.ts';
import type { ImageId } from '../../story/image.ts';
import type { Covering } from '../../store/images-writer.ts';
import type { Readers } from '../../store/readers.ts';
import type { ImageRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { forgetDoomed } from './doomed-files.ts';
import { changedMeanwhile, originalLost } from './image-changes.ts';
import { madeOf, queuePictures, requireRightTo } from './image-publicity.ts';
import { focusOf, isDrawnFrom } from './image-state.ts';
import { noSuchPicture } from './images.ts';
import { keepPicture, storedRenditions } from './keep-picture.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';

/** What the uncovered original becomes: kept apart for an admin, or deleted. One that is sealed already stays so. */
export type Fate = 'seal' | 'destroy';

/** One image and how it looks covered. */
interface Drawn {
  readonly before: ImageRow;
  readonly picture: Picture;
}

/**
 * Burns boxes into a picture for good. It stays the same picture, so every draft, revision, story and post that shows it
 * shows it covered from now on, and so does every other entry of the library that was made of the same file. Answers when
 * readers can have nothing else: what was drawn without the boxes is deleted, from the editions too.
 * @throws Refusal 'missing'; 'wrong-state' when its original is lost, or somebody changed it meanwhile; as `makeRenditions`.
 */
export async function coverImage(
  newsroom: Newsroom,
  actor: Actor,
  { id, boxes, original }: { id: ImageId; boxes: readonly Box[]; original: Fate },
): Promise<void> {
  requireRight(actor, 'write');
  const { store, blobs, pictures } = newsroom;
  const image = await store.read.images.image(id);
  if (image === null) throw noSuchPicture();
  const same = await madeOf(store.read, image.originalDigest);
  await requireRightTo(
    store.read,
    actor,
    same.map((each) => each.id),
  );
  const bytes = await blobs.get(image.originalDigest, { verify: true });
  if (bytes === null) throw originalLost();
  const covered = await pictures.cover(bytes, boxes);
  const drawn = await drawAll(newsroom, same, covered);
  const seal = original === 'seal' && same.some((each) => each.original === 'kept') ? bytes : null;
  await takeAway(newsroom, await keep(newsroom, actor, { drawn, covered, seal }));
}

/** Deletes a sealed original. @throws Refusal 'missing' when none is sealed. */
export async function destroyOriginal(newsroom: Newsroom, actor: Actor, id: ImageId): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const { store, clock } = newsroom;
  await store.transact(async ({ read, write }) => {
    const digest = (await read.images.image(id))?.sealedDigest ?? null;
    if (digest === null) throw nothingSealed();
    const at = clock();
    const sealed = (await read.images.byOriginal(digest)).filter((image) => image.sealedDigest === digest);
    for (const image of sealed) await write.images.unseal(image.id);
    await write.images.doom([digest], at);
    for (const image of sealed) await audit(write, { actor, act: 'picture.destroy-original', subject: image.id, at });
  });
  await forgetDoomed(newsroom);
}

/** A sealed original as it was sent, with all that its file says; who opens it is recorded. @throws Refusal 'missing' when none is sealed. */
export async function sealedOriginal(
  newsroom: Newsroom,
  actor: Actor,
  id: ImageId,
): Promise<{ bytes: Uint8Array; type: string }> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const { store, sealed, clock } = newsroom;
  const digest = (await store.read.images.image(id))?.sealedDigest ?? null;
  const bytes = digest && (await sealed.get(digest, { verify: true }));
  if (bytes === null) throw nothingSealed();
  await store.transact(({ write }) => audit(write, { actor, act: 'picture.open-original', subject: id, at: clock() }));
  return { bytes, type: pictureTypeOf(bytes) ?? 'application/octet-stream' };
}

async function drawAll(newsroom: Newsroom, same: readonly ImageRow[], covered: Uint8Array): Promise<Drawn[]> {
  const { blobs: originals, pictures: process } = newsroom;
  const drawn: Drawn[] = [];
  for (const before of same)
    drawn.push({ before, picture: await addPicture(covered, { focus: focusOf(before) }, { originals, process }) });
  return drawn;
}

/** The store's part: the paths that the pictures had. `seal`: the bytes of an original that is to be sealed, or null. */
async function keep(
  newsroom: Newsroom,
  actor: Actor,
  { drawn, covered, seal }: { drawn: readonly Drawn[]; covered: Uint8Array; seal: Uint8Array | null },
): Promise<readonly string[]> {
  const files = { renditions: drawn.flatMap(({ picture }) => picture.renditions), original: covered, seal };
  const former = await keepPicture(newsroom, files, async ({ read, write }, at) => {
    const now = await unchanged(read, drawn);
    if (now === null) return null;
    const images = now.map(({ id }) => id);
    await requireRightTo(read, actor, images);
    for (const [index, { picture }] of drawn.entries()) {
      const image = now[index];
      if (image === undefined) continue;
      // What is sealed stays so: it takes another right to destroy it.
      const sealing = seal === null ? null : image.originalDigest;
      const sealedDigest = image.original === 'kept' ? sealing : image.sealedDigest;
      const renditions = storedRenditions(picture.renditions);
      await write.images.cover(image, { picture: originalOf(picture), renditions, sealedDigest, at });
      const detail = sealedDigest === null ? 'destroy' : 'seal';
      await audit(write, { actor, act: 'picture.cover', subject: image.id, detail, at });
    }
    const paths = now.flatMap(({ renditions }) => renditions.map(({ path }) => path));
    await queuePictures({ read, write }, { images, former: paths, at });
    // Copies to pass on hold the pixels themselves.
    const copies = await read.copies.copies(await read.published.showing(images));
    await write.images.doom(
      copies.flatMap(({ digest }) => digest ?? []),
      at,
    );
    return paths;
  });
  if (former === null) throw changedMeanwhile();
  return former;
}

/** The images as they are now, with what was drawn by and by; null when others are made of the original, or around other focuses. */
async function unchanged(read: Readers, drawn: readonly Drawn[]): Promise<readonly ImageRow[] | null> {
  const [first] = drawn;
  if (first === undefined) return null;
  const { originalDigest: original } = first.before;
  const now = await madeOf(read, original);
  const found = drawn.flatMap(({ before }) => {
    const image = now.find(({ id }) => id === before.id);
    return image !== undefined && isDrawnFrom(image, { original, focus: focusOf(before) }) ? [image] : [];
  });
  return found.length === drawn.length && now.length === drawn.length ? found : null;
}

/** Readers' part. @throws Error when readers still have a file without the boxes, or could be given it again: it goes by and by. */
async function takeAway(newsroom: Newsroom, paths: readonly string[]): Promise<void> {
  const { presser, edition } = newsroom;
  const ensureGone = (): void => {
    if (paths.some((path) => edition.find(path) !== null))
      throw new Error('readers still have a picture as it was before it was covered');
  };
  await presser.press();
  ensureGone();
  const left = await forgetDoomed(newsroom);
  // An edition that was made meanwhile may name them again.
  ensureGone();
  if (left > 0) throw new Error(`${left} files without the boxes are still being worked with`);
}

function originalOf(picture: Picture): Covering['picture'] {
  const { originalDigest, originalType, originalLength, width, height } = picture;
  return { originalDigest, originalType, originalLength, width, height };
}

function nothingSealed(): Refusal {
  return new Refusal('missing', 'No original of this picture is sealed.');
}
