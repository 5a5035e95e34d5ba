import { parseBody } from '../story/body-html.ts';
import { plainText } from '../story/body-text.ts';
import type { ImportedComment } from './imported-story.ts';
import { Unreadable } from './read-text.ts';
import { allIn, readXml, textIn, wordsIn, type XmlRecord } from './wxr-xml.ts';

/** One `<item>` of an export: a post, a page, an attachment or something else. */
export interface WxrItem {
  readonly id: number;
  /** `post`, `page`, `attachment`, or another, such as `nav_menu_item`. */
  readonly type: string;
  readonly status: string;
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  /** The login of who wrote it: for finding the name, and not to be kept. */
  readonly creator: string;
  readonly content: string;
  readonly excerpt: string;
  /** Null while it was never published; WordPress writes noughts then. */
  readonly date: Date | null;
  /** Year and month in whose archive the site listed it, by its own clock, such as `2020-05`; '' for none. */
  readonly month: string;
  /** As in its address: perhaps percent-encoded, perhaps empty. */
  readonly slug: string;
  readonly parent: number;
  readonly hasPassword: boolean;
  readonly terms: readonly WxrTerm[];
  /** The id of the attachment that stands above it; 0 for none. */
  readonly thumbnail: number;
  /** Of an attachment: where its file is, and what it shows. */
  readonly file: string;
  readonly alt: string;
  /** Those that readers could see. */
  readonly comments: readonly ImportedComment[];
  /** Not approved, pingbacks and trackbacks. */
  readonly otherComments: number;
}

export interface WxrTerm {
  /** `category`, `post_tag` or a taxonomy of its own. */
  readonly domain: string;
  readonly slug: string;
  readonly name: string;
}

/** In letters, of a post's text: more is no story. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const LONGEST_COMMENT = 64 * 1024;
const MOST_COMMENTS = 20_000;

/** What is read. Who comments is named, and nothing else of them: e-mail, address and device are never asked for. */
const WANTED = new Set(
  `item title link guid dc:creator content:encoded excerpt:encoded category
   wp:post_id wp:post_type wp:status wp:post_name wp:post_parent wp:post_password wp:post_date wp:post_date_gmt
   wp:attachment_url wp:postmeta wp:meta_key wp:meta_value
   wp:comment wp:comment_id wp:comment_parent wp:comment_author wp:comment_date wp:comment_date_gmt wp:comment_content
   wp:comment_approved wp:comment_type`.split(/\s+/),
);

/** @throws Unreadable */
export function readItem(text: string): WxrItem {
  const item = readXml(text, WANTED);
  const id = Number(textIn(item, 'wp:post_id'));
  if (item.name !== 'item' || !Number.isSafeInteger(id) || id <= 0) throw new Unreadable('The item has no wp:post_id.');
  const content = textIn(item, 'content:encoded');
  if (content.length > LONGEST_TEXT) throw new Unreadable('Its text is longer than 4 MB.');
  const meta = metaOf(item);
  const said = allIn(item, 'wp:comment');
  const comments = said.slice(0, MOST_COMMENTS).flatMap((comment) => commentOf(comment) ?? []);
  return {
    id,
    type: textIn(item, 'wp:post_type') || 'post',
    status: textIn(item, 'wp:status'),
    title: wordsIn(textIn(item, 'title')),
    link: textIn(item, 'link'),
    guid: textIn(item, 'guid'),
    creator: textIn(item, 'dc:creator'),
    content,
    excerpt: textIn(item, 'excerpt:encoded'),
    date: dateOf(textIn(item, 'wp:post_date_gmt')) ?? dateOf(textIn(item, 'wp:post_date')),
    month: monthOf(dateOf(textIn(item, 'wp:post_date')) ?? dateOf(textIn(item, 'wp:post_date_gmt'))),
    slug: textIn(item, 'wp:post_name'),
    parent: Number(textIn(item, 'wp:post_parent')) || 0,
    hasPassword: textIn(item, 'wp:post_password') !== '',
    terms: allIn(item, 'category').map(termOf),
    thumbnail: Number(meta.get('_thumbnail_id')) || 0,
    file: textIn(item, 'wp:attachment_url') || textIn(item, 'guid'),
    alt: meta.get('_wp_attachment_image_alt') ?? '',
    comments,
    otherComments: said.length - comments.length,
  };
}

/** `2020-05-17 09:30:00` in UTC; null for noughts and for what is none. */
export function dateOf(text: string): Date | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (parts === null || parts[1] === '0000') return null;
  const date = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(parts[3]) ? null : date;
}

function monthOf(date: Date | null): string {
  return date?.toISOString().slice(0, 7) ?? '';
}

function termOf({ attributes, text }: XmlRecord): WxrTerm {
  return { domain: attributes['domain'] ?? '', slug: attributes['nicename'] ?? '', name: wordsIn(text) };
}

function metaOf(item: XmlRecord): Map<string, string> {
  return new Map(
    allIn(item, 'wp:postmeta').map((meta) => [textIn(meta, 'wp:meta_key'), textIn(meta, 'wp:meta_value')]),
  );
}

/** Null for what readers did not see, and for a note of another site that it linked here. */
function commentOf(comment: XmlRecord): ImportedComment | null {
  const type = textIn(comment, 'wp:comment_type');
  const at = dateOf(textIn(comment, 'wp:comment_date_gmt')) ?? dateOf(textIn(comment, 'wp:comment_date'));
  const text = wordsOf(textIn(comment, 'wp:comment_content').slice(0, LONGEST_COMMENT));
  const key = textIn(comment, 'wp:comment_id');
  const isSeen = textIn(comment, 'wp:comment_approved') === '1' && (type === '' || type === 'comment');
  if (!isSeen || at === null || text === '' || !/^\d{1,20}$/.test(key)) return null;
  const parent = textIn(comment, 'wp:comment_parent');
  return {
    key,
    parent: /^[1-9]\d{0,19}$/.test(parent) ? parent : null,
    name: nameOf(textIn(comment, 'wp:comment_author')),
    text,
    at,
  };
}

/** A name under a comment; an e-mail address in its place is not kept. */
function nameOf(author: string): string {
  const name = wordsIn(author).slice(0, 100);
  return name.includes('@') ? '' : name;
}

/** Comments hold a little HTML, and lines that end where they end: their words, an empty line between paragraphs. */
function wordsOf(html: string): string {
  return plainText(parseBody(html.replace(/\r?\n/g, '<br>')).body);
}
