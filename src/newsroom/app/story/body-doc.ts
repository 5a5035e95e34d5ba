import { inlineOf, leavesOf, type Leaf, type Mark } from '../../../story/body-leaves.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';
import type { Block, Body, Heading, Inline, List, ListItem, Paragraph } from '../../../story/body.ts';
import { isImageId } from './image-id.ts';

/**
 * Between a body and the editor's document. What the editor has a block for becomes that; a gallery, recording, embed or
 * table is kept whole in a block that can be moved and taken out. Nothing goes through the browser's own HTML parser.
 */

/** A node of ProseMirror's document as JSON. */
export interface DocNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocNode[];
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly text?: string;
}

export function docOf(body: Body): DocNode {
  const content = body.map(nodeOfBlock);
  // The document needs a place to write in.
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** In normal form, as the API gives it back. */
export function bodyOf(doc: DocNode): Body {
  return (doc.content ?? []).flatMap(blocksOfNode);
}

export function htmlOf(doc: DocNode): string {
  return printBody(bodyOf(doc));
}

function nodeOfBlock(block: Block): DocNode {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', content: textOf(block.content) };
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, content: textOf(block.content) };
    case 'list':
      return nodeOfList(block);
    case 'quote':
      return {
        type: 'quote',
        content: [
          ...(block.content.length > 0 ? block.content.map(nodeOfBlock) : [{ type: 'paragraph' }]),
          { type: 'quoteSource', content: textOf(block.attribution) },
        ],
      };
    case 'facts':
      return {
        type: 'facts',
        content: [
          { type: 'factsTitle', content: textOf(block.title) },
          ...(block.content.length > 0 ? block.content.map(nodeOfBlock) : [{ type: 'paragraph' }]),
        ],
      };
    case 'image':
      return { type: 'picture', attrs: { ...block.use } };
    case 'divider':
      return { type: 'horizontalRule' };
    case 'gallery':
    case 'recording':
    case 'embed':
    case 'table':
      return { type: 'kept', attrs: { html: printBody([block]) } };
  }
}

function nodeOfList(list: List): DocNode {
  return {
    type: list.ordered ? 'orderedList' : 'bulletList',
    content: list.items.map((item) => ({
      type: 'listItem',
      content: [
        { type: 'paragraph', content: textOf(item.content) },
        ...(item.list === null ? [] : [nodeOfList(item.list)]),
      ],
    })),
  };
}

function textOf(content: readonly Inline[]): DocNode[] {
  return leavesOf(content).map(({ text, marks }) => {
    const on = marks.map((mark) => ({ type: mark.type, attrs: { ...mark, type: undefined } }));
    // Of two languages around the same words the inner one is theirs.
    const once = on.filter((mark, at) => on.findLastIndex(({ type }) => type === mark.type) === at);
    const named = once.map(({ type, attrs }) => ({ type, attrs: withoutUndefined(attrs) }));
    return {
      ...(text === null ? { type: 'hardBreak' } : { type: 'text', text }),
      ...(named.length > 0 ? { marks: named } : {}),
    };
  });
}

function blocksOfNode(node: DocNode): Block[] {
  switch (node.type) {
    case 'paragraph':
      return written([{ type: 'paragraph', content: inlineIn(node) }]);
    case 'heading':
      return written([{ type: 'heading', level: levelOf(node), content: inlineIn(node) }]);
    case 'bulletList':
    case 'orderedList': {
      const list = listOf(node);
      return list === null ? [] : [list];
    }
    case 'quote':
      return quoteOf(node);
    case 'facts':
      return factsOf(node);
    case 'picture': {
      const { image, alt, caption, credit } = node.attrs ?? {};
      if (typeof image !== 'string' || !isImageId(image)) return [];
      return [{ type: 'image', use: { image, alt: line(alt), caption: line(caption), credit: line(credit) } }];
    }
    case 'horizontalRule':
      return [{ type: 'divider' }];
    case 'kept':
      return [...parseBody(line(node.attrs?.['html'])).body];
    default:
      return [];
  }
}

function quoteOf(node: DocNode): Block[] {
  const parts = node.content ?? [];
  const content = parts.flatMap(blocksOfNode).filter((block) => block.type === 'paragraph' || block.type === 'list');
  const source = parts.find(({ type }) => type === 'quoteSource');
  const attribution = source === undefined ? [] : inlineIn(source);
  return content.length === 0 && attribution.length === 0 ? [] : [{ type: 'quote', content, attribution }];
}

function factsOf(node: DocNode): Block[] {
  const parts = node.content ?? [];
  const content = parts
    .flatMap(blocksOfNode)
    .filter((block) => block.type === 'paragraph' || block.type === 'heading' || block.type === 'list');
  const head = parts.find(({ type }) => type === 'factsTitle');
  const title = head === undefined ? [] : inlineIn(head);
  return content.length === 0 && title.length === 0 ? [] : [{ type: 'facts', title, content }];
}

function listOf(node: DocNode): List | null {
  const items = (node.content ?? []).flatMap((item): ListItem[] => {
    const [first, inner] = item.content ?? [];
    const content = first === undefined ? [] : inlineIn(first);
    const list = inner === undefined ? null : listOf(inner);
    return content.length === 0 && list === null ? [] : [{ content, list }];
  });
  return items.length === 0 ? null : { type: 'list', ordered: node.type === 'orderedList', items };
}

/** From the outside in. */
const ORDER = ['link', 'language', 'strong', 'emphasis'];

function inlineIn(node: DocNode): Inline[] {
  const seen = new Map<string, Mark>();
  const leaves = (node.content ?? []).map((each): Leaf => {
    const marks = (each.marks ?? []).flatMap((mark) => {
      const made = markOf(mark);
      if (made === null) return [];
      // Neighbours with the same mark stand in one element.
      const key = JSON.stringify(made);
      const same = seen.get(key) ?? made;
      seen.set(key, same);
      return [same];
    });
    marks.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
    return { text: each.type === 'hardBreak' ? null : (each.text ?? ''), marks };
  });
  return inlineOf(leaves);
}

function markOf({ type, attrs = {} }: { type: string; attrs?: Readonly<Record<string, unknown>> }): Mark | null {
  switch (type) {
    case 'strong':
    case 'emphasis':
      return { type };
    case 'link':
      return typeof attrs['href'] === 'string' ? { type, href: attrs['href'] } : null;
    case 'language':
      return typeof attrs['language'] === 'string' ? { type, language: attrs['language'] } : null;
    default:
      return null;
  }
}

function written(blocks: readonly (Paragraph | Heading)[]): Block[] {
  return blocks.filter(({ content }) => content.length > 0);
}

function levelOf({ attrs }: DocNode): 2 | 3 | 4 {
  const level = attrs?.['level'];
  return level === 3 || level === 4 ? level : 2;
}

function line(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function withoutUndefined(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== undefined));
}
