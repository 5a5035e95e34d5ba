import { unreachable } from '../base/unreachable.ts';
import { inlineOf, leavesOf, type Leaf } from './body-leaves.ts';
import type { Block, Heading, Inline, List, ListItem, Paragraph, Standing } from './body.ts';

/**
 * Blocks where not all kinds of them may stand. What may not becomes what may, with its words in their order; pictures,
 * recordings and embeds have no such form and are handed back, to stand after the place.
 */
export interface Fitted<T> {
  readonly content: T;
  readonly pictures: readonly Standing[];
}

/** Lists in lists, at most; what is deeper joins the last that may be. */
const DEEPEST_LIST = 8;

/** For a heading, a cell, a caption: one line of text, blocks parted by line breaks. */
export function fitInline(blocks: readonly Block[]): Fitted<Inline[]> {
  const { content, pictures } = fitSimple(blocks);
  return { content: inlineOf(content.flatMap(lines)), pictures };
}

/** For a quote. */
export function fitQuote(blocks: readonly Block[]): Fitted<(Paragraph | List)[]> {
  const { content, pictures } = fitSimple(blocks);
  const quoted = content.map((block) => (block.type === 'heading' ? paragraph(block.content) : block));
  return { content: quoted, pictures };
}

/** For a box of facts. */
export function fitSimple(blocks: readonly Block[]): Fitted<(Paragraph | Heading | List)[]> {
  const pictures = blocks.filter(isStanding);
  return { content: blocks.flatMap(simple), pictures };
}

/** For a list: paragraphs become its items' lines; what follows a list inside an item is an item of its own, so that the order stays. */
export function fitItem(blocks: readonly Block[]): Fitted<ListItem[]> {
  const { content, pictures } = fitSimple(blocks);
  const items: { leaves: Leaf[]; list: List | null }[] = [];
  for (const block of content) {
    const last = items.at(-1);
    if (block.type === 'list') {
      if (last === undefined) items.push({ leaves: [], list: block });
      else last.list = last.list === null ? block : { ...last.list, items: [...last.list.items, ...block.items] };
    } else if (last === undefined || last.list !== null) {
      items.push({ leaves: lines(block), list: null });
    } else {
      last.leaves.push(...lines(block));
    }
  }
  return { content: items.map(({ leaves, list }) => ({ content: inlineOf(leaves), list })), pictures };
}

/** The list with its deepest lists brought up to the depth that is allowed. */
export function shallow(list: List, depth = DEEPEST_LIST): List {
  const items = list.items.flatMap((item): ListItem[] => {
    if (item.list === null) return [item];
    if (depth > 1) return [{ ...item, list: shallow(item.list, depth - 1) }];
    const inside = shallow(item.list, 1).items;
    return item.content.length > 0 ? [{ ...item, list: null }, ...inside] : [...inside];
  });
  return { ...list, items };
}

function isStanding(block: Block): block is Standing {
  return block.type === 'image' || block.type === 'gallery' || block.type === 'recording' || block.type === 'embed';
}

function simple(block: Block): (Paragraph | Heading | List)[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'list':
      return [block];
    case 'quote':
      return [...block.content, ...paragraphs([block.attribution])];
    case 'facts':
      return [...paragraphs([block.title]), ...block.content];
    case 'table':
      return paragraphs([
        block.caption,
        ...block.rows.map((row) =>
          inlineOf(row.flatMap((cell) => [...leavesOf(cell.content), { text: ' ', marks: [] }])),
        ),
      ]);
    case 'image':
    case 'gallery':
    case 'recording':
    case 'embed':
    case 'divider':
      return [];
    default:
      return unreachable(block);
  }
}

function paragraphs(lists: readonly (readonly Inline[])[]): Paragraph[] {
  return lists.filter((content) => content.length > 0).map(paragraph);
}

function paragraph(content: readonly Inline[]): Paragraph {
  return { type: 'paragraph', content };
}

/** The text of a block, each of its lines ending in a break. */
function lines(block: Paragraph | Heading | List): Leaf[] {
  const end: Leaf = { text: null, marks: [] };
  if (block.type !== 'list') return [...leavesOf(block.content), end];
  return block.items.flatMap((item) => [...leavesOf(item.content), end, ...(item.list ? lines(item.list) : [])]);
}
