import { slugify } from '../language/slug.ts';

/** Where the pages of a service stand, root-relative (design, section 7). */
export const addresses = {
  choice: '/',
  front: (service: string): string => `/${service}/`,
  /** A story of kind page. */
  page: (service: string, slug: string): string => `/${service}/${slug}/`,
  topic: (service: string, slug: string): string => `/${service}/topics/${slug}/`,
  /** The topic that a navigation names by its name. */
  namedTopic: (service: string, name: string): string => `/${service}/topics/${slugify(name, service)}/`,
  storyline: (service: string, slug: string): string => `/${service}/storylines/${slug}/`,
  person: (service: string, id: string): string => `/${service}/people/${id}/`,
  unit: (service: string, id: string): string => `/${service}/units/${id}/`,
  notice: (service: string, id: string): string => `/${service}/notices/${id}/`,
  archive: (service: string): string => `/${service}/archive/`,
  month: (service: string, year: number, month: number): string =>
    `/${service}/archive/${yearMonth(year, month, '/')}/`,
  contact: (service: string): string => `/${service}/contact/`,
  saved: (service: string): string => `/${service}/saved/`,
  text: (path: string): string => `${path}text/`,
  /** A story in one file, to pass on. */
  copy: (path: string): string => `${path}copy.html`,
  /** An older part of a live blog, from 1. */
  posts: (path: string, part: number): string => `${path}posts/${part}/`,
  notFound: (service: string | null): string => (service === null ? '/not-found/' : `/${service}/not-found/`),
  rss: (service: string): string => `/${service}/feed.xml`,
  atom: (service: string): string => `/${service}/atom.xml`,
  jsonFeed: (service: string): string => `/${service}/feed.json`,
  now: (service: string): string => `/${service}/now.json`,
  sitemap: '/sitemap.xml',
  newsSitemap: '/news-sitemap.xml',
  /** The addresses of a month; `part` from 1, where one file cannot hold them. */
  monthSitemap: (service: string, { year, month }: { year: number; month: number }, part = 1): string =>
    `/${service}/sitemap-${yearMonth(year, month, '-')}${part === 1 ? '' : `-${part}`}.xml`,
};

function yearMonth(year: number, month: number, between: string): string {
  return `${String(year).padStart(4, '0')}${between}${String(month).padStart(2, '0')}`;
}
