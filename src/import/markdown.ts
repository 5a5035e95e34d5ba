import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Marked } from 'marked';
import { compareText } from '../base/bytes.ts';
import { isSlug, slugify } from '../language/slug.ts';
import { parseBody } from '../story/body-html.ts';
import type { Byline } from '../story/story.ts';
import { partFrontMatter, type FrontMatter } from './front-matter.ts';
import type { ImportedLead, ImportedStory, ImportItem } from './imported-story.ts';
import { fileFinder, PictureList, type FindFile } from './picture-finder.ts';
import { attributed, withoutTitle } from './plain-conventions.ts';
import { failureOf, readText, Unreadable } from './read-text.ts';
import { RecordingList } from './recording-finder.ts';
import { readDate } from './read-date.ts';

export interface MarkdownOptions {
  /** Of the service the stories go to: for slugs. */
  readonly language: string;
  /** Of the service: for dates without a zone. */
  readonly timeZone: string;
  /** More folders in which pictures may lie. */
  readonly media?: readonly string[];
}

const marked = new Marked({ gfm: true, breaks: false, async: false });

/**
 * The stories in a Markdown file, or in all of a folder and the folders in it, by path. Each comes when it is asked for; one
 * that cannot be read is an item that says so.
 * @throws Error when the path itself cannot be opened.
 */
export async function* importMarkdown(place: string, options: MarkdownOptions): AsyncGenerator<ImportItem> {
  const isFolder = (await stat(place)).isDirectory();
  const root = path.resolve(isFolder ? place : path.dirname(place));
  const keys = isFolder ? await markdownIn(root) : [path.basename(place)];
  for (const [index, key] of keys.entries()) {
    const item = { at: index + 1, total: keys.length, key };
    try {
      yield { ...item, story: await readOne(root, key, options) };
    } catch (error) {
      yield { ...item, failure: failureOf(error) };
    }
  }
}

async function markdownIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(md|markdown)$/i.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((key) => !key.split('/').some((part) => part.startsWith('.')))
    .toSorted(compareText);
}

async function readOne(root: string, key: string, options: MarkdownOptions): Promise<ImportedStory> {
  const text = await readText(path.join(root, key));
  const find = fileFinder([path.dirname(path.join(root, key)), ...parents(root, key), ...(options.media ?? [])]);
  return readMarkdown(text, { ...options, key, find });
}

/** The folders above a document up to the one that is imported, and the one beside which that stands: stories/ and pictures/. */
function parents(root: string, key: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(path.dirname(key)); folder !== '.'; folder = path.dirname(folder))
    folders.push(path.join(root, folder));
  return [...folders, root];
}

/**
 * One Markdown document as a story.
 * @throws Unreadable
 */
export function readMarkdown(
  text: string,
  options: Omit<MarkdownOptions, 'media'> & { readonly key: string; readonly find: FindFile },
): ImportedStory {
  const { front, markdown, unknown } = partFrontMatter(text);
  const warnings = unknown.map((key) => `“${key}” in the front matter means nothing here and was left out.`);
  const pictures = new PictureList(options.find);
  const played = new RecordingList(options.find);
  const { recording, captions } = played;
  const parsed = parseBody(marked.parse(markdown, { async: false }), { image: pictures.standIn, recording, captions });
  const { headline, body } = withoutTitle(front.title, attributed(parsed.body));
  if (headline === '') throw new Unreadable('It has no title.');
  return {
    key: options.key,
    kind: 'article',
    isPublic: true,
    addresses: [],
    headline,
    slug: slugOf(front, options.language, warnings),
    date: dateOf(front, options.timeZone),
    standfirst: front.standfirst,
    place: front.place,
    bylines: bylinesOf(front),
    topics: front.topics,
    storyline: front.storyline || null,
    translationOf: front.translationOf || null,
    body,
    images: pictures.images,
    ...played.files,
    leadImage: leadOf(front, options.find, warnings),
    comments: [],
    warnings: [...warnings, ...parsed.warnings],
  };
}

function slugOf(front: FrontMatter, language: string, warnings: string[]): string | null {
  if (front.slug === '') return null;
  if (isSlug(front.slug)) return front.slug;
  const slug = slugify(front.slug, language);
  warnings.push(`The slug “${front.slug}” became “${slug}”.`);
  return slug;
}

function dateOf(front: FrontMatter, timeZone: string): Date | null {
  if (front.date === '') return null;
  const date = readDate(front.date, timeZone);
  if (date === null)
    throw new Unreadable(`The date “${front.date.slice(0, 60)}” is not one; write it as 2026-11-22T10:00:00+05:00.`);
  return date;
}

function bylinesOf({ people, units, authors }: FrontMatter): readonly Byline[] {
  return [
    ...people.map((person) => ({ person })),
    ...units.map((unit) => ({ unit })),
    ...authors.map((name) => ({ name })),
  ];
}

function leadOf(front: FrontMatter, find: FindFile, warnings: string[]): ImportedLead | null {
  if (front.image === '') return null;
  const file = find(front.image);
  if (file === null) {
    warnings.push(`The picture ${front.image} is not there.`);
    return null;
  }
  return { file, addresses: [], alt: front.imageAlt, caption: front.imageCaption, credit: front.imageCredit };
}
