import { utf8 } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { authorsOf, unitsOf } from '../../press/bylines.ts';
import type { Setting } from '../../press/setting.ts';
import { surfaceOf } from '../../press/surface.ts';
import type { ImageId, PublicImage } from '../../story/image.ts';
import type { PublicStory } from '../../story/story.ts';
import type { CopyRow } from '../../store/tables.ts';

/** Part of every copy's key: raise it with whatever prints a copy otherwise (press/copy-page.test.ts). */
const COPY_VERSION = 1;

/** How the copy of a story stands: made of the story as it is now, not to be had, or yet to be made. */
export type CopyState =
  | { readonly state: 'made'; readonly digest: Digest }
  | { readonly state: 'none' }
  | { readonly state: 'due'; readonly key: string };

/** A story that goes on has no copy, for it would be old at once; what is no story neither. */
export function copyState(setting: Setting, story: PublicStory, row: CopyRow | null): CopyState {
  if (story.kind === 'page' || story.live) return { state: 'none' };
  const key = copyKey(setting, story);
  if (row?.key !== key) return { state: 'due', key };
  return row.digest === null ? { state: 'none' } : { state: 'made', digest: row.digest };
}

/** All that a copy shows, in one word. */
function copyKey(setting: Setting, story: PublicStory): string {
  const { headline, standfirst, place, bylines, path, topics, image, firstPublished, modified } = story;
  const shown = [headline, standfirst, place, bylines, path, topics[0], image?.use, firstPublished, modified];
  const body = [story.body, story.corrections, story.coverage];
  const pictures = [...(image ? [image.picture] : []), ...story.pictures.values()].map(filesOf);
  const played = [...story.recordings.values()];
  return sha256(utf8(JSON.stringify([COPY_VERSION, saidOf(setting, story), shown, body, pictures, played])));
}

/** A copy takes none in AVIF: that they come changes nothing. */
function filesOf({ id, renditions }: PublicImage): readonly [ImageId, ...string[]] {
  return [id, ...renditions.filter(({ type }) => type !== 'image/avif').map(({ path }) => path)];
}

/** What the publication says in the copy of a story. */
function saidOf(setting: Setting, { service, bylines, coverage }: PublicStory): readonly unknown[] {
  const surface = surfaceOf(setting, service);
  const { title, timeZone } = surface.service;
  const all = [...bylines, ...(coverage?.posts.flatMap((post) => post.bylines) ?? [])];
  const { notices } = setting.publication;
  return [setting.origin, title, timeZone, notices, authorsOf(all, surface), unitsOf(bylines, surface)];
}
