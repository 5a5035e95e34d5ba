import { Refusal } from '../../base/refusal.ts';
import { addPicture } from '../../media/picture-library.ts';
import { lineOf } from '../../story/body-leaves.ts';
import type { Focus, ImageId, Rendition } from '../../story/image.ts';
import type { ImageRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';

/** Of each of a picture's words, in UTF-16 units. */
const LONGEST = 1000;

export interface NewPicture {
  readonly bytes: Uint8Array;
  /** What the sender says it is; null when nothing was said. */
  readonly declaredType: string | null;
  /** What the sender calls it; its ending is a claim too. */
  readonly fileName?: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly focus: Focus;
}

export interface LibraryImage {
  readonly id: ImageId;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly renditions: readonly Rendition[];
}

/** Draws and keeps a picture. Readers see it once a story or a unit that shows it is public. @throws Refusal as `makeRenditions`. */
export async function addImage(
  newsroom: Newsroom,
  actor: Actor,
  { bytes, declaredType, fileName, alt, caption, credit, focus }: NewPicture,
): Promise<{ id: ImageId; renditions: readonly Rendition[] }> {
  requireRight(actor, 'write');
  refuseLongWords({ alt, caption, credit });
  const { blobs: originals, pictures: process } = newsroom;
  const claim = { fileName, declaredType: declaredType ?? undefined };
  const { renditions: drawn, ...picture } = await addPicture(bytes, { ...claim, focus }, { originals, process });
  const renditions = [];
  for (const { bytes: file, ...rendition } of drawn) {
    await originals.put(file);
    renditions.push(rendition);
  }
  const createdAt = newsroom.clock();
  const row = {
    ...picture,
    focusX: focus.x,
    focusY: focus.y,
    alt: lineOf(alt),
    caption: lineOf(caption),
    credit: lineOf(credit),
    renditions,
    createdAt,
    account: actor.account,
  };
  const id = await newsroom.store.transact(async ({ write }) => {
    const made = await write.images.add(row);
    await audit(write, { actor, act: 'picture.add', subject: made, at: createdAt });
    return made;
  });
  return { id, renditions: renditions.map(publicRendition) };
}

/** The newest first. */
export async function listImages(
  newsroom: Newsroom,
  actor: Actor,
  query: { limit: number; search?: string },
): Promise<readonly LibraryImage[]> {
  requireRight(actor, 'read');
  return (await newsroom.store.read.images.list(query)).map(libraryImage);
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

function refuseLongWords(words: Readonly<Record<string, string>>): void {
  const faults = Object.entries(words)
    .filter(([, text]) => text.length > LONGEST)
    .map(([field]) => ({ field, detail: `Say it in ${LONGEST} letters or fewer.` }));
  if (faults.length > 0) throw new Refusal('invalid', 'The words of the picture are too long.', { faults });
}

function libraryImage({ id, alt, caption, credit, renditions }: ImageRow): LibraryImage {
  return { id, alt, caption, credit, renditions: renditions.map(publicRendition) };
}

function publicRendition({ crop, width, height, type, path }: Rendition): Rendition {
  return { crop, width, height, type, path };
}
