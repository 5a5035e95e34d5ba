import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isDigest, type Digest } from '../base/digest.ts';
import { sha256 } from '../blobs/sha256.ts';
import { pictureKey } from '../media/picture-library.ts';
import type { Program } from '../program.ts';
import { CENTRE } from '../story/image.ts';

const digest = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));

const cutSchema = z.array(
  z.object({
    originalDigest: digest,
    originalType: z.string(),
    originalLength: z.number(),
    width: z.number(),
    height: z.number(),
    renditions: z.array(
      z.object({
        crop: z.enum(['16x9', '4x3', '1x1', 'full']),
        width: z.number(),
        height: z.number(),
        type: z.enum(['image/webp', 'image/jpeg', 'image/avif']),
        path: z.string(),
        digest,
        length: z.number(),
      }),
    ),
  }),
);

/**
 * Adds the pictures in a folder whose renditions were cut before (scripts/cut-demonstration.ts), so that the import finds
 * them in the library. One that is not there, or was cut by another recipe, is left for the import to draw. How many.
 */
export async function addCutPictures({ newsroom, store }: Program, folder: string): Promise<number> {
  const cut = path.join(folder, 'cut');
  const list = path.join(cut, 'pictures.json');
  if (!existsSync(list)) return 0;
  const pictures = new Map(
    cutSchema.parse(JSON.parse(await readFile(list, 'utf8'))).map((each) => [each.originalDigest, each]),
  );
  let added = 0;
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.jpg')).toSorted()) {
    const bytes = await readFile(path.join(folder, name));
    const picture = pictures.get(sha256(bytes));
    const current = picture?.renditions[0]?.path.startsWith(`/media/${pictureKey(picture.originalDigest, CENTRE)}/`);
    if (picture === undefined || !current) continue;
    // A start that was killed while it filled the home has left some.
    if ((await store.read.images.byOriginal(picture.originalDigest)).length > 0) continue;
    const files = await Promise.all(picture.renditions.map((rendition) => readFile(path.join(cut, rendition.digest))));
    await Promise.all([bytes, ...files].map((each) => newsroom.blobs.put(each)));
    const words = { alt: '', caption: '', credit: '', account: null, focusX: CENTRE.x, focusY: CENTRE.y };
    const row = { ...picture, ...words, removed: [], createdAt: newsroom.clock() };
    await store.transact(({ write }) => write.images.add(row));
    added += 1;
  }
  return added;
}
