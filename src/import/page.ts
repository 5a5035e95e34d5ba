import path from 'node:path';
import { isSlug } from '../language/slug.ts';
import { replaceImages } from '../story/body-images.ts';
import type { Body, ImageUse } from '../story/body.ts';
import type { ImageId } from '../story/image.ts';
import type { ImportedImage, ImportedLead, ImportedStory } from './imported-story.ts';
import { EMPTY_DRAFT, type PageDraft, type PageNotice, type PageUnit } from './page-draft.ts';
import { readHtmlPage, type HtmlPage } from './page-html.ts';
import { outsidePhases, pagePhases, runPhases } from './page-phases.ts';
import { textPieces } from './page-text.ts';
import { fileFinder, standInId, type FindFile } from './picture-finder.ts';
import { readText, Unreadable } from './read-text.ts';

export interface PageOptions {
  /** Of the service: for dates without a zone. */
  readonly timeZone: string;
  /** Where the page was saved from. */
  readonly url?: string;
  /** More folders in which pictures may lie; the page's own is always looked in. */
  readonly media?: readonly string[];
  /** An absolute path: the picture above the story, when the page has lost its own. It gets the page's caption. */
  readonly image?: string;
}

/** A page as a story, and what else the page said: the caller may make that part of the publication. */
export interface ImportedPage {
  readonly story: ImportedStory;
  /** The words below the picture, also when the picture itself is not there. */
  readonly caption: string;
  /** The page called it breaking news. */
  readonly breaking: boolean;
  readonly unit: PageUnit | null;
  readonly notice: PageNotice | null;
}

/**
 * Reads a saved web page, or the plain text of one.
 * @throws Unreadable when it has no words or is not text; what the file system throws when the file cannot be opened.
 */
export async function importPage(file: string, options: PageOptions): Promise<ImportedPage> {
  const folder = path.dirname(path.resolve(file));
  const text = await readText(file);
  const find = fileFinder([folder, ...(options.media ?? [])]);
  const { timeZone, url = null, image = null } = options;
  return readPage(text, { timeZone, url, key: path.basename(file), find, image });
}

export interface PageSource {
  readonly timeZone: string;
  readonly url: string | null;
  /** Names the page when it does not say its address. */
  readonly key: string;
  readonly find: FindFile;
  /** The file of the picture above the story; null leaves the page's own. */
  readonly image?: string | null;
}

/** @throws Unreadable when there is no story in it. */
export function readPage(text: string, source: PageSource): ImportedPage {
  return /<(?:!doctype|html|head|body|article|p|div|h1)\b[^<]*>/i.test(text.slice(0, 20_000))
    ? readHtml(text, source)
    : readPlain(text, source);
}

function readPlain(text: string, source: PageSource): ImportedPage {
  const draft = runPhases({ ...EMPTY_DRAFT, pieces: textPieces(text) }, pagePhases, source);
  const body = draft.pieces.map(({ block }) => block);
  return imported(draft, {
    key: source.url ?? source.key,
    slug: slugIn(source.url),
    topics: [],
    body,
    images: [],
    leadImage: captioned(draft, source),
    warnings: captionless(draft, source.image ?? null),
  });
}

/** The picture that was handed in, with the words that the page has for it. */
function captioned({ caption }: PageDraft, { image = null }: PageSource): ImportedLead | null {
  return image === null ? null : { file: image, addresses: [], alt: caption, caption, credit: '' };
}

/** A caption belongs to a picture, so without one it is not in the story: nobody may find that out by chance. */
function captionless({ caption }: PageDraft, picture: unknown): string[] {
  return caption === '' || picture !== null
    ? []
    : [`The caption “${caption}” is left out: there is no picture for it.`];
}

function readHtml(html: string, source: PageSource): ImportedPage {
  const page = readHtmlPage(html, { timeZone: source.timeZone, url: source.url, standIn: standInId });
  const { head } = page;
  const known = { headline: head.headline, standfirst: head.description, date: head.date, authors: head.authors };
  const outside = runPhases({ ...EMPTY_DRAFT, pieces: page.outside }, outsidePhases, source);
  const { breaking, unit, notice } = outside;
  const lead = leadOf(page);
  const pieces = page.inside.filter(({ block }) => block.type !== 'image' || block.use !== lead);
  const caption = lead?.caption || lead?.alt || '';
  const draft = runPhases({ ...EMPTY_DRAFT, ...known, pieces, caption, breaking, unit, notice }, pagePhases, source);
  const files = filesOf(page, source.find);
  const warnings = [...page.warnings];
  const body = replaceImages(
    draft.pieces.map(({ block }) => block),
    (image) => (files.has(image) ? image : missing(page.pictures.get(image), warnings)),
  );
  const own =
    lead === null
      ? null
      : leadFile(lead, source.image ?? files.get(lead.image), () => missing(page.pictures.get(lead.image), warnings));
  const leadImage = own ?? captioned(draft, source);
  warnings.push(...captionless(draft, leadImage));
  const images = [...files]
    .map(([id, file]): ImportedImage => ({ id, file, addresses: [] }))
    .filter(({ id }) => uses(body, id));
  const url = source.url ?? head.url;
  return imported(draft, {
    key: url || source.key,
    slug: slugIn(url),
    topics: head.topics,
    body,
    images,
    leadImage,
    warnings,
  });
}

type Rest = Pick<ImportedStory, 'key' | 'slug' | 'topics' | 'body' | 'images' | 'leadImage' | 'warnings'>;

function imported(draft: PageDraft, rest: Rest): ImportedPage {
  const { headline, date, standfirst, place, authors, caption, breaking, unit, notice } = draft;
  if (headline === '') throw new Unreadable('There is no story in it.');
  const bylines = authors.map((name) => ({ name }));
  const source = { kind: 'article', isPublic: true, addresses: [], comments: [] } as const;
  const story = {
    ...source,
    headline,
    date,
    standfirst,
    place,
    bylines,
    storyline: null,
    translationOf: null,
    ...rest,
  };
  return { story, caption, breaking, unit, notice };
}

/** The picture that stands above the story's second paragraph. */
function leadOf(page: HtmlPage): ImageUse | null {
  let paragraphs = 0;
  for (const { block, text } of page.inside) {
    if (block.type === 'image') return block.use;
    // Dates, names and captions are short; a story's paragraph is not.
    if (block.type === 'paragraph' && text.length > 120) paragraphs += 1;
    if (paragraphs > 1) return null;
  }
  return null;
}

function filesOf(page: HtmlPage, find: FindFile): Map<ImageId, string> {
  const files = new Map<ImageId, string>();
  for (const [id, address] of page.pictures) {
    const file = find(address);
    if (file !== null) files.set(id, file);
  }
  return files;
}

function leadFile(use: ImageUse, file: string | undefined, onMissing: () => void): ImportedLead | null {
  const { alt, caption, credit } = use;
  if (file !== undefined) return { file, addresses: [], alt, caption, credit };
  onMissing();
  return null;
}

function missing(address: string | undefined, warnings: string[]): null {
  const warning = `The picture ${(address ?? '').slice(0, 200)} is not there.`;
  if (!warnings.includes(warning)) warnings.push(warning);
  return null;
}

function uses(body: Body, id: ImageId): boolean {
  return body.some((block) => block.type === 'image' && block.use.image === id);
}

/** The last words in an address, when they are words: ids of other systems are not carried over. */
function slugIn(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parts = new URL(url).pathname.split('/').map((part) => part.replace(/\.\w{2,5}$/, ''));
  return parts.findLast((part) => isSlug(part) && /[a-z]/.test(part) && part.includes('-')) ?? null;
}
