import { utf8, type Bytes } from '../../base/bytes.ts';
import type { Blobs } from '../../blobs/blobs.ts';
import type { Head } from '../../edition/head.ts';
import { minisignKey, minisignSignature } from '../../edition/signatures/minisign.ts';
import type { SigningKey } from '../../edition/signatures/signing-key.ts';
import { printCopy, type CopyContent } from '../../press/copy-page.ts';
import { copiedPlaces, type CopiedPictures, type CopiedPlace } from '../../press/copied-story.ts';
import { fitPictures } from '../../press/fit-pictures.ts';
import type { Setting } from '../../press/setting.ts';
import type { Rendition } from '../../story/image.ts';
import type { PublicStory } from '../../story/story.ts';
import type { StoredRendition } from '../../store/tables.ts';
import type { StoryParts } from './story-parts.ts';

/** More is no file that a messenger shows at once, or that somebody with little data takes. */
const LARGEST = 300_000;

export interface CopyOptions {
  readonly blobs: Blobs;
  readonly setting: Setting;
  /** What the file is called, with its ending: whoever checks it types that. */
  readonly name: string;
  /** Null where the copy is to say only what the story says. */
  readonly edition: Pick<Head, 'seq' | 'at'> | null;
  /** Null while there is no key. */
  readonly signer: SigningKey | null;
}

export interface StoryCopy {
  readonly html: Bytes;
  /** The text of the `.minisig`; null without a signer. */
  readonly signature: Bytes | null;
}

/**
 * A story in one file (press/copy-page.ts), with as much of its pictures as it may hold. Null when its words alone are too many.
 * @throws DamagedBlob
 */
export async function makeCopy(
  story: PublicStory,
  images: StoryParts['images'],
  options: CopyOptions,
): Promise<StoryCopy | null> {
  const { blobs, setting, edition, signer } = options;
  const places = copiedPlaces(story);
  const check = signer && `minisign -Vm ${options.name} -P ${minisignKey(signer.publicKey)}`;
  const content: CopyContent = { pictures: new Map(), fewer: true, edition, check };
  const room = LARGEST - utf8(printCopy(setting, story, content)).length;
  if (room < 0) return null;
  const files = new Map(images.flatMap(({ renditions }) => renditions.map((file) => [file.path, file])));
  const fitting = fitPictures(places, { bytes: room, lengthOf: ({ path }) => files.get(path)?.length ?? null });
  const pictures = await inlined(fitting, { blobs, files });
  const fewer = pictures.size < places.length;
  const bytes = utf8(printCopy(setting, story, { ...content, pictures, fewer }));
  return { html: bytes, signature: signer && sign(bytes, story, options) };
}

/** One that is lost is left out, as one that has no room. */
async function inlined(
  fitting: ReadonlyMap<CopiedPlace, Rendition>,
  { blobs, files }: { blobs: Blobs; files: ReadonlyMap<string, StoredRendition> },
): Promise<CopiedPictures> {
  const pictures = new Map<CopiedPlace, Rendition>();
  for (const [place, rendition] of fitting) {
    const file = files.get(rendition.path);
    const bytes = file ? await blobs.get(file.digest, { verify: true }) : null;
    if (bytes === null) continue;
    const path = `data:${rendition.type};base64,${Buffer.from(bytes).toString('base64')}`;
    pictures.set(place, { ...rendition, path });
  }
  return pictures;
}

function sign(bytes: Uint8Array, { path }: PublicStory, { setting, edition, signer, name }: CopyOptions): Bytes | null {
  if (signer === null) return null;
  const from = edition && `edition ${edition.seq} of ${edition.at.toISOString()}`;
  const trustedComment = [`file:${name}`, setting.origin + path, ...(from ? [from] : [])].join('  ');
  return utf8(minisignSignature({ bytes, trustedComment }, signer));
}
