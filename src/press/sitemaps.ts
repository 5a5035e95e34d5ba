import { html, rawHtml, type Html } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import { serviceOf } from '../story/publication.ts';
import { addresses } from './addresses.ts';
import type { Setting } from './setting.ts';
import { xmlText } from './xml.ts';

/** What a sitemap is told of a story. */
export interface SitemapEntry {
  readonly service: string;
  readonly path: string;
  readonly headline: string;
  readonly firstPublished: Date;
  readonly modified: Date;
}

/** A month of a service that has stories; `modified` is the newest of theirs. */
export interface SitemapMonth {
  readonly service: string;
  readonly year: number;
  readonly month: number;
  readonly count: number;
  readonly modified: Date;
}

const XML = 'application/xml;charset=utf-8';
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** The most that a news sitemap may hold. */
const NEWS = 1000;
/** The most that one may hold. */
export const SITEMAP = 50_000;

/** `/sitemap.xml`, the news sitemap's address in it, and `/robots.txt`, which names both. */
export function pressSitemaps(setting: Setting, months: readonly SitemapMonth[]): Output[] {
  const { origin } = setting;
  const items = months.flatMap((each) =>
    partsOf(each.count).map(
      (part) =>
        html`<sitemap><loc>${origin}${addresses.monthSitemap(each.service, each, part)}</loc><lastmod>${each.modified.toISOString()}</lastmod></sitemap>\n`,
    ),
  );
  const index = html`${rawHtml(DECLARATION)}<sitemapindex xmlns="${NAMESPACE}">\n${items}</sitemapindex>\n`;
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${origin}${addresses.sitemap}\nSitemap: ${origin}${addresses.newsSitemap}\n`;
  return [
    { path: addresses.sitemap, type: XML, body: index.toString() },
    { path: '/robots.txt', type: 'text/plain;charset=utf-8', body: robots },
  ];
}

/** The stories of one month of a service, in as many files as it takes. Their pages name their translations themselves. */
export function pressMonthSitemaps(
  setting: Setting,
  month: { service: string; year: number; month: number },
  stories: readonly SitemapEntry[],
): Output[] {
  return partsOf(stories.length).map((part) => {
    const items = stories
      .slice((part - 1) * SITEMAP, part * SITEMAP)
      .map((story) => html`<url>${printPlace(setting, story)}</url>\n`);
    const body = html`${rawHtml(DECLARATION)}<urlset xmlns="${NAMESPACE}">\n${items}</urlset>\n`;
    return { path: addresses.monthSitemap(month.service, month, part), type: XML, body: xmlText(body.toString()) };
  });
}

/** 1, 2, … for so many stories. */
function partsOf(count: number): number[] {
  return Array.from({ length: Math.ceil(count / SITEMAP) }, (_, at) => at + 1);
}

/** `/news-sitemap.xml`: the stories of the last 48 hours of all services, newest first; the caller chooses them. */
export function pressNewsSitemap(setting: Setting, stories: readonly SitemapEntry[]): Output {
  const items = stories.slice(0, NEWS).map((story) => {
    const { title, id } = serviceOf(setting.publication, story.service);
    const named = html`<news:publication><news:name>${title}</news:name><news:language>${id.split('-', 1)[0]}</news:language></news:publication>`;
    const dated = html`<news:publication_date>${story.firstPublished.toISOString()}</news:publication_date><news:title>${story.headline}</news:title>`;
    return html`<url>${printPlace(setting, story)}<news:news>${named}${dated}</news:news></url>\n`;
  });
  const body = html`${rawHtml(DECLARATION)}<urlset xmlns="${NAMESPACE}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${items}</urlset>\n`;
  return { path: addresses.newsSitemap, type: XML, body: xmlText(body.toString()) };
}

function printPlace({ origin }: Setting, story: SitemapEntry): Html {
  return html`<loc>${origin}${story.path}</loc><lastmod>${story.modified.toISOString()}</lastmod>`;
}
