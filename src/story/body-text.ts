import { unreachable } from '../base/unreachable.ts';
import { inlineOf } from './body-leaves.ts';
import type { Block, Body, Inline, List } from './body.ts';

/** The words of a body without its form: blocks parted by an empty line; items, rows and breaks by a line's end. Of a picture its caption, of a recording its transcript too. */
export function plainText(body: Body): string {
  return body
    .map(textOfBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The words of some inline content. */
export function inlineText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'break' ? '\n' : inlineText(inline.content);
    })
    .join('');
}

/** How many words there are, as the language parts them: Chinese and Thai too, where no spaces do. */
export function wordCount(body: Body, language: string): number {
  let words = 0;
  for (const { isWordLike } of segmenterFor(language).segment(plainText(body))) if (isWordLike) words += 1;
  return words;
}

/**
 * Plain text as paragraphs: an empty line parts them, and inside one a line's end is a space. Text without empty lines
 * has a paragraph a line.
 */
export function bodyFromText(text: string): Body {
  const lines = text.replace(/\r\n?/g, '\n').trim();
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n[ \t]*\n/) : lines.split('\n');
  return parts
    .map((part): Block => ({ type: 'paragraph', content: inlineOf([{ text: part, marks: [] }]) }))
    .filter((block) => block.type === 'paragraph' && block.content.length > 0);
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'list':
      return textOfList(block);
    case 'quote':
      return [plainText(block.content), inlineText(block.attribution)].filter((text) => text !== '').join('\n');
    case 'image':
      return block.use.caption;
    case 'gallery':
      return [inlineText(block.title), ...block.images.map(({ caption }) => caption)].filter(Boolean).join('\n');
    case 'recording':
      return [block.use.caption, plainText(block.use.transcript)].filter(Boolean).join('\n\n');
    case 'embed':
      return [block.title, block.text].filter(Boolean).join('\n');
    case 'facts':
      return [inlineText(block.title), plainText(block.content)].filter((text) => text !== '').join('\n\n');
    case 'table':
      return [
        inlineText(block.caption),
        ...block.rows.map((row) => row.map((cell) => inlineText(cell.content)).join('\t')),
      ]
        .filter((text) => text.trim() !== '')
        .join('\n');
    case 'divider':
      return '';
    default:
      return unreachable(block);
  }
}

function textOfList(list: List): string {
  return list.items
    .flatMap((item) => [inlineText(item.content), item.list === null ? '' : textOfList(item.list)])
    .filter((text) => text !== '')
    .join('\n');
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'word' });
  }
}
