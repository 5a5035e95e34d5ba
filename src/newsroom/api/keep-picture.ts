import { sha256 } from '../../blobs/sha256.ts';
import type { RenditionBytes } from '../../media/picture-library.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { StoredRendition } from '../../store/tables.ts';
import type { Newsroom } from './newsroom.ts';

export interface PictureFiles {
  readonly renditions: readonly RenditionBytes[];
  /** What they are drawn from, where it may not be among the blobs yet. */
  readonly original?: Uint8Array;
  /** What is sealed with it, if anything. */
  readonly seal?: Uint8Array | null;
}

/**
 * Puts files of pictures where the presser finds them, and has `act` name them in the store, while nothing is forgotten and
 * no other files are put. `act` says again whether it may be: what it read before, somebody may have changed. When it
 * answers null, or throws, the files are doomed.
 */
export async function keepPicture<T>(
  { store, blobs, sealed, clock, pictureTurns }: Newsroom,
  { renditions, original, seal = null }: PictureFiles,
  act: (transaction: Transaction, at: Date) => Promise<T>,
): Promise<T> {
  return await pictureTurns.take(async () => {
    const originals = [original, seal ?? undefined].filter((bytes) => bytes !== undefined);
    const digests = [...originals.map(sha256), ...renditions.map(({ digest }) => digest)];
    const doom = async ({ write }: Pick<Transaction, 'write'>): Promise<void> => {
      await write.images.doom(digests, clock());
    };
    try {
      if (original !== undefined) await blobs.put(original);
      for (const { bytes } of renditions) await blobs.put(bytes);
      if (seal !== null) await sealed.put(seal);
      return await store.transact(async (transaction) => {
        const done = await act(transaction, clock());
        if (done === null) await doom(transaction);
        return done;
      });
    } catch (error) {
      // A store that fails may do so again: the first reason counts.
      await store.transact(doom).catch(() => {});
      throw error;
    }
  });
}

/** As the store keeps them. */
export function storedRenditions(files: readonly RenditionBytes[]): StoredRendition[] {
  return files.map(({ crop, width, height, type, path, digest, length }) => ({
    crop,
    width,
    height,
    type,
    path,
    digest,
    length,
  }));
}
