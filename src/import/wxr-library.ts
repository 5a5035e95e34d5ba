import { wxrItems } from './wxr-items.ts';
import { readHeader, type WxrSite } from './wxr-header.ts';
import { readItem, type WxrItem } from './wxr-item.ts';
import { failureOf, Unreadable } from './read-text.ts';

/** What a post may name that stands elsewhere in the file: read before the first post, and small. */
export interface WxrLibrary {
  readonly site: WxrSite;
  readonly attachments: ReadonlyMap<number, WxrAttachment>;
  /** The attachment that a file belongs to, in whatever size, by `fileStem`. */
  readonly byFile: ReadonlyMap<string, number>;
  /** By the post they were sent to. */
  readonly byParent: ReadonlyMap<number, readonly number[]>;
  /** Blocks that several posts use. */
  readonly shared: ReadonlyMap<number, string>;
  /** The logins of who wrote posts and pages. */
  readonly authors: ReadonlySet<string>;
}

export interface WxrAttachment {
  readonly file: string;
  readonly link: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
}

/** In letters, of an attachment's words: a hundred thousand of them stay in memory. */
const LONGEST_WORDS = 500;
/** In letters, of all blocks that several posts use. */
const MOST_SHARED = 16 * 1024 * 1024;

/**
 * Reads a file through for what its posts name. `onRead` is told how many bytes were read.
 * @throws Unreadable when it is no export.
 */
export async function readLibrary(file: string, onRead: (bytes: number) => void): Promise<WxrLibrary> {
  const attachments = new Map<number, WxrAttachment>();
  const byFile = new Map<string, number>();
  const byParent = new Map<number, number[]>();
  const shared = new Map<number, string>();
  const authors = new Set<string>();
  let site: WxrSite | null = null;
  let room = MOST_SHARED;
  for await (const { type, text, at } of wxrItems(file)) {
    onRead(at);
    if (type === 'header') site = readHeader(text);
    if (type !== 'item') continue;
    const kind = kindOf(text);
    if (kind === 'post' || kind === 'page') authors.add(detached(creatorOf(text)));
    const item = kind === 'attachment' || kind === 'wp_block' ? readable(text) : null;
    if (item?.type === 'wp_block' && item.content.length <= room) {
      shared.set(item.id, detached(item.content));
      room -= item.content.length;
    } else if (item?.type === 'attachment') {
      attachments.set(item.id, attachmentOf(item));
      byFile.set(detached(fileStem(item.file)), item.id);
      if (item.parent > 0) byParent.set(item.parent, [...(byParent.get(item.parent) ?? []), item.id]);
    }
  }
  if (site === null) throw new Unreadable('There is nothing in the file.');
  return { site, attachments, byFile, byParent, shared, authors };
}

/** What an address of a file says of it whatever its size: `/2020/05/a` of https://example.org/uploads/2020/05/a-300x200.jpg. */
export function fileStem(address: string): string {
  const path = address.replace(/[?#].*$/s, '').replace(/\.\w{2,5}$/, '');
  const plain = path.replace(/-(\d{1,5}x\d{1,5}|scaled|rotated)$/, '');
  return plain.split('/').slice(-3).join('/');
}

/** Without reading the XML: most of an archive is read only the second time. */
function kindOf(text: string): string {
  const after = Math.max(text.indexOf('</content:encoded>'), 0);
  const at = text.indexOf('<wp:post_type>', after);
  return /^<wp:post_type>(?:<!\[CDATA\[)?([\w-]+)/.exec(text.slice(at, at + 200))?.[1] ?? 'post';
}

function creatorOf(text: string): string {
  const at = text.indexOf('<dc:creator>');
  return /^<dc:creator>(?:<!\[CDATA\[)?([^<\]]*)/.exec(text.slice(at, at + 300))?.[1]?.trim() ?? '';
}

/** A copy: a part of a text keeps the whole text in memory, and here that is the file. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** What is broken is told of when its turn comes. */
function readable(text: string): WxrItem | null {
  try {
    return readItem(text);
  } catch (error) {
    failureOf(error);
    return null;
  }
}

function attachmentOf({ file, link, title, alt, excerpt }: WxrItem): WxrAttachment {
  const short = (words: string): string => detached(words.slice(0, LONGEST_WORDS));
  return { file: short(file), link: short(link), title: short(title), alt: short(alt), caption: short(excerpt) };
}
