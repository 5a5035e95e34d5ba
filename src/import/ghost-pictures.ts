import type { ImageId } from '../story/image.ts';
import type { ImportedImage } from './imported-story.ts';
import { standInId, type FindFile } from './picture-finder.ts';

/** Widths in which Ghost offers a picture of a post, and the one that link previews show. */
const WIDTHS = [600, 1000, 1200, 1600, 2400];

/** A width or a format that was asked for: `size/w600/format/webp/` before the path of the picture. */
const VARIANT = /^(.*\/content\/images\/)((?:size\/w\d+(?:h\d+)?\/|format\/\w+\/)+)(.*)$/;

/** The pictures of one post: which files they are, and every address they had. */
export class GhostPictures {
  readonly #find: FindFile;
  readonly #images = new Map<string, { readonly id: ImageId; readonly addresses: Set<string> }>();

  constructor(find: FindFile) {
    this.#find = find;
  }

  /** The stand-in of the picture at this address, or null when there is no such file. */
  readonly standIn = (source: string): ImageId | null => {
    const file = this.file(source);
    if (file === null) return null;
    const known = this.#images.get(file) ?? { id: standInId(this.#images.size + 1), addresses: new Set() };
    for (const address of addressesOf(source)) known.addresses.add(address);
    this.#images.set(file, known);
    return known.id;
  };

  /** The original is looked for first: sizes of it were made when they were asked for. */
  file(source: string): string | null {
    return this.#find(originalOf(source)) ?? this.#find(source);
  }

  get images(): readonly ImportedImage[] {
    return [...this.#images].map(([file, { id, addresses }]) => ({ id, file, addresses: [...addresses] }));
  }
}

/** Where readers had a picture of the site: none for one that stood on another. */
export function addressesOf(source: string): readonly string[] {
  const original = originalOf(source);
  const at = original.indexOf('/content/images/');
  if (at === -1) return [];
  const [before, after] = [
    original.slice(0, at + '/content/images/'.length),
    original.slice(at + '/content/images/'.length),
  ];
  return [...new Set([original, source, ...WIDTHS.map((width) => `${before}size/w${width}/${after}`)])];
}

function originalOf(source: string): string {
  const bare = source.replace(/[?#].*$/s, '');
  const [, before, , after] = VARIANT.exec(bare) ?? [];
  return before === undefined ? bare : `${before}${after}`;
}
