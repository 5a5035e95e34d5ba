import { parseId } from '../../../base/id.ts';
import type { ImageId } from '../../../story/image.ts';

export function isImageId(text: string): text is ImageId {
  return parseId<'Image'>(text) === text;
}
