import type { Clock } from '../../base/clock.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Turns } from '../../base/turns.ts';
import type { Blobs } from '../../blobs/blobs.ts';
import type { Edition } from '../../edition/edition.ts';
import type { FaceProcess } from '../../media/face-process.ts';
import type { PictureProcess } from '../../media/picture-process.ts';
import type { StoredPublication } from '../../store/publication-reader.ts';
import type { Store } from '../../store/open-store.ts';
import type { Access } from './access.ts';
import type { Leases } from './leases.ts';
import type { LinkAsker } from './link-asker.ts';
import type { Presser } from './presser.ts';

/** What the acts of people who publish work with. */
export interface Newsroom {
  readonly store: Store;
  /** Pictures as they came and their renditions. Private: what readers may see is copied into the edition. */
  readonly blobs: Blobs;
  /** Uncovered originals that somebody may need one day. Apart from all others, in no backup, never drawn from. */
  readonly sealed: Blobs;
  readonly edition: Edition;
  readonly pictures: PictureProcess;
  readonly faces: FaceProcess;
  /** In which files of pictures are put and named in the store, or deleted: never both at a time. */
  readonly pictureTurns: Turns;
  readonly presser: Presser;
  readonly access: Access;
  readonly leases: Leases;
  /** The one way in which the newsroom asks other sites anything. */
  readonly links: LinkAsker;
  readonly clock: Clock;
  /** The newsroom's own address without a slash at its end. Known once it listens. */
  readonly address: () => string;
  /** The same for whoever sits at the machine itself: http://localhost and its port. */
  readonly localAddress: () => string;
}

/** @throws Refusal 'wrong-state' when the home is empty. */
export async function publicationOf({ store }: Newsroom): Promise<StoredPublication & { readonly origin: string }> {
  const stored = await store.read.publication.publication();
  if (stored === null) throw new Refusal('wrong-state', 'There is no publication yet: run picket init.');
  return { ...stored, origin: stored.origin ?? '' };
}
