import { escapeHtml } from '../base/html.ts';

export interface LinksOf {
  /** The publication's own address. */
  readonly origin: string;
  /** The story's address, for fragments that the file does not hold. */
  readonly path: string;
  /** What stands at an own address in the same book; null for what the book does not hold. */
  readonly within?: (path: string) => string | null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * The links of a printed document, for a file that stands on no site: to a part of itself, to its neighbours, or absolute. It
 * takes what `html` printed: there `href="` stands in tags alone, for in text its quotation mark is escaped.
 */
export function settleLinks(text: string, { origin, path, within = () => null }: LinksOf): string {
  return text.replace(/ href="([^"]*)"/g, (_, escaped: string) => {
    const href = escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
    return ` href="${escapeHtml(settled(href))}"`;
  });

  function settled(href: string): string {
    if (href.startsWith('#')) return text.includes(` id="${escapeHtml(href.slice(1))}"`) ? href : origin + path + href;
    const own = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href;
    if (own.startsWith('/')) return within(own.replace(/[?#].*$/, '')) ?? absolute(origin + own);
    return absolute(href);
  }

  /** What is no address, for all that a writer typed it, leads to the story. */
  function absolute(href: string): string {
    return URL.parse(href)?.href ?? origin + path;
  }
}
