import { z } from 'zod';
import { utf8, fromUtf8 } from '../../base/bytes.ts';
import { isDigest, type Digest } from '../../base/digest.ts';
import type { MirrorFolder } from './mirror-folder.ts';

const digest = z.string().refine(isDigest);

const schema = z.object({
  /** Roots of the trees whose addresses may be shown: one, or several after a mirror was killed half-way. */
  shown: z.array(digest),
  /** Editions whose nodes and objects stay, the newest first. */
  kept: z.array(
    z.object({
      root: digest,
      /** Names of their files in `/.well-known/edition/`. */
      files: z.array(z.string()),
      /** When it was followed by another; null for the newest. */
      left: z.iso.datetime().nullable(),
    }),
  ),
  /** Paths of stories that were withdrawn by then. */
  withdrawn: z.array(z.string()),
});

/** What a mirror remembers of its folder. */
export type MirrorState = z.infer<typeof schema>;

const ADDRESS = '/.picket/mirror.json';

/** Of a new folder: nothing. A file that cannot be read is as none: everything is looked at again. */
export async function readState(folder: MirrorFolder): Promise<MirrorState> {
  const bytes = await folder.read(ADDRESS);
  const none: MirrorState = { shown: [], kept: [], withdrawn: [] };
  if (bytes === null) return none;
  try {
    return schema.parse(JSON.parse(fromUtf8(bytes)));
  } catch {
    return none;
  }
}

export async function writeState(folder: MirrorFolder, state: MirrorState): Promise<void> {
  await folder.putLasting(folder.file(ADDRESS), utf8(`${JSON.stringify(state, null, 1)}\n`));
}

export function rootsOf({ shown, kept }: MirrorState): Set<Digest> {
  return new Set([...shown, ...kept.map(({ root }) => root)]);
}
