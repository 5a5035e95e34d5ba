import type { ImageId } from '../story/image.ts';
import type { ImportedImage } from './imported-story.ts';
import { standInId, type FindFile } from './picture-finder.ts';
import { fileStem, type WxrAttachment, type WxrLibrary } from './wxr-library.ts';
import { wordsIn } from './wxr-xml.ts';

interface Picture {
  readonly id: ImageId;
  readonly file: string;
  readonly attachment: number | null;
  readonly addresses: Set<string>;
}

/** The pictures of one post: which file each is, where readers had it, and what the archive says of it. */
export class WxrPictures {
  readonly #find: FindFile;
  readonly #library: WxrLibrary;
  readonly #byFile = new Map<string, Picture>();
  readonly #missing = new Set<string>();

  constructor(library: WxrLibrary, find: FindFile) {
    this.#library = library;
    this.#find = find;
  }

  /** The stand-in of the picture at this address, or null when no folder has it in any size. */
  readonly standIn = (source: string): ImageId | null => {
    const attachment = this.#library.byFile.get(fileStem(source)) ?? null;
    const own = attachment === null ? undefined : this.#library.attachments.get(attachment);
    const file = firstFile([...sizesOf(source), ...(own ? sizesOf(own.file) : [])], this.#find);
    if (file === null) {
      this.#missing.add(source);
      return null;
    }
    const number = this.#byFile.size + 1;
    const picture = this.#byFile.get(file) ?? { id: standInId(number), file, attachment, addresses: new Set() };
    for (const address of [source, ...this.#addressesOf(attachment)]) picture.addresses.add(address);
    this.#byFile.set(file, picture);
    return picture.id;
  };

  /** The file of an attachment with its addresses, or null. */
  attached(id: number): { readonly file: string; readonly addresses: readonly string[] } | null {
    const attachment = this.#library.attachments.get(id);
    if (attachment === undefined) return null;
    const file = firstFile(sizesOf(attachment.file), this.#find);
    if (file === null) this.#missing.add(attachment.file);
    return file === null ? null : { file, addresses: this.#addressesOf(id) };
  }

  /** What the archive says that a picture shows; '' when it says nothing. */
  readonly wordsOf = (id: ImageId): string => {
    const picture = [...this.#byFile.values()].find((each) => each.id === id);
    const attachment = this.#library.attachments.get(picture?.attachment ?? 0);
    return attachment === undefined ? '' : wordsOfAttachment(attachment);
  };

  get images(): readonly ImportedImage[] {
    return [...this.#byFile.values()].map(({ id, file, addresses }) => ({ id, file, addresses: [...addresses] }));
  }

  get missing(): readonly string[] {
    return [...this.#missing];
  }

  #addressesOf(id: number | null): readonly string[] {
    return id === null ? [] : addressesOfAttachment(this.#library, id);
  }
}

/** Where readers had the attachment that the file of this name is; a picture and a sound may differ in the ending alone. */
export function addressesOfFile(library: WxrLibrary, source: string): readonly string[] {
  const id = library.byFile.get(fileStem(source));
  const file = id === undefined ? undefined : library.attachments.get(id)?.file;
  const isSame = file !== undefined && endingOf(file) === endingOf(source);
  return id !== undefined && isSame ? addressesOfAttachment(library, id) : [];
}

function addressesOfAttachment({ attachments, site }: WxrLibrary, id: number): readonly string[] {
  const attachment = attachments.get(id);
  return attachment === undefined ? [] : [attachment.file, attachment.link, `${site.base}/?attachment_id=${id}`];
}

function endingOf(address: string): string {
  return /\.(\w{2,5})(?:[?#].*)?$/s.exec(address)?.[1]?.toLowerCase() ?? '';
}

/** The name of a file says nothing to somebody who does not see it. */
export function wordsOfAttachment({ alt, caption, title }: WxrAttachment): string {
  const named = /^[\w.()-]*\d[\w.()-]*$|\.(jpe?g|png|gif|webp)$/i.test(title) ? '' : title;
  return [alt, wordsIn(caption), named].find((words) => words.trim() !== '') ?? '';
}

function firstFile(sources: readonly string[], find: FindFile): string | null {
  for (const source of new Set(sources)) {
    const file = find(source);
    if (file !== null) return file;
  }
  return null;
}

/** Where the largest form of a picture may be: whole, as WordPress scaled it down, in the size that is named. */
function sizesOf(source: string): string[] {
  const [, stem = '', ending = ''] = /^(.*?)(\.\w{2,5})(?:[?#].*)?$/s.exec(source) ?? [];
  if (stem === '') return [source];
  const whole = stem.replace(/-(\d{1,5}x\d{1,5}|scaled)$/, '');
  // What was edited is another picture than the one that was sent, which stands in only when it is lost.
  const sent = whole.replace(/-e\d{10,14}$/, '');
  return [whole, `${whole}-scaled`, stem, sent].map((each) => each + ending);
}
