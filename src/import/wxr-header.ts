import { oldAddress } from '../story/old-address.ts';
import type { ImportedPlace } from './imported-story.ts';
import { Unreadable } from './read-text.ts';
import { allIn, readXml, textIn, wordsIn, type XmlRecord } from './wxr-xml.ts';

/** What an export says of its site before the first item. */
export interface WxrSite {
  /** Its address without a slash at its end, such as https://example.org/blog. */
  readonly base: string;
  /** The names that readers saw, by login. */
  readonly authors: ReadonlyMap<string, WxrAuthor>;
  readonly terms: readonly WxrSiteTerm[];
}

export interface WxrAuthor {
  readonly name: string;
  readonly addresses: readonly string[];
}

interface WxrSiteTerm {
  readonly id: string;
  readonly kind: 'category' | 'tag';
  readonly slug: string;
  readonly parent: string;
  readonly name: string;
}

const WANTED = new Set(
  `rss channel link wp:wxr_version wp:base_site_url wp:base_blog_url
   wp:author wp:author_id wp:author_login wp:author_display_name wp:author_first_name wp:author_last_name
   wp:category wp:category_nicename wp:category_parent wp:cat_name
   wp:tag wp:tag_slug wp:tag_name wp:term_id`.split(/\s+/),
);

/** @throws Unreadable when it is no export, or one of a version that nobody knows. */
export function readHeader(text: string): WxrSite {
  if (!/<rss[\s>]/i.test(text) || !text.includes('wp:wxr_version')) {
    throw new Unreadable('This is not a WordPress export: in WordPress choose Tools, Export, All content.');
  }
  const encoding = /^\ufeff?<\?xml[^>]*\sencoding=["']([^"']{1,40})/.exec(text)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(encoding))
    throw new Unreadable(`The file is in ${encoding}: open it in an editor, save it as UTF-8 and import that.`);
  const rss = readXml(`${text}</channel></rss>`, WANTED);
  const channel = allIn(rss, 'channel')[0] ?? rss;
  const version = textIn(channel, 'wp:wxr_version');
  if (!/^1\.[0-2]$/.test(version))
    throw new Unreadable(`The export is of version ${version.slice(0, 20)}; 1.0 to 1.2 are known.`);
  const address = textIn(channel, 'wp:base_blog_url') || textIn(channel, 'link') || textIn(channel, 'wp:base_site_url');
  if (!URL.canParse(address))
    throw new Unreadable('The export does not say the address of its site (wp:base_blog_url).');
  const base = address.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const authors = allIn(channel, 'wp:author').map((author) => authorOf(author, base));
  return { base, authors: new Map(authors), terms: [...categories(channel), ...tags(channel)] };
}

/** The words in the addresses of lists where a site chose its own, which the export does not say. */
export interface WxrBases {
  readonly category?: string;
  readonly tag?: string;
}

/** The pages of an earlier site that listed stories. `authors`: by login, those who wrote something. */
export function placesOf(site: WxrSite, authors: ReadonlySet<string>, bases: WxrBases = {}): ImportedPlace[] {
  const { base } = site;
  const feeds = ['/feed/', '/feed/rss/', '/feed/rss2/', '/feed/atom/', '/comments/feed/'].map((path) => base + path);
  const lists = site.terms.map((term): ImportedPlace => ({
    kind: 'topic',
    name: term.name,
    addresses: termAddresses(site, term, bases),
  }));
  const people = [...authors].flatMap((login): ImportedPlace[] => {
    const author = site.authors.get(login);
    return author === undefined ? [] : [{ kind: 'person', name: author.name, addresses: author.addresses }];
  });
  const places: ImportedPlace[] = [
    ...people,
    { kind: 'front', name: '', addresses: [`${base}/`] },
    ...lists,
    { kind: 'feed', name: '', addresses: [...feeds, ...[...lists, ...people].flatMap(feedsOf)] },
  ];
  return places.map((place) => ({ ...place, addresses: distinct(place.addresses) }));
}

function feedsOf({ addresses }: ImportedPlace): string[] {
  return addresses.filter((address) => !address.includes('?')).map((address) => `${address}feed/`);
}

/** Below `/category/` and `/tag/`, and below the site's own word; a nested one with and without what is above it. */
function termAddresses({ base, terms }: WxrSite, term: WxrSiteTerm, bases: WxrBases): string[] {
  const above: string[] = [];
  let parent = term.parent;
  while (parent !== '' && above.length < 10) {
    above.unshift(parent);
    parent = terms.find(({ kind, slug }) => kind === 'category' && slug === parent)?.parent ?? '';
  }
  const named = term.kind === 'tag' ? `${base}/?tag=${term.slug}` : `${base}/?cat=${term.id}`;
  const words = new Set([term.kind, bases[term.kind] ?? term.kind]);
  const paths = [...words].flatMap((word) => [`${word}/${term.slug}/`, `${word}/${[...above, term.slug].join('/')}/`]);
  return [...paths.map((path) => `${base}/${path}`), named];
}

function categories(channel: XmlRecord): WxrSiteTerm[] {
  return allIn(channel, 'wp:category').map((term) => ({
    id: textIn(term, 'wp:term_id'),
    kind: 'category',
    slug: textIn(term, 'wp:category_nicename'),
    parent: textIn(term, 'wp:category_parent'),
    name: wordsIn(textIn(term, 'wp:cat_name')),
  }));
}

function tags(channel: XmlRecord): WxrSiteTerm[] {
  return allIn(channel, 'wp:tag').map((term) => ({
    id: textIn(term, 'wp:term_id'),
    kind: 'tag',
    slug: textIn(term, 'wp:tag_slug'),
    parent: '',
    name: wordsIn(textIn(term, 'wp:tag_name')),
  }));
}

/** The page of an author has the login in its address, so that this much of it is kept; a login that is an e-mail address is not. */
function authorOf(author: XmlRecord, base: string): [string, WxrAuthor] {
  const login = textIn(author, 'wp:author_login');
  const whole = `${textIn(author, 'wp:author_first_name')} ${textIn(author, 'wp:author_last_name')}`.trim();
  const shown = wordsIn(textIn(author, 'wp:author_display_name'));
  const name = [shown, whole].find((text) => text !== '' && !text.includes('@')) ?? '';
  const slug = login
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-|-$/g, '');
  const id = textIn(author, 'wp:author_id');
  const addresses = [
    ...(slug === '' || login.includes('@') ? [] : [`${base}/author/${slug}/`]),
    ...(/^\d+$/.test(id) ? [`${base}/?author=${id}`] : []),
  ];
  return [login, { name, addresses }];
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [oldAddress(address), address])).values()];
}
