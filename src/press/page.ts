import { html, rawHtml, type Html, type HtmlValue } from '../base/html.ts';
import { direction } from '../language/direction.ts';
import type { Output } from '../story/output.ts';
import { addresses } from './addresses.ts';
import { printFooter } from './footer.ts';
import { printBreaking, printMasthead, printNavigation, printSkipLinks } from './masthead.ts';
import { printNotices } from './notices.ts';
import { PAGE_POLICY, SCRIPT_POLICY } from './policy.ts';
import { printScript, scriptOf, type Watch } from './script.ts';
import { baseStyle } from './style-base.ts';
import { printStyle } from './style-print.ts';
import { day, joined, type Surface, type Words } from './surface.ts';

/** The same page in another language. */
export interface Alternate {
  /** A service's id, or x-default. */
  readonly language: string;
  readonly path: string;
}

/** A page of the site before it is dressed. */
export interface Page {
  readonly surface: Surface;
  readonly path: string;
  /** What the page is, without the publication's name; empty on a front page. */
  readonly title: string | Words;
  readonly description: string | Words;
  /** What this kind of page wears over the common style. */
  readonly style: string;
  readonly main: HtmlValue;
  /** The address search engines are to keep; null where there is nothing to keep. */
  readonly canonical?: string | null;
  readonly alternates?: readonly Alternate[];
  /** More for the head: cards and structured data. */
  readonly head?: HtmlValue;
  /** Whether the breaking line stands here when there is one. */
  readonly breaking?: boolean;
  /** When what stands here became public, for paper; left out where nothing is dated. */
  readonly dated?: Date | null;
  /** What may arrive on the page while it is read. */
  readonly watch?: Watch;
  /** A front page bears its name large; that of the publication, on a page for everyone, as its heading. */
  readonly front?: boolean;
  /** The page is for readers of every service: it bears the publication's name and the notices of all. */
  readonly everyone?: boolean;
  /** The story has a text-only version. */
  readonly textOnly?: boolean;
  /** The output's type, when it is not a page like others. */
  readonly type?: string;
}

export const HTML_TYPE = 'text/html;charset=utf-8';

/** The whole document, its parts in the order that readers and their tools rely on. */
export function printPage(page: Page): Output {
  const { surface } = page;
  const document = html`<!doctype html>
    <html lang="${surface.language}" dir="${surface.direction}">
      <head>
        ${printHead(page, rawHtml(baseStyle + page.style + printStyle), scriptOf(page) ? SCRIPT_POLICY : PAGE_POLICY)}
      </head>
      <body>
        ${printSkipLinks(page)} ${page.breaking === true && printBreaking(page)} ${printMasthead(page)}
        ${printNavigation(page)}
        <main id="main" tabindex="-1"><div class="in">${page.main}</div></main>
        ${printNotices(page)} ${printFooter(surface)} ${printPaperFoot(page)} ${printScript(page)}
      </body>
    </html> `;
  return { path: page.path, type: page.type ?? HTML_TYPE, body: tidied(document) };
}

/**
 * The document as it is sent: without the indentation of our templates and their slashes, which HTML has no use for.
 * Neither can stand in what the templates were given: `>` is escaped there, and no text keeps its line breaks.
 */
export function tidied(document: Html): string {
  return document.toString().trim().replace(/\n\s+/g, '\n').replace(/\s\/>/g, '>');
}

/** On paper alone: whose page it was, of which day and where. */
function printPaperFoot({ surface, path, dated, everyone }: Page): Html {
  const { origin, publication } = surface.setting;
  const name = everyone === true ? publication.name : surface.service.title;
  const parts = [html`<bdi>${name}</bdi>`, dated && day(surface, dated), html`<bdi dir="ltr">${origin}${path}</bdi>`];
  return html`<p class="printed">${joined(parts, ' · ')}</p>`;
}

/** The head of any page. The policy comes before whatever it governs. */
export function printHead(page: Page, style: Html, policy = PAGE_POLICY): Html {
  const { service, setting, language } = page.surface;
  const { origin } = setting;
  const canonical = page.canonical === undefined ? page.path : page.canonical;
  const feed = (type: string, path: string): Html =>
    html`<link rel="alternate" type="${type}" title="${service.title}" href="${path}" />`;
  return html`
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${rawHtml(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${printTitle(page)} ${printDescription(page)}
    <meta name="referrer" content="no-referrer" />
    ${canonical === null ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${origin}${canonical}" />`}
    ${(page.alternates ?? []).map((other) => html`<link rel="alternate" hreflang="${other.language}" href="${origin}${other.path}" />`)}
    ${feed('application/rss+xml', addresses.rss(language))} ${feed('application/atom+xml', addresses.atom(language))}
    ${feed('application/feed+json', addresses.jsonFeed(language))}
    <link rel="icon" href="data:," />
    ${page.head}
    <style>
      ${style}
    </style>
  `;
}

/** A title holds no marks, so it is in one language: words in another than the page's stand without the publication's name. */
function printTitle({ surface, title }: Page): Html {
  const { service, language } = surface;
  if (typeof title !== 'string' && title.language !== language && title.text !== '') {
    return html`<title lang="${title.language}" dir="${direction(title.language)}">${title.text}</title>`;
  }
  const text = typeof title === 'string' ? title : title.text;
  return html`<title>${text === '' ? '' : `${text} — `}${service.title}</title>`;
}

function printDescription({ surface, description }: Page): Html | null {
  const { text, language } =
    typeof description === 'string' ? { text: description, language: surface.language } : description;
  if (text === '') return null;
  const foreign = language !== surface.language && html` lang="${language}"`;
  return html`<meta name="description" content="${text}"${foreign} />`;
}

/** The same page in every service, for pages that stand under the same address in each. */
export function inEveryService(surface: Surface, address: (service: string) => string): Alternate[] {
  const { services } = surface.setting.publication;
  if (services.length < 2) return [];
  const all = services.map(({ id }) => ({ language: id, path: address(id) }));
  const [first] = all;
  return first ? [...all, { language: 'x-default', path: first.path }] : all;
}
