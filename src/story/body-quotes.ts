import { unreachable } from '../base/unreachable.ts';
import { typographic, typographicRun, unescaped } from '../language/quotes.ts';
import { inlineOf, leavesOf } from './body-leaves.ts';
import type { Block, Body, Heading, ImageUse, Inline, List, Paragraph } from './body.ts';

/**
 * A body with typographic marks in place of straight ones (language/quotes.ts). A quotation may open in one inline element
 * and close in another, never in another block. Addresses and words in another language stay as they are.
 */
export function typographicBody(body: Body, language: string): Body {
  return body.map((block) => typographicBlock(block, language));
}

/** Inline content likewise; a straight mark after a backslash stays, without its backslash. */
function typographicInline(content: readonly Inline[], language: string): Inline[] {
  const leaves = leavesOf(content);
  const parts = leaves.map(({ text, marks }) => ({
    text: text ?? ' ',
    foreign: text === null || marks.some(({ type }) => type === 'language'),
  }));
  const texts = typographicRun(parts, language);
  return inlineOf(
    leaves.map(({ text, marks }, at) => ({ text: text === null ? null : unescaped(texts[at] ?? ''), marks })),
  );
}

/** One line, likewise. */
export function typographicLine(text: string, language: string): string {
  return unescaped(typographic(text, language));
}

/** The words of a picture, likewise. */
export function typographicUse<Use extends Pick<ImageUse, 'alt' | 'caption' | 'credit'>>(
  use: Use,
  language: string,
): Use {
  const line = (text: string): string => typographicLine(text, language);
  return { ...use, alt: line(use.alt), caption: line(use.caption), credit: line(use.credit) };
}

type Simple = Paragraph | Heading | List;

function typographicBlock(block: Block, language: string): Block {
  const inline = (content: readonly Inline[]): Inline[] => typographicInline(content, language);
  const line = (text: string): string => typographicLine(text, language);
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'list':
      return typographicSimple(block, language);
    case 'quote':
      return {
        ...block,
        content: block.content.map((each) => typographicSimple(each, language)),
        attribution: inline(block.attribution),
      };
    case 'facts':
      return {
        ...block,
        title: inline(block.title),
        content: block.content.map((each) => typographicSimple(each, language)),
      };
    case 'table':
      return {
        ...block,
        caption: inline(block.caption),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: inline(cell.content) }))),
      };
    case 'image':
      return { ...block, use: typographicUse(block.use, language) };
    case 'gallery':
      return {
        ...block,
        title: inline(block.title),
        images: block.images.map((use) => typographicUse(use, language)),
      };
    case 'recording': {
      const { caption, credit, transcript, noTranscript } = block.use;
      const said = transcript.map((each) => typographicSimple(each, language));
      const words = { caption: line(caption), credit: line(credit), noTranscript: line(noTranscript) };
      return { ...block, use: { ...block.use, ...words, transcript: said } };
    }
    // What another site says stands as it says it.
    case 'embed':
    case 'divider':
      return block;
    default:
      return unreachable(block);
  }
}

function typographicSimple<Block extends Simple>(block: Block, language: string): Block;
function typographicSimple(block: Simple, language: string): Simple {
  if (block.type === 'list') return typographicList(block, language);
  return { ...block, content: typographicInline(block.content, language) };
}

function typographicList(list: List, language: string): List {
  const items = list.items.map(({ content, list: inside }) => ({
    content: typographicInline(content, language),
    list: inside && typographicList(inside, language),
  }));
  return { ...list, items };
}
