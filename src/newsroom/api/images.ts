import { Refusal } from '../../base/refusal.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { addPicture } from '../../media/picture-library.ts';
import { lineOf } from '../../story/body-leaves.ts';
import type { Focus, ImageId, Rendition } from '../../story/image.ts';
import type { ImageUser, LibraryRow } from '../../store/images-reader.ts';
import type { Readers } from '../../store/readers.ts';
import type { OriginalState } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { arePublic, madeOf } from './image-publicity.ts';
import { focusOf } from './image-state.ts';
import { keepPicture, storedRenditions } from './keep-picture.ts';
import type { Newsroom } from './newsroom.ts';

/** Of each of a picture's words, in UTF-16 units. */
export const LONGEST_WORDS = 1000;

export interface PictureWords {
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

export interface NewPicture extends PictureWords {
  readonly bytes: Uint8Array;
  /** What the sender says it is; null when nothing was said. */
  readonly declaredType: string | null;
  /** What the sender calls it; its ending is a claim too. */
  readonly fileName?: string;
  readonly focus: Focus;
}

export interface LibraryImage extends PictureWords {
  readonly id: ImageId;
  /** Of the original in pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly focus: Focus;
  readonly createdAt: Date;
  /** Who added it: null for a token, the command line, and an account that is gone. */
  readonly by: string | null;
  readonly renditions: readonly Rendition[];
  /** Names of what the file said besides its pixels. */
  readonly removed: readonly string[];
  readonly covered: boolean;
  readonly original: OriginalState;
  /** Stories that show it, or will. */
  readonly uses: number;
}

export interface ImageInUse extends Omit<LibraryImage, 'uses'> {
  readonly uses: readonly ImageUser[];
  /** Whether readers see it, or another picture made of the same file: then an editor changes it. */
  readonly public: boolean;
}

export interface ImageQuery {
  readonly limit: number;
  readonly search?: string;
  readonly before?: ImageId;
}

/**
 * Draws and keeps a picture. Readers see it once a story or a unit that shows it is public.
 * @throws Refusal as `makeRenditions`; 'wrong-state' for a file that was covered, with the `image` it is now.
 */
export async function addImage(
  newsroom: Newsroom,
  actor: Actor,
  { bytes, declaredType, fileName, focus, ...words }: NewPicture,
): Promise<{ id: ImageId; renditions: readonly Rendition[] }> {
  requireRight(actor, 'write');
  const { alt, caption, credit } = wordsOf(words);
  await refuseSealed(newsroom.store.read, bytes);
  const { blobs: originals, pictures: process } = newsroom;
  const claim = { fileName, declaredType: declaredType ?? undefined };
  const { renditions: drawn, ...picture } = await addPicture(bytes, { ...claim, focus }, { originals, process });
  const renditions = storedRenditions(drawn);
  const row = {
    ...picture,
    focusX: focus.x,
    focusY: focus.y,
    alt,
    caption,
    credit,
    renditions,
    account: actor.account,
  };
  const id = await keepPicture(newsroom, { renditions: drawn, original: bytes }, async ({ read, write }, createdAt) => {
    await refuseSealed(read, bytes);
    const made = await write.images.add({ ...row, createdAt });
    await audit(write, { actor, act: 'picture.add', subject: made, at: createdAt });
    return made;
  });
  return { id, renditions: renditions.map(publicRendition) };
}

/** The newest first. `next`: the id to go on behind, or null at the end. */
export async function listImages(
  { store }: Newsroom,
  actor: Actor,
  { limit, ...query }: ImageQuery,
): Promise<{ images: readonly LibraryImage[]; next: ImageId | null }> {
  requireRight(actor, 'read');
  const rows = await store.read.images.list({ ...query, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const users = await store.read.images.users(shown.map(({ id }) => id));
  return {
    images: shown.map((row) => libraryImage(row, users.get(row.id) ?? [])),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** @throws Refusal 'missing' */
export async function readImage({ store }: Newsroom, actor: Actor, id: ImageId): Promise<ImageInUse> {
  requireRight(actor, 'read');
  const row = await store.read.images.libraryRow(id);
  if (row === null) throw noSuchPicture();
  const uses = (await store.read.images.users([id])).get(id) ?? [];
  const same = await madeOf(store.read, row.originalDigest);
  const shown = same.map((each) => each.id);
  return { ...libraryImage(row, uses), uses, public: await arePublic(store.read, shown) };
}

/** A rendition by the path it has or will have on the site, so that the newsroom shows pictures before readers see them. Null when there is none. */
export async function imageBytes(
  newsroom: Newsroom,
  actor: Actor,
  path: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  requireRight(actor, 'read');
  const rendition = await newsroom.store.read.images.rendition(path);
  const bytes = rendition && (await newsroom.blobs.get(rendition.digest));
  return rendition && bytes ? { bytes, type: rendition.type } : null;
}

/** As one line each. @throws Refusal 'invalid' when one is too long. */
export function wordsOf<Words extends Partial<PictureWords>>(words: Words): Words {
  const entries = Object.entries<string>(words as Record<string, string>);
  const faults = entries
    .filter(([, text]) => text.length > LONGEST_WORDS)
    .map(([field]) => ({
      field,
      code: 'words-too-long',
      values: { most: LONGEST_WORDS },
      detail: `Say it in ${LONGEST_WORDS} letters or fewer.`,
    }));
  if (faults.length > 0) throw new Refusal('invalid', 'The words of the picture are too long.', { faults });
  return Object.fromEntries(entries.map(([field, text]) => [field, lineOf(text)])) as Words;
}

export function noSuchPicture(): Refusal {
  return new Refusal('missing', 'There is no such picture.', { code: 'no-picture' });
}

/** Somebody covered it, because of who is in it: it does not come in again by the other door. */
async function refuseSealed(read: Readers, bytes: Uint8Array): Promise<void> {
  const digest = sha256(bytes);
  const covered = (await read.images.byOriginal(digest)).find(({ sealedDigest }) => sealedDigest === digest);
  if (covered === undefined) return;
  throw new Refusal('wrong-state', 'Parts of this very file were covered: use the covered picture of the library.', {
    code: 'picture-covered',
    members: { image: covered.id },
  });
}

function libraryImage(row: LibraryRow, users: readonly ImageUser[]): LibraryImage {
  const { id, alt, caption, credit, width, height, createdAt, by, renditions, removed, covered, original } = row;
  const words = { alt, caption, credit };
  const state = { removed, covered, original, uses: users.length };
  const shape = { width, height, focus: focusOf(row), renditions: renditions.map(publicRendition) };
  return { id, ...words, ...shape, createdAt, by, ...state };
}

function publicRendition({ crop, width, height, type, path }: Rendition): Rendition {
  return { crop, width, height, type, path };
}
