import { unreachable } from '../base/unreachable.ts';
import type { Block, Body, Inline, List } from './body.ts';

/** Every link of a body that `change` has another address for with that address; null leaves it as it is. */
export function changeLinks(body: Body, change: (href: string) => string | null): Body {
  return body.map((block) => inBlock(block, change));
}

/** The addresses that a body links to, each once, in their order. */
export function linksOf(body: Body): readonly string[] {
  const links = new Set<string>();
  changeLinks(body, (href) => {
    links.add(href);
    return null;
  });
  return [...links];
}

type Change = (href: string) => string | null;

function inBlock<B extends Block>(block: B, change: Change): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, content: inInline(block.content, change) };
    case 'list':
      return inList(block, change);
    case 'quote':
      return {
        ...block,
        content: changeLinks(block.content, change) as typeof block.content,
        attribution: inInline(block.attribution, change),
      };
    case 'facts':
      return {
        ...block,
        title: inInline(block.title, change),
        content: changeLinks(block.content, change) as typeof block.content,
      };
    case 'table':
      return {
        ...block,
        caption: inInline(block.caption, change),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: inInline(cell.content, change) }))),
      };
    case 'gallery':
      return { ...block, title: inInline(block.title, change) };
    case 'recording': {
      const transcript = changeLinks(block.use.transcript, change) as typeof block.use.transcript;
      return { ...block, use: { ...block.use, transcript } };
    }
    case 'image':
    case 'embed':
    case 'divider':
      return block;
    default:
      return unreachable(block);
  }
}

function inList(list: List, change: Change): List {
  const items = list.items.map(({ content, list: inner }) => ({
    content: inInline(content, change),
    list: inner && inList(inner, change),
  }));
  return { ...list, items };
}

function inInline(content: readonly Inline[], change: Change): readonly Inline[] {
  return content.map((inline): Inline => {
    if (inline.type === 'text' || inline.type === 'break') return inline;
    const inside = inInline(inline.content, change);
    if (inline.type !== 'link') return { ...inline, content: inside };
    return { ...inline, href: change(inline.href) ?? inline.href, content: inside };
  });
}
