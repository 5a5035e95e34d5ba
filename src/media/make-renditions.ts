import type { Focus } from '../story/image.ts';
import { isMetadataKind } from './metadata-kinds.ts';
import type { DrawnPicture } from './picture-job.ts';
import type { PictureProcess } from './picture-process.ts';
import { LARGEST } from './picture-recipe.ts';
import { ensurePictureType, pictureTypeOf, refused, type PictureClaim, type PictureType } from './picture-type.ts';

export interface Renditions extends DrawnPicture {
  /** Of the original. */
  readonly type: PictureType;
}

/**
 * Everything the recipe makes of a picture at once, or with `later` by and by: upright, in sRGB, nothing in it but pixels, never larger than it came.
 * @throws Refusal `wrong-type`, `too-large` or `invalid`, each with one sentence that says what to do.
 */
export async function makeRenditions(
  bytes: Uint8Array,
  options: PictureClaim & { readonly focus: Focus; readonly process: PictureProcess; readonly later?: boolean },
): Promise<Renditions> {
  if (bytes.length > LARGEST.bytes) {
    throw refused('too-large', `The file is over ${LARGEST.bytes / 1024 / 1024} MB: send a smaller one.`);
  }
  const type = ensurePictureType(bytes, options);
  const picture = await options.process.draw({ bytes, focus: options.focus, later: options.later ?? false });
  // The bytes come from a process that a picture may have taken over: they are served as what they are or not at all.
  for (const file of picture.files) {
    if (pictureTypeOf(file.bytes) !== file.type) throw new Error(`a rendition is not ${file.type}`);
  }
  return { ...picture, type, removed: picture.removed.filter(isMetadataKind) };
}
