import { escapeHtml } from '../base/html.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Block, Body, Cell, Embed, Gallery, ImageUse, Inline, List, RecordingUse } from './body.ts';
import type { ImageId } from './image.ts';

export interface PrintOptions {
  /** What stands in `src`; without it `image:ID`. */
  readonly image?: (image: ImageId) => string;
}

/** A body as the HTML that `parseBody` reads back to the same body. For editors and programs; readers get what press prints. */
export function printBody(body: Body, options: PrintOptions = {}): string {
  const source = options.image ?? ((image: ImageId) => `image:${image}`);
  return body.map((block) => printBlock(block, source)).join('\n');
}

/** The classes of what stands below a recording: what is said in it, and why that is not there. */
export const TRANSCRIPT = 'transcript';
export const NO_TRANSCRIPT = 'no-transcript';

type Source = (image: ImageId) => string;

function printBlock(block: Block, source: Source): string {
  const blocks = (inside: readonly Block[]): string => inside.map((one) => printBlock(one, source)).join('');
  switch (block.type) {
    case 'paragraph':
      return element('p', printInline(block.content));
    case 'heading':
      return element(`h${block.level}`, printInline(block.content));
    case 'list':
      return printList(block);
    case 'quote':
      return element('blockquote', blocks(block.content) + unlessEmpty('footer', printInline(block.attribution)));
    case 'image':
      return printFigure(block.use, source);
    case 'gallery':
      return printGallery(block, source);
    case 'recording':
      return printRecording(block.use, source, blocks(block.use.transcript));
    case 'embed':
      return printEmbed(block);
    case 'facts':
      return element('aside', unlessEmpty('h3', printInline(block.title)) + blocks(block.content));
    case 'table':
      return element(
        'table',
        unlessEmpty('caption', printInline(block.caption)) + element('tbody', block.rows.map(printRow).join('')),
      );
    case 'divider':
      return '<hr>';
    default:
      return unreachable(block);
  }
}

function printList(list: List): string {
  const items = list.items.map((item) =>
    element('li', printInline(item.content) + (item.list === null ? '' : printList(item.list))),
  );
  return element(list.ordered ? 'ol' : 'ul', items.join(''));
}

function printFigure({ image, alt, caption, credit }: ImageUse, source: Source): string {
  const picture = `<img${attribute('src', source(image))}${attribute('alt', alt)}>`;
  const words = escapeHtml(caption) + unlessEmpty('small', escapeHtml(credit));
  return element('figure', picture + unlessEmpty('figcaption', words));
}

function printGallery({ title, images }: Gallery, source: Source): string {
  const pictures = images.map((use) => printFigure(use, source)).join('');
  return element('figure', pictures + unlessEmpty('figcaption', printInline(title)), attribute('class', 'gallery'));
}

function printRecording(use: RecordingUse, source: Source, transcript: string): string {
  const tracks = use.captions.map(
    ({ language, captions }) =>
      `<track kind="captions"${attribute('srclang', language)}${attribute('src', `captions:${captions}`)}>`,
  );
  const poster = use.poster === null ? '' : attribute('poster', source(use.poster));
  const player = element(use.kind, tracks.join(''), attribute('src', `recording:${use.recording}`) + poster);
  const words = escapeHtml(use.caption) + unlessEmpty('small', escapeHtml(use.credit));
  const reason = escapeHtml(use.noTranscript);
  return element(
    'figure',
    player +
      unlessEmpty('figcaption', words) +
      unlessEmpty('details', transcript, attribute('class', TRANSCRIPT)) +
      unlessEmpty('p', reason, attribute('class', NO_TRANSCRIPT)),
  );
}

function printEmbed({ address, source, title, text }: Embed): string {
  const link = element('a', escapeHtml(title), attribute('href', address));
  const words = unlessEmpty('blockquote', escapeHtml(text)) + element('figcaption', escapeHtml(source));
  return element('figure', link + words, attribute('class', 'embed'));
}

function printRow(row: readonly Cell[]): string {
  return element('tr', row.map(printCell).join(''));
}

function printCell({ header, columns, rows, content }: Cell): string {
  const wide = columns > 1 ? attribute('colspan', String(columns)) : '';
  const high = rows > 1 ? attribute('rowspan', String(rows)) : '';
  return element(header ? 'th' : 'td', printInline(content), wide + high);
}

function printInline(content: readonly Inline[]): string {
  return content.map(printOne).join('');
}

function printOne(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escapeHtml(inline.text);
    case 'break':
      return '<br>';
    case 'strong':
      return element('strong', printInline(inline.content));
    case 'emphasis':
      return element('em', printInline(inline.content));
    case 'link':
      return element('a', printInline(inline.content), attribute('href', inline.href));
    case 'language':
      return element('span', printInline(inline.content), attribute('lang', inline.language));
    default:
      return unreachable(inline);
  }
}

/** `content` and `attributes` are HTML already. */
function element(name: string, content: string, attributes = ''): string {
  return `<${name}${attributes}>${content}</${name}>`;
}

function unlessEmpty(name: string, content: string, attributes = ''): string {
  return content === '' ? '' : element(name, content, attributes);
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeHtml(value)}"`;
}
