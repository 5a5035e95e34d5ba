import { html, rawHtml, type Html } from '../base/html.ts';
import { BOOK_FILES, bookTitle, type Book, type Chapter } from './book.ts';
import { sheet } from './sheet.ts';
import { surfaceOf } from './surface.ts';
import { xmlText } from './xml.ts';

export interface BookPackage {
  /** What the book is called by programs, for ever: a URN. */
  readonly id: string;
  /** When something in it last changed. */
  readonly modified: Date;
  /** In the order of reading. */
  readonly chapters: readonly Chapter[];
  /** Files in `pictures/`, JPEG. */
  readonly pictures: readonly string[];
  readonly hasNotices: boolean;
}

export const BOOK_PACKAGE = 'book.opf';

/** The package document: what the book is, what it is made of, in which order and direction it is read. */
export function printPackage(book: Book, { id, modified, chapters, pictures, hasNotices }: BookPackage): string {
  const { service, language, direction, setting } = surfaceOf(book.setting, book.service);
  const files = [BOOK_FILES.cover, ...(hasNotices ? [BOOK_FILES.notices] : [])];
  const read = [...files, BOOK_FILES.contents, ...chapters.map(({ file }) => file)];
  const instant = `${modified.toISOString().slice(0, 19)}Z`;
  const document = html`${rawHtml('<?xml version="1.0" encoding="utf-8"?>')}
    <package
      xmlns="http://www.idpf.org/2007/opf"
      version="3.0"
      unique-identifier="id"
      xml:lang="${language}"
      dir="${direction}"
    >
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="id">${id}</dc:identifier>
        <dc:title>${bookTitle(book)}</dc:title>
        <dc:language>${language}</dc:language>
        <dc:creator>${service.title}</dc:creator>
        <dc:publisher>${setting.publication.name}</dc:publisher>
        <dc:date>${instant}</dc:date>
        <dc:source>${setting.origin}/${language}/</dc:source>
        <meta property="dcterms:modified">${instant}</meta>
        ${ACCESS.map(([property, value]) => html`<meta property="schema:${property}">${value}</meta>`)}
      </metadata>
      <manifest>
        ${read.map(printPage)}
        <item id="${BOOK_FILES.style}" href="${BOOK_FILES.style}" media-type="text/css" />
        ${pictures.map((name) => html`<item id="p-${name}" href="pictures/${name}" media-type="image/jpeg" />`)}
      </manifest>
      <spine page-progression-direction="${direction}">
        ${read.map((file) => html`<itemref idref="${file}" />`)}
      </spine>
    </package> `;
  return `${xmlText(document.toString()).trim().replace(/\n\s+/g, '\n')}\n`;
}

/** EPUB Accessibility 1.0, sections 2.2 and 2.3: what these books are for those who do not see them. */
const ACCESS = [
  ['accessMode', 'textual'],
  ['accessMode', 'visual'],
  ['accessModeSufficient', 'textual'],
  ['accessibilityFeature', 'structuralNavigation'],
  ['accessibilityFeature', 'tableOfContents'],
  ['accessibilityFeature', 'readingOrder'],
  ['accessibilityFeature', 'alternativeText'],
  ['accessibilityHazard', 'none'],
] as const;

function printPage(file: string): Html {
  const nav = file === BOOK_FILES.contents && html` properties="nav"`;
  return html`<item id="${file}" href="${file}" media-type="application/xhtml+xml"${nav} />`;
}

/** Where readers of EPUB find the package document (OCF 3.2, 3.5.2.1). */
export const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/${BOOK_PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** Little: readers of books bring letters, colours and measures that their owner has chosen. */
export const bookStyle = sheet`
  h1, h2, h3, h4, h5, h6 { line-height: 1.3; text-align: start; page-break-after: avoid; break-after: avoid }
  h1 { font-size: 1.5em }
  h2 { font-size: 1.25em }
  h3, h4, h5, h6 { font-size: 1.1em }
  img { display: block; max-width: 100%; height: auto }
  figure { margin: 1em 0; page-break-inside: avoid; break-inside: avoid }
  figcaption, .dateline, .words, .quiet, .address, .cost { font-size: 0.875em }
  .kicker, .byline, .standfirst { font-weight: bold }
  .kicker, .byline, .dateline { margin: 0.25em 0 }
  .dateline span, .sign > * { display: inline-block; margin-inline-end: 1em }
  .words { font-style: italic }
  .unseen { display: none }
  blockquote, .facts, .embed, .notice section { margin: 1em 0; padding-inline-start: 1em; border-inline-start: 3px solid }
  table { border-collapse: collapse; width: 100% }
  caption { text-align: start; font-weight: bold }
  th, td { border: 1px solid; padding: 0.25em 0.5em; text-align: start; vertical-align: top }
  .story > section, .address { margin-top: 2em; border-top: 1px solid; padding-top: 0.5em }
  .cover { margin-top: 15%; text-align: center }
  .cover h1 { font-size: 2em; text-align: center }
  .span { font-weight: bold }
  nav ol { list-style: none; padding: 0 }
  nav li { margin: 0.5em 0 }
  nav span { font-weight: bold }
`;
