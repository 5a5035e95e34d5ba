import { stat } from 'node:fs/promises';
import type { ImportItem } from './imported-story.ts';
import { fileFinder } from './picture-finder.ts';
import { failureOf } from './read-text.ts';
import { placesOf, type WxrBases } from './wxr-header.ts';
import { readItem } from './wxr-item.ts';
import { wxrItems } from './wxr-items.ts';
import { readLibrary, type WxrLibrary } from './wxr-library.ts';
import { wxrStory, type WxrStoryOptions } from './wxr-story.ts';

export interface WxrOptions {
  /** Of the service the stories go to. */
  readonly language: string;
  /** Folders in which pictures may lie, such as a copy of wp-content/uploads. */
  readonly media?: readonly string[];
  readonly bases?: WxrBases;
  /** Told of bytes that were read before there is an item. */
  readonly onRead?: (at: number, total: number) => void;
}

/** Kinds of items that are part of others. */
const PARTS = new Set(['attachment', 'wp_block']);

/**
 * The places and stories of a WordPress export file. The file is read twice and never held: first for what posts name
 * (attachments may stand behind them), then item by item. One that cannot be read is an item that says so.
 * @throws Unreadable when it is no export; what the file system throws when it cannot be opened.
 */
export async function* importWxr(file: string, options: WxrOptions): AsyncGenerator<ImportItem> {
  const { size } = await stat(file);
  const total = size * 2;
  const library = await readLibrary(file, (at) => options.onRead?.(at, total));
  const { base } = library.site;
  for (const place of placesOf(library.site, library.authors, options.bases))
    yield { at: size, total, key: base, place };
  const own: WxrStoryOptions = { language: options.language, find: fileFinder(options.media ?? []) };
  for await (const { type, text, at } of wxrItems(file)) {
    const step = { at: size + at, total };
    if (type === 'large') yield { ...step, key: base, failure: 'An item is larger than 16 MB.' };
    const item = type === 'item' ? read(text, library, own) : null;
    if (item !== null) yield { ...step, ...item };
  }
}

type Read = Pick<ImportItem, 'key'> &
  ({ story: ReturnType<typeof wxrStory> } | { skipped: string } | { failure: string });

/** Null for what is part of others. */
function read(text: string, library: WxrLibrary, options: WxrStoryOptions): Read | null {
  let key = titleOf(text);
  try {
    const item = readItem(text);
    if (PARTS.has(item.type)) return null;
    key = item.link || `${library.site.base}/?p=${item.id}`;
    if (item.type !== 'post' && item.type !== 'page')
      return { key, skipped: `It is of the type “${item.type.slice(0, 60)}”.` };
    if (item.status === 'trash' || item.status === 'auto-draft') return { key, skipped: 'It was thrown away.' };
    return { key, story: wxrStory(item, library, options) };
  } catch (error) {
    return { key, failure: failureOf(error) };
  }
}

/** What names an item that cannot be read. */
function titleOf(text: string): string {
  const at = Math.max(text.indexOf('<title>'), 0);
  const title = /^<title>(?:<!\[CDATA\[)?([^<\]]{1,100})/.exec(text.slice(at, at + 200))?.[1]?.trim();
  return title ?? 'an item without a title';
}
