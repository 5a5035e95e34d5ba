import type { RenditionBytes } from '../../media/picture-library.ts';
import type { StoredRendition } from '../../store/tables.ts';
import type { Newsroom } from './newsroom.ts';

/** Puts renditions where the presser finds them. */
export async function keepRenditions(
  { blobs }: Pick<Newsroom, 'blobs'>,
  files: readonly RenditionBytes[],
): Promise<StoredRendition[]> {
  const renditions = [];
  for (const { bytes, ...rendition } of files) {
    await blobs.put(bytes);
    renditions.push(rendition);
  }
  return renditions;
}
