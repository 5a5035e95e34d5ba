import { utf8, type Bytes } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Focus, Rendition } from '../story/image.ts';
import { makeRenditions, type Renditions } from './make-renditions.ts';
import type { MetadataKind } from './metadata-kinds.ts';
import type { PictureProcess } from './picture-process.ts';
import { RECIPE_VERSION } from './picture-recipe.ts';
import type { PictureClaim, PictureType } from './picture-type.ts';

export interface PictureTools {
  /** Private: an original holds whatever the camera wrote into it. */
  readonly originals: Blobs;
  readonly process: PictureProcess;
}

/** A rendition with its bytes, for the edition. */
export interface RenditionBytes extends Rendition {
  readonly digest: Digest;
  readonly length: number;
  readonly bytes: Bytes;
}

export interface Picture {
  readonly originalDigest: Digest;
  readonly originalType: PictureType;
  readonly originalLength: number;
  /** Of the original in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** In order of crop, width, type. */
  readonly renditions: readonly RenditionBytes[];
  /** What the original says besides its pixels. */
  readonly removed: readonly MetadataKind[];
}

/**
 * Draws a picture and keeps its original; nothing is kept of one that is refused. Adding the same bytes with the same
 * focus again gives the same paths.
 * @throws Refusal as `makeRenditions`.
 */
export async function addPicture(
  bytes: Uint8Array,
  picture: PictureClaim & { readonly focus: Focus },
  { originals, process }: PictureTools,
): Promise<Picture> {
  const drawn = await makeRenditions(bytes, { ...picture, process });
  return asPicture(drawn, { digest: await originals.put(bytes), length: bytes.length, focus: picture.focus });
}

/**
 * Draws a picture again from its original: when its renditions are lost (the same paths), when its focus moves or the
 * recipe changes (new ones). Null when the original is lost: then the same file, added again, gives the same paths.
 * @throws DamagedBlob when the original is there and not what it was.
 */
export async function redrawPicture(
  original: Digest,
  focus: Focus,
  { originals, process }: PictureTools,
): Promise<Picture | null> {
  const bytes = await originals.get(original, { verify: true });
  if (bytes === null) return null;
  const drawn = await makeRenditions(bytes, { focus, process });
  return asPicture(drawn, { digest: original, length: bytes.length, focus });
}

/** What is drawn of a picture by and by, from its original. @returns and throws as `redrawPicture`. */
export async function drawLater(
  original: Digest,
  focus: Focus,
  { originals, process }: PictureTools,
): Promise<readonly RenditionBytes[] | null> {
  const bytes = await originals.get(original, { verify: true });
  if (bytes === null) return null;
  const drawn = await makeRenditions(bytes, { focus, process, later: true });
  return asPicture(drawn, { digest: original, length: bytes.length, focus }).renditions;
}

/** Whether a rendition at this path was made by the recipe in force, from this original around this focus. */
export function isCurrent(path: string, original: Digest, focus: Focus): boolean {
  return path.startsWith(`/media/${pictureKey(original, focus)}/`);
}

/** The part of a rendition's address that says which picture, cut where and made how: 16 hexadecimal digits. */
export function pictureKey(original: Digest, focus: Focus): string {
  const place = [focus.x, focus.y].map((part) => part.toFixed(4)).join(',');
  return sha256(utf8(`${original} ${place} ${RECIPE_VERSION}`)).slice(0, 16);
}

function asPicture(
  { width, height, type, files, removed }: Renditions,
  original: { digest: Digest; length: number; focus: Focus },
): Picture {
  const folder = `/media/${pictureKey(original.digest, original.focus)}`;
  return {
    originalDigest: original.digest,
    originalType: type,
    originalLength: original.length,
    width,
    height,
    removed,
    renditions: files.map((file) => ({
      ...file,
      path: `${folder}/${file.crop}-${file.width}.${ending(file.type)}`,
      digest: sha256(file.bytes),
      length: file.bytes.length,
    })),
  };
}

function ending(type: Rendition['type']): string {
  return type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length);
}
