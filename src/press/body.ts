import { html, type Html } from '../base/html.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Block, Body, Cell, Facts, ImageUse, Inline, List, Quote, Table } from '../story/body.ts';
import type { BodyLook } from './body-look.ts';
import { altBeside, printCaption, printImageWords } from './caption.ts';
import { printEmbed } from './embed.ts';
import { copiedPicture, feedPicture } from './feed-picture.ts';
import { printGallery } from './gallery.ts';
import { printInlines } from './inlines.ts';
import { fullWidth, printPicture } from './picture.ts';
import { printRecording } from './recording.ts';
import { labelled } from './surface.ts';

/**
 * Prints a body. Heading levels are lowered where a level was left out, so that the outline has no holes. `under`: the level
 * of the heading that it stands under.
 */
export function printBody(body: Body, look: BodyLook, under = 1): Html[] {
  const outline = { level: under, under };
  return body.map((block) => printBlock(block, look, outline));
}

interface Outline {
  level: number;
  readonly under: number;
}

function printBlock(block: Block, look: BodyLook, outline: Outline): Html {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${printInlines(block.content, look)}</p>`;
    case 'heading':
      return printHeading(block.content, { look, outline, level: block.level });
    case 'list':
      return printList(block, look);
    case 'quote':
      return printQuote(block, look);
    case 'image':
      return printImage(block.use, look);
    case 'gallery':
      return printGallery(block, look);
    case 'recording':
      return printRecording(
        block.use,
        block.use.transcript.map((inner) => printInside(inner, look, outline)),
        look,
      );
    case 'embed':
      return printEmbed(block, look);
    case 'facts':
      return printFacts(block, look, outline);
    case 'table':
      return printTable(block, look);
    case 'divider':
      return html`<hr />`;
    default:
      return unreachable(block);
  }
}

function printHeading(content: readonly Inline[], at: { look: BodyLook; outline: Outline; level: number }): Html {
  const level = Math.min(at.level + at.outline.under - 1, at.outline.level + 1, 6);
  at.outline.level = level;
  const words = printInlines(content, at.look);
  if (level === 2) return html`<h2>${words}</h2>`;
  if (level === 3) return html`<h3>${words}</h3>`;
  if (level === 4) return html`<h4>${words}</h4>`;
  return level === 5 ? html`<h5>${words}</h5>` : html`<h6>${words}</h6>`;
}

function printList(list: List, look: BodyLook): Html {
  const items = list.items.map(
    (item) => html`<li>${printInlines(item.content, look)}${item.list && printList(item.list, look)}</li>`,
  );
  return list.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

function printQuote(quote: Quote, look: BodyLook): Html {
  const words = quote.content.map((block) => printBlock(block, look, { level: 1, under: 1 }));
  if (quote.attribution.length === 0) return html`<blockquote>${words}</blockquote>`;
  const who = printInlines(quote.attribution, look);
  return html`<figure class="quote">
    <blockquote>${words}</blockquote>
    <figcaption>${who}</figcaption>
  </figure>`;
}

function printFacts(facts: Facts, look: BodyLook, outline: Outline): Html {
  const title = facts.title.length > 0 ? printHeading(facts.title, { look, outline, level: 2 }) : null;
  const content = facts.content.map((block) => printInside(block, look, outline));
  return html`<div class="facts">${title}${content}</div>`;
}

/** In a box, whose own title is of the second level. */
function printInside(block: Facts['content'][number], look: BodyLook, outline: Outline): Html {
  if (block.type !== 'heading') return printBlock(block, look, outline);
  return printHeading(block.content, { look, outline, level: Math.max(3, block.level) });
}

function printTable(table: Table, look: BodyLook): Html {
  const [first, ...rest] = table.rows;
  const headed = first !== undefined && first.length > 0 && first.every(({ header }) => header) && rest.length > 0;
  const row = (cells: readonly Cell[], scope: string): Html =>
    html`<tr>${cells.map((cell) => printCell(cell, scope, look))}</tr>`;
  const caption = table.caption.length > 0 && html`<caption>${printInlines(table.caption, look)}</caption>`;
  const head = headed && html`<thead>${row(first, 'col')}</thead>`;
  const rows = (headed ? rest : table.rows).map((cells) => row(cells, 'row'));
  const whole = html`<table>${caption}${head}<tbody>${rows}</tbody></table>`;
  if (look.mode === 'feed') return whole;
  // It scrolls by itself when it is wider than a phone, so the keyboard must reach it.
  const { label, inside } = labelled(look.surface, look.surface.strings.table);
  return html`<div class="wide" role="region"${label} tabindex="0">${inside ? html`<div${inside}>${whole}</div>` : whole}</div>`;
}

function printCell(cell: Cell, scope: string, look: BodyLook): Html {
  const columns = cell.columns > 1 && html` colspan="${cell.columns}"`;
  const rows = cell.rows > 1 && html` rowspan="${cell.rows}"`;
  const words = printInlines(cell.content, look);
  if (cell.header) return html`<th scope="${scope}"${columns}${rows}>${words}</th>`;
  return html`<td${columns}${rows}>${words}</td>`;
}

function printImage(use: ImageUse, look: BodyLook): Html {
  const picture = look.pictures.get(use.image);
  if (look.mode === 'text' || (look.mode === 'copy' && !picture)) return printImageWords(use, look.surface);
  const caption = printCaption(use);
  if (look.mode === 'copy') return html`<figure>${picture && copiedPicture(picture, use)}${caption}</figure>`;
  if (look.mode === 'feed') return html`<figure>${feedPicture(look, use)}${caption}</figure>`;
  return html`<figure>
    ${picture && printPicture(picture, { alt: altBeside(use), crop: 'full', sizes: fullWidth('41rem') })}${caption}
  </figure>`;
}
