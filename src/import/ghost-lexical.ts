import type { Node } from '../story/body-tree.ts';
import { isCard, readCard } from './ghost-cards.ts';
import { element, filled, link, listOf, textOf, valuesOf, type GhostReading, type Values } from './ghost-nodes.ts';

/** Bits of a text's `format`; those that a body does not keep are not here. */
const BOLD = 1;
const ITALIC = 2;

/**
 * A text of Ghost's editor since version 5, as elements: a tree of nodes, each with a `type`, of which many are cards.
 * @throws RangeError when it is nested deeper than any text.
 */
export function readLexical(document: unknown, reading: GhostReading): readonly Node[] {
  return childrenOf(valuesOf(valuesOf(document)['root'])).flatMap((node) => readNode(node, reading, 'div'));
}

function childrenOf(node: Values): readonly Values[] {
  return listOf(node['children']).map(valuesOf);
}

/** `other` is the element for a node of a kind that is not known. */
function readNode(node: Values, reading: GhostReading, other: 'div' | 'span'): readonly Node[] {
  const type = textOf(node['type']);
  const inside = (): readonly Node[] => childrenOf(node).flatMap((child) => readNode(child, reading, 'span'));
  switch (type) {
    case 'text':
    case 'extended-text':
    case 'tk':
      return [marked(node)];
    case 'linebreak':
      return [element('br', [])];
    case 'tab':
      return [' '];
    case 'paragraph':
      return filled('p', inside());
    case 'heading':
    case 'extended-heading':
      return filled(headingOf(textOf(node['tag'])), inside());
    case 'quote':
    case 'extended-quote':
    // A second look of a quote, and not words beside the story.
    case 'aside':
      return filled('blockquote', inside());
    case 'list':
      return list(node, reading);
    case 'link':
    case 'autolink':
      return link(node['url'], inside());
    case 'at-link':
    case 'zwnj':
      return [];
    default:
      return isCard(type) || !('children' in node || 'text' in node)
        ? readCard(type, node, reading)
        : unknown(node, reading, other);
  }
}

/** Its words and what stands in it. */
function unknown(node: Values, reading: GhostReading, other: 'div' | 'span'): readonly Node[] {
  const text = typeof node['text'] === 'string' ? [marked(node)] : [];
  return filled(other, [...text, ...childrenOf(node).flatMap((child) => readNode(child, reading, other))]);
}

/** White space in a text says something: it parts words. */
function marked(node: Values): Node {
  const text = typeof node['text'] === 'string' ? node['text'] : '';
  const format = typeof node['format'] === 'number' ? node['format'] : 0;
  const slanted = (format & ITALIC) === 0 ? text : element('em', [text]);
  return (format & BOLD) === 0 ? slanted : element('strong', [slanted]);
}

function headingOf(tag: string): string {
  return /^h[1-6]$/.test(tag) ? tag : 'h2';
}

/** A list inside a list stands alone in an item of its own, and means the item before it. */
function list(node: Values, reading: GhostReading): Node[] {
  const ordered = node['listType'] === 'number' || node['tag'] === 'ol';
  const items: Node[][] = [];
  for (const item of childrenOf(node)) {
    const nested = childrenOf(item)[0]?.['type'] === 'list';
    const content = childrenOf(item).flatMap((child) => readNode(child, reading, 'span'));
    const last = items.at(-1);
    if (nested && last !== undefined) last.push(...content);
    else items.push(content);
  }
  return filled(
    ordered ? 'ol' : 'ul',
    items.flatMap((item) => filled('li', item)),
  );
}
