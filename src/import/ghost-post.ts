import { z } from 'zod';
import { isSlug, slugify } from '../language/slug.ts';
import { siteStrings } from '../language/strings/site-strings.ts';
import { mayHaveSlug } from '../story/address.ts';
import { parseNodes } from '../story/body-parse.ts';
import { typographicUse } from '../story/body-quotes.ts';
import type { Body } from '../story/body.ts';
import { inlineOf } from '../story/body-leaves.ts';
import { plainText } from '../story/body-text.ts';
import { CLOSED_BELOW } from '../story/rules.ts';
import { htmlNodes, type GhostReading } from './ghost-nodes.ts';
import { addressesOf as addressesOfPicture, GhostPictures } from './ghost-pictures.ts';
import { fieldsOf, type GhostRow } from './ghost-rows.ts';
import { isOpen, type GhostMeta, type GhostTables } from './ghost-tables.ts';
import { hereAs, textNodes } from './ghost-text.ts';
import { completeBody } from './complete-body.ts';
import type { ImportedLead, ImportedStory } from './imported-story.ts';
import type { FindFile } from './picture-finder.ts';
import { RecordingList } from './recording-finder.ts';
import { Unreadable } from './read-text.ts';
import { setMarks, setMarksInLine } from './set-marks.ts';

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
 * @throws Unreadable when it is no post, or has no title or key.
 */
export function readPost(
  row: GhostRow,
  tables: GhostTables,
  options: GhostOptions & { find: FindFile },
): ImportedStory {
  const post = postOf(row);
  const { language, find } = options;
  const source: Source = {
    site: siteOf(options.url),
    language,
    pictures: new GhostPictures(find),
    played: new RecordingList(find),
    notes: new Set(),
  };
  const { site, pictures, played, notes } = source;
  const headline = setMarksInLine(post.title, language).trim();
  const key = (post.uuid || post.id).slice(0, 100);
  if (headline === '') throw new Unreadable('It has no title.');
  if (key === '') throw new Unreadable('It has neither a “uuid” nor an “id”.');
  const open = isOpen(post);
  if (!open) noteHidden(post, notes);
  const body = closedApart(bodyOf(post, headline, source), post, notes);
  const leadImage = leadOf(post, tables.meta(post.id), source);
  return {
    key,
    kind: kindOf(post),
    isPublic: open,
    addresses: addressesOf(post, site, notes),
    headline,
    slug: slugOf(post, source),
    date: dateOf(post.published_at),
    standfirst: setMarksInLine(post.custom_excerpt, language).trim(),
    place: '',
    bylines: tables.authors(post.id, post.author_id || null).map(({ name }) => ({ name })),
    topics: tables.tags(post.id).map(({ name }) => name),
    storyline: null,
    translationOf: null,
    body,
    images: pictures.images,
    ...played.files,
    leadImage: leadImage && { ...leadImage, alt: leadImage.alt || leadImage.caption || headline },
    comments: [],
    warnings: [...notes],
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

/** What reading a post needs, and what it has to say. */
interface Source {
  readonly site: string;
  readonly language: string;
  readonly pictures: GhostPictures;
  readonly played: RecordingList;
  readonly notes: Set<string>;
}

function kindOf({ type, page }: Post): 'page' | 'article' {
  return type === 'page' || page ? 'page' : 'article';
}

function bodyOf(post: Post, headline: string, { site, language, pictures, played, notes }: Source): Body {
  const reading: GhostReading = {
    isOpen: post.visibility === '' || post.visibility === 'public',
    isOwn: (address) => /^\/(?!\/)/.test(address) || (site !== '' && `${address}/`.startsWith(`${site}/`)),
    notes,
  };
  const parsed = parseNodes(textNodes(post, site, reading), {
    image: pictures.standIn,
    recording: played.recording,
    captions: played.captions,
  });
  for (const warning of parsed.warnings) notes.add(warning);
  const { body, count } = completeBody(parsed.body, {
    wordsOf: () => '',
    headline,
    noTranscript: siteStrings(language).media.broughtWithoutTranscript,
  });
  if (count > 0) notes.add('A picture has no description, and the headline stands in for it.');
  return setMarks(body, language);
}

/**
 * What stood below the paywall is cut from a post that was for everybody. In what was not for everybody it stays, below a line
 * that has to be taken out before the draft can be published.
 */
function closedApart(body: Body, post: Post, notes: Set<string>): Body {
  const at = body.findIndex((block) => block.type === 'paragraph' && plainText([block]).trim() === CLOSED_BELOW);
  if (isOpen(post) && at !== -1) {
    notes.add('What stood below the end of its public part is left out.');
    return body.slice(0, at);
  }
  const isClosed = post.status === 'sent' || (post.visibility !== '' && post.visibility !== 'public');
  if (!isClosed || at !== -1) return body;
  return [{ type: 'paragraph', content: inlineOf([{ text: CLOSED_BELOW, marks: [] }]) }, ...body];
}

function noteHidden({ status, visibility }: Post, notes: Set<string>): void {
  if (status === 'sent') notes.add('It only went out by mail: a draft.');
  else if (status === 'published')
    notes.add(
      `It was for ${visibility === 'paid' ? 'paying members' : 'members'} only: a draft, to be published once “${CLOSED_BELOW}” is taken out of it.`,
    );
}

function addressesOf(post: Post, site: string, notes: Set<string>): readonly string[] {
  const canonical = hereAs(site, post.canonical_url.trim());
  if (canonical !== '' && !canonical.startsWith(`${site}/`))
    notes.add(`It first stood on another site, as it says: ${canonical.slice(0, 200)}`);
  const slug = encodeURIComponent(post.slug.trim().toWellFormed());
  return [
    ...(slug === '' ? [] : [`${site}/${slug}/`, `${site}/${slug}/amp/`]),
    ...(post.uuid === '' ? [] : [`${site}/p/${encodeURIComponent(post.uuid.toWellFormed())}/`]),
  ];
}

/** Null where Ghost's own cannot be one of ours; its address leads to ours all the same. */
function slugOf(post: Post, { language, notes }: Source): string | null {
  const given = post.slug.trim();
  const ours = given === '' || isSlug(given) ? given : slugify(given, language);
  if (ours !== given) notes.add(`Its slug is another now: “${given.slice(0, 100)}”`);
  return mayHaveSlug(kindOf(post), ours) ? ours : null;
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

function leadOf(post: Post, meta: GhostMeta, { site, language, pictures, notes }: Source): ImportedLead | null {
  const source = hereAs(site, (post.feature_image || post.image).trim());
  if (source === '') return null;
  const words = typographicUse(
    { alt: meta.alt, caption: captionText(hereAs(site, meta.caption)), credit: '' },
    language,
  );
  const file = pictures.file(source);
  if (file !== null) return { ...words, file, addresses: addressesOfPicture(source) };
  notes.add(`The picture above it is not there: ${source.slice(0, 200)}`);
  if (words.caption !== '')
    notes.add(`The caption of its picture is left out with it: “${words.caption.slice(0, 200)}”`);
  return null;
}

function captionText(html: string): string {
  return plainText(parseNodes(htmlNodes(html), { image: () => null }).body)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
