import { html, rawHtml, type Html } from '../base/html.ts';
import { formatDate } from '../language/dates.ts';
import type { PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printCopiedStory, type CopiedPictures } from './copied-story.ts';
import { printNotices } from './notices.ts';
import type { Setting } from './setting.ts';
import { settleLinks } from './settle-links.ts';
import { day, listComma, placeOf, say, storyCount, surfaceOf, type Surface } from './surface.ts';
import { xmlText } from './xml.ts';

/** A book of a service's stories: EPUB 3.2. Its files lie in one folder, beside `pictures/`. */
export interface Book {
  readonly setting: Setting;
  readonly service: string;
  /** The first and last day, at any moment of theirs. */
  readonly from: Date;
  readonly to: Date;
}

/** A story's place in a book. */
export interface Chapter {
  /** The name of its file. */
  readonly file: string;
  readonly path: string;
  readonly headline: string;
  readonly firstPublished: Date;
}

export const BOOK_FILES = {
  cover: 'cover.xhtml',
  contents: 'contents.xhtml',
  notices: 'notices.xhtml',
  style: 'book.css',
};

/** "Title, 1 November 2026 – 7 November 2026" */
export function bookTitle({ setting, service, from, to }: Book): string {
  const surface = surfaceOf(setting, service);
  return surface.service.title + listComma(surface) + spanWords(surface, from, to);
}

function spanWords(surface: Surface, from: Date, to: Date): string {
  const [first, last] = [from, to].map((date) => formatDate(date, placeOf(surface)));
  return first === last ? `${first}` : `${first} – ${last}`;
}

/** Whose book this is, of which days, and where its stories stand. */
export function printCover(book: Book, count: number): string {
  const surface = surfaceOf(book.setting, book.service);
  const { service, setting } = surface;
  const { origin } = setting;
  const main = html`<section class="cover" epub:type="cover">
    <h1>${service.title}</h1>
    ${service.tagline !== '' && html`<p>${service.tagline}</p>`}
    <p class="span">${spanWords(surface, book.from, book.to)}</p>
    <p>${storyCount(surface, count)}</p>
    <p><bdi>${setting.publication.name}</bdi></p>
    <p><a href="${addresses.front(service.id)}"><bdi dir="ltr">${origin}${addresses.front(service.id)}</bdi></a></p>
  </section>`;
  return printDocument(surface, { title: bookTitle(book), main });
}

/** What is declared of the publication, before anything else is read. Null when it has no notice. */
export function printBookNotices({ setting, service }: Book): string | null {
  const surface = surfaceOf(setting, service);
  const notices = printNotices({ surface });
  if (notices === null) return null;
  const title = surface.strings.notices;
  return printDocument(surface, { title, main: html`<h1>${say(surface, title)}</h1>${notices}` });
}

/** One story. `within` names the file of another chapter by its address. */
export function printChapter(
  { setting, service }: Book,
  story: PublicStory,
  { pictures, within }: { pictures: CopiedPictures; within: (path: string) => string | null },
): string {
  const surface = surfaceOf(setting, service);
  const address = html`<p class="address"><a href="${story.path}"><bdi dir="ltr">${setting.origin}${story.path}</bdi></a></p>`;
  const main = html`${printCopiedStory(story, surface, pictures)}${address}`;
  // Its address leads to the site, whatever the book holds.
  const inside = (path: string): string | null => (path === story.path ? null : within(path));
  return printDocument(surface, { title: story.headline, main, path: story.path, within: inside });
}

/** The chapters under their days, and the landmarks: the book's navigation document. */
export function printContents(book: Book, chapters: readonly Chapter[]): string {
  const surface = surfaceOf(book.setting, book.service);
  const days = Map.groupBy(chapters, ({ firstPublished }) => formatDate(firstPublished, placeOf(surface)));
  const items = [...days.values()].map((those) => {
    const links = those.map(({ file, headline }) => html`<li><a href="${file}">${headline}</a></li>`);
    const [first] = those;
    return html`<li><span>${first && day(surface, first.firstPublished)}</span><ol>${links}</ol></li>`;
  });
  const { strings } = surface;
  const hasNotices = book.setting.publication.notices.length > 0;
  const notices = hasNotices && html`<li><a href="${BOOK_FILES.notices}">${say(surface, strings.notices)}</a></li>`;
  const [first] = chapters;
  const main = html`<nav epub:type="toc" id="toc">
      <h1>${say(surface, strings.contents)}</h1>
      <ol>${notices}${items}</ol>
    </nav>
    <nav epub:type="landmarks" hidden="hidden">
      <ol>
        <li><a epub:type="cover" href="${BOOK_FILES.cover}">${surface.service.title}</a></li>
        <li><a epub:type="toc" href="#toc">${say(surface, strings.contents)}</a></li>
        ${first && html`<li><a epub:type="bodymatter" href="${first.file}">${first.headline}</a></li>`}
      </ol>
    </nav>`;
  return printDocument(surface, { title: bookTitle(book), main, within: null });
}

interface Document {
  readonly title: string;
  readonly main: Html;
  readonly path?: string;
  /** Null: every link names a file of the book already. */
  readonly within?: ((path: string) => string | null) | null;
}

/** XHTML, as EPUB wants it: what our templates print is well-formed but for what XML forbids in any text. */
function printDocument(surface: Surface, { title, main, path = '/', within = () => null }: Document): string {
  const { language, direction, setting } = surface;
  const printed = main.toString();
  const settled = within === null ? printed : settleLinks(printed, { origin: setting.origin, path, within });
  const document = html`${rawHtml('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>')}
    <html
      xmlns="http://www.w3.org/1999/xhtml"
      xmlns:epub="http://www.idpf.org/2007/ops"
      lang="${language}"
      xml:lang="${language}"
      dir="${direction}"
    >
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="stylesheet" type="text/css" href="${BOOK_FILES.style}" />
      </head>
      <body>
        ${rawHtml(settled)}
      </body>
    </html> `;
  return `${xmlText(document.toString()).trim().replace(/\n\s+/g, '\n')}\n`;
}
