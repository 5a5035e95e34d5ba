import { escapeHtml } from '../base/html.ts';
import { isSlug, slugify } from '../language/slug.ts';
import { siteStrings } from '../language/strings/site-strings.ts';
import { mayHaveSlug } from '../story/address.ts';
import { parseBody } from '../story/body-html.ts';
import { plainText } from '../story/body-text.ts';
import type { Body } from '../story/body.ts';
import { completeBody, describe } from './complete-body.ts';
import type { ImportedLead, ImportedStory } from './imported-story.ts';
import type { FindFile } from './picture-finder.ts';
import { Unreadable } from './read-text.ts';
import { RecordingList } from './recording-finder.ts';
import { setMarks, setMarksInLine } from './set-marks.ts';
import { hasBlocks, readBlocks } from './wp-blocks.ts';
import { breaksForLines } from './wp-lines.ts';
import { embed, readShortcodes, type ShortcodeSource } from './wp-shortcodes.ts';
import type { WxrItem } from './wxr-item.ts';
import { addressesOfFile, WxrPictures, wordsOfAttachment } from './wxr-pictures.ts';
import type { WxrLibrary } from './wxr-library.ts';
import { wordsIn } from './wxr-xml.ts';

export interface WxrStoryOptions {
  /** Of the service the stories go to. */
  readonly language: string;
  readonly find: FindFile;
}

/** A post or page as a story. @throws Unreadable */
export function wxrStory(item: WxrItem, library: WxrLibrary, options: WxrStoryOptions): ImportedStory {
  const warnings = new Set<string>();
  const pictures = new WxrPictures(library, options.find);
  const played = new RecordingList(options.find, (source) => addressesOfFile(library, source));
  const files = { image: pictures.standIn, recording: played.recording, captions: played.captions };
  const parsed = parseBody(htmlOf(item, library, warnings), { ...files, base: library.site.base });
  const { language } = options;
  const headline = headlineOf(item, parsed.body, language);
  const noTranscript = siteStrings(language).media.broughtWithoutTranscript;
  const { body, count } = completeBody(parsed.body, { wordsOf: pictures.wordsOf, headline, noTranscript });
  if (count > 0) warnings.add('A picture has no description, and the headline stands in for it.');
  const leadImage = leadOf(item, { library, pictures, headline });
  for (const source of pictures.missing) warnings.add(`A picture is in no folder of --media: ${source.slice(0, 300)}`);
  if (item.hasPassword) warnings.add('It had a password, so it is a draft.');
  if (item.otherComments > 0)
    warnings.add('Comments that readers did not see, pingbacks and trackbacks were left out.');
  const isPublic = item.status === 'publish' && !item.hasPassword;
  const left = parsed.warnings.filter((warning) => !warning.startsWith('A picture was left out'));
  return {
    key: `${library.site.base}/?p=${item.id}`,
    kind: item.type === 'page' ? 'page' : 'article',
    isPublic,
    addresses: addressesOf(item, library.site.base),
    headline,
    slug: slugOf(item, language),
    date: item.date,
    standfirst: setMarksInLine(wordsIn(item.excerpt), language),
    place: '',
    bylines: bylinesOf(item, library),
    topics: topicsOf(item),
    storyline: null,
    translationOf: null,
    body: setMarks(body, language),
    images: pictures.images,
    ...played.files,
    leadImage: withoutTwice(leadImage, body, pictures),
    ...(isPublic && item.type === 'post' && monthOf(item, library.site.base)),
    comments: item.comments,
    warnings: [...warnings, ...left],
  };
}

/** The text as HTML, in the order in which WordPress itself reads it: blocks, shortcodes, lines. */
function htmlOf(item: WxrItem, library: WxrLibrary, warnings: Set<string>): string {
  const source: ShortcodeSource = {
    figure: (id) => figureOf(library, id),
    own: () => library.byParent.get(item.id) ?? [],
    unknown: (name) => warnings.add(`A shortcode means nothing here and only its words were kept: [${name}]`),
  };
  const text = item.content
    .replace(/<!--(more|nextpage|noteaser)\b[^<>]*-->/g, '\n\n')
    // A second link to the same file, for those who want it on their disk.
    .replace(/<a\b[^<>]*wp-block-file__button[^<>]*>[^<>]*<\/a>/g, '');
  const classic = (html: string): string => breaksForLines(withEmbeds(readShortcodes(html, source)));
  if (!hasBlocks(text)) return classic(text);
  const blocks = {
    shared: (id: number) => library.shared.get(id) ?? null,
    unknown: (name: string) => warnings.add(`A block shows what only WordPress knows and was left out: ${name}`),
  };
  return readShortcodes(readBlocks(text, blocks, classic), source);
}

/** An address alone on its line is what WordPress makes a player or a post of. */
function withEmbeds(html: string): string {
  return html.replace(/^[ \t]*(?:<p>)?(https?:\/\/[^\s<>"]{4,2000})(?:<\/p>)?[ \t]*$/gim, (_, address: string) =>
    embed(address),
  );
}

function figureOf(library: WxrLibrary, id: number): string | null {
  const attachment = library.attachments.get(id);
  if (attachment === undefined) return null;
  const { file } = attachment;
  const sound = /\.(mp3|m4a|ogg|wav|oga)$/i.test(file) ? 'audio' : null;
  const player = sound ?? (/\.(mp4|m4v|webm|ogv|mov)$/i.test(file) ? 'video' : null);
  const caption = attachment.caption === '' ? '' : `<figcaption>${attachment.caption}</figcaption>`;
  if (player !== null) return `<figure><${player} src="${escapeHtml(file)}"></${player}>${caption}</figure>`;
  return `<figure><img src="${escapeHtml(file)}" alt="${escapeHtml(wordsOfAttachment(attachment))}">${caption}</figure>`;
}

/** Posts without a title are called by their first words. */
function headlineOf({ title }: WxrItem, body: Body, language: string): string {
  if (title !== '') return setMarksInLine(title, language);
  const [line = ''] = plainText(body).split('\n');
  const words = line.split(/\s+/).slice(0, 10).join(' ').slice(0, 120);
  if (words === '') throw new Unreadable('It has neither a title nor words.');
  return words.length < line.length ? `${words}…` : words;
}

function slugOf({ slug: raw, type }: WxrItem, language: string): string | null {
  const name = decoded(raw);
  const slug = isSlug(name) ? name : name === '' ? '' : slugify(name, language);
  return slug === '' || !mayHaveSlug(type === 'page' ? 'page' : 'article', slug) ? null : slug;
}

function addressesOf({ id, type, link, guid }: WxrItem, base: string): string[] {
  const forms = type === 'page' ? [`${base}/?page_id=${id}`, `${base}/?p=${id}`] : [`${base}/?p=${id}`];
  return [...new Set([...forms, ...[link, guid].filter((address) => hostOf(address) === hostOf(base))])].filter(
    // A draft's address is the front page with a query.
    (address) => address.replace(/\/$/, '') !== base,
  );
}

/** The archive of its month, as it was whatever the form of the addresses: with a path and with a query. */
function monthOf({ month: at }: WxrItem, base: string): Pick<ImportedStory, 'month'> {
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)$/.exec(at) ?? [];
  if (year === '') return {};
  const addresses = [`${base}/${year}/${month}/`, `${base}/?m=${year}${month}`];
  return { month: { year: Number(year), month: Number(month), addresses } };
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null;
}

function bylinesOf({ creator }: WxrItem, { site }: WxrLibrary): ImportedStory['bylines'] {
  const name = site.authors.get(creator)?.name ?? '';
  return name === '' ? [] : [{ name }];
}

function topicsOf({ terms, type }: WxrItem): string[] {
  if (type === 'page') return [];
  const lists = terms.filter(({ domain }) => domain === 'category' || domain === 'post_tag');
  return [
    ...new Set(lists.filter(({ slug, name }) => slug !== 'uncategorized' && name !== '').map(({ name }) => name)),
  ];
}

interface LeadSource {
  readonly library: WxrLibrary;
  readonly pictures: WxrPictures;
  readonly headline: string;
}

function leadOf({ thumbnail }: WxrItem, { library, pictures, headline }: LeadSource): ImportedLead | null {
  const attachment = library.attachments.get(thumbnail);
  const found = attachment === undefined ? null : pictures.attached(thumbnail);
  if (attachment === undefined || found === null) return null;
  const caption = wordsIn(attachment.caption);
  const alt = describe({ alt: attachment.alt, caption }, wordsOfAttachment(attachment)) || headline;
  return { ...found, alt, caption, credit: '' };
}

/** Many themes show the featured picture above a text that begins with it. */
function withoutTwice(lead: ImportedLead | null, body: Body, pictures: WxrPictures): ImportedLead | null {
  const [first] = body;
  if (lead === null || first?.type !== 'image') return lead;
  return pictures.images.some(({ id, file }) => id === first.use.image && file === lead.file) ? null : lead;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
