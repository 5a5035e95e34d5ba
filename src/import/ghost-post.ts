import { z } from 'zod';
import { isSlug, slugify } from '../language/slug.ts';
import { parseNodes, type ParsedBody } from '../story/body-parse.ts';
import { plainText } from '../story/body-text.ts';
import type { Node } from '../story/body-tree.ts';
import { readLexical } from './ghost-lexical.ts';
import { readMobiledoc } from './ghost-mobiledoc.ts';
import { htmlNodes, type GhostReading } from './ghost-nodes.ts';
import { addressesOf, GhostPictures } from './ghost-pictures.ts';
import { fieldsOf, type GhostRow } from './ghost-rows.ts';
import { isOpen, type GhostTables } from './ghost-tables.ts';
import type { ImportedLead, ImportedStory } from './imported-story.ts';
import type { FindFile } from './picture-finder.ts';
import { Unreadable } from './read-text.ts';

export interface GhostOptions {
  /** Of the service the stories go to: for slugs. */
  readonly language: string;
  /** The address of the site, when known. */
  readonly url?: string;
}

const text = z
  .string('a text')
  .nullish()
  .transform((value) => value ?? '');
const id = z
  .union([z.string(), z.number()], 'a text or a number')
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const schema = z.object({
  id,
  uuid: id,
  title: text,
  slug: text,
  type: text,
  // Before version 3 in place of `type`.
  page: z.union([z.boolean(), z.number()], 'true or false').nullish().transform(Boolean),
  status: text,
  visibility: text,
  published_at: id,
  custom_excerpt: text,
  feature_image: text,
  // Before version 1 in place of `feature_image`.
  image: text,
  canonical_url: text,
  author_id: id,
  lexical: text,
  mobiledoc: text,
  html: text,
});

type Post = z.infer<typeof schema>;

/**
 * A row of `posts` as a story.
 * @throws Unreadable when it is no post, or has no title.
 */
export function readPost(
  row: GhostRow,
  tables: GhostTables,
  options: GhostOptions & { find: FindFile },
): ImportedStory {
  const post = postOf(row);
  const site = siteOf(options.url);
  const title = post.title.trim();
  if (title === '') throw new Unreadable('It has no title.');
  const notes = new Set<string>();
  const pictures = new GhostPictures(options.find);
  const parsed = bodyOf(post, { site, pictures, notes });
  const open = isOpen(post);
  if (!open) noteHidden(post, notes);
  return {
    key: post.uuid || post.id,
    kind: post.type === 'page' || post.page ? 'page' : 'article',
    isPublic: open,
    addresses: addressesOfPost(post, site, notes),
    headline: title,
    slug: slugOf(post, options.language, notes),
    date: dateOf(post.published_at),
    standfirst: post.custom_excerpt.trim(),
    place: '',
    bylines: tables.authors(post.id, post.author_id || null).map(({ name }) => ({ name })),
    topics: tables.tags(post.id).map(({ name }) => name),
    storyline: null,
    translationOf: null,
    body: parsed.body,
    images: pictures.images,
    leadImage: leadOf(post, { site, pictures, notes, tables }),
    comments: [],
    warnings: [...notes, ...parsed.warnings],
  };
}

/** What names a row for people, when the post itself cannot be read: its slug, its id, its number. */
export function nameOf(row: GhostRow, number: number): string {
  try {
    const { slug, id: own } = fieldsOf(row, ['slug', 'id']);
    return (
      [slug, own]
        .find((value) => typeof value === 'string' && value !== '')
        ?.toString()
        .slice(0, 200) ?? `post ${number}`
    );
  } catch {
    return `post ${number}`;
  }
}

function postOf(row: GhostRow): Post {
  const checked = schema.safeParse(fieldsOf(row, Object.keys(schema.shape)));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new Unreadable(`Its “${issue?.path[0]?.toString() ?? ''}” must be ${issue?.message ?? 'a text'}.`);
}

/** The address of the site without a slash at its end; '' when it is not known: then addresses are paths. */
export function siteOf(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

interface Source {
  readonly site: string;
  readonly pictures: GhostPictures;
  readonly notes: Set<string>;
}

function bodyOf(post: Post, { site, pictures, notes }: Source): ParsedBody {
  const reading: GhostReading = {
    isOpen: post.visibility === '' || post.visibility === 'public',
    isOwn: (address) => /^\/(?!\/)/.test(address) || (site !== '' && `${address}/`.startsWith(`${site}/`)),
    notes,
  };
  return parseNodes(nodesOf(post, site, reading), { image: pictures.standIn });
}

/** The newest form of the text that can be read. */
function nodesOf(post: Post, site: string, reading: GhostReading): readonly Node[] {
  for (const [form, read] of [
    ['lexical', readLexical],
    ['mobiledoc', readMobiledoc],
  ] as const) {
    if (post[form].trim() === '') continue;
    const document = jsonOf(hereAs(site, post[form]));
    if (document !== undefined) return read(document, reading);
    if (post.html === '') throw new Unreadable(`Its text (“${form}”) is not whole JSON, and there is no HTML of it.`);
    reading.notes.add(`Its text (“${form}”) is not whole JSON: its HTML was taken in place of it.`);
    break;
  }
  return htmlNodes(openHtml(hereAs(site, post.html), reading));
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Without the blocks that only members saw. */
function openHtml(html: string, { isOpen: open, notes }: GhostReading): string {
  if (!open) return html;
  return html.replace(/<!--kg-gated-block:begin nonMember:false[^>]*-->.*?(?:<!--kg-gated-block:end-->|$)/gs, () => {
    notes.add('A part that only members saw is left out.');
    return ' ';
  });
}

/** What Ghost writes in place of the site's own address. In JSON a slash may stand behind a backslash. */
function hereAs(site: string, text: string): string {
  return text.replace(/__GHOST_URL__(?:\\?\/)?/g, `${site}/`);
}

function noteHidden({ status, visibility }: Post, notes: Set<string>): void {
  if (status === 'sent') notes.add('It only went out by mail: a draft.');
  else if (status === 'published')
    notes.add(`It was for ${visibility === 'paid' ? 'paying members' : 'members'} only: a draft.`);
}

function addressesOfPost(post: Post, site: string, notes: Set<string>): readonly string[] {
  const canonical = hereAs(site, post.canonical_url.trim());
  if (!canonical.startsWith(`${site}/`) && canonical !== '')
    notes.add(`It says that it first stood at ${canonical.slice(0, 200)}.`);
  const slug = encodeURIComponent(post.slug.trim().toWellFormed());
  return [
    ...(slug === '' ? [] : [`${site}/${slug}/`, `${site}/${slug}/amp/`]),
    ...(post.uuid === '' ? [] : [`${site}/p/${encodeURIComponent(post.uuid.toWellFormed())}/`]),
  ];
}

function slugOf({ slug }: Post, language: string, notes: Set<string>): string | null {
  const given = slug.trim();
  if (given === '' || isSlug(given)) return given || null;
  const ours = slugify(given, language);
  notes.add(`The slug “${given.slice(0, 100)}” became “${ours}”.`);
  return ours;
}

/** ISO 8601; without a zone, as MySQL prints it, in UTC; in the oldest exports milliseconds since 1970. */
function dateOf(value: string): Date | null {
  const given = value.trim();
  if (given === '') return null;
  const zoned = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(given) ? `${given.replace(' ', 'T')}Z` : given;
  const date = /^\d{11,14}$/.test(given) ? new Date(Number(given)) : new Date(zoned);
  if (Number.isNaN(date.getTime())) throw new Unreadable(`Its date “${given.slice(0, 60)}” is not one.`);
  return date;
}

interface LeadSource extends Source {
  readonly tables: GhostTables;
}

function leadOf(post: Post, { site, pictures, notes, tables }: LeadSource): ImportedLead | null {
  const source = hereAs(site, (post.feature_image || post.image).trim());
  if (source === '') return null;
  const meta = tables.meta(post.id);
  const caption = captionText(hereAs(site, meta.caption));
  const file = pictures.file(source);
  if (file !== null) return { file, alt: meta.alt, caption, credit: '', addresses: addressesOf(source) };
  notes.add(`The picture ${source.slice(0, 200)} is not there.`);
  if (caption !== '') notes.add(`The caption “${caption.slice(0, 200)}” is left out: there is no picture for it.`);
  return null;
}

function captionText(html: string): string {
  return plainText(parseNodes(htmlNodes(html), { image: () => null }).body)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
