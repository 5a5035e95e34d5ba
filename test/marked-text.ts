import { parse, type DefaultTreeAdapterMap } from 'parse5';

/** A text of a page with the language that a reading machine takes it for. */
export interface MarkedText {
  readonly text: string;
  /** The nearest `lang`; '' where the page says that nobody knows. */
  readonly language: string;
  /** `text`, or the attribute that holds it, and the element. */
  readonly where: string;
}

type Node = DefaultTreeAdapterMap['node'];

const SPOKEN = new Set(['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'summary']);
const UNSEEN = new Set(['script', 'style', 'template']);

/** Every text of a page that somebody reads or hears, attributes and the description included, in the page's order. */
export function markedTexts(page: string): MarkedText[] {
  const found: MarkedText[] = [];
  visit(parse(page), { language: '', element: '' }, found);
  return found.filter(({ text }) => /\p{L}/u.test(text));
}

function visit(node: Node, at: { language: string; element: string }, found: MarkedText[]): void {
  if ('value' in node && node.nodeName === '#text') {
    found.push({ text: node.value.trim(), language: at.language, where: `text of ${at.element}` });
  }
  if ('tagName' in node) {
    if (UNSEEN.has(node.tagName)) return;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const inside = { language: attributes.get('lang') ?? at.language, element: node.tagName };
    for (const [name, value] of attributes) {
      const described = name === 'content' && attributes.get('name') === 'description';
      if (SPOKEN.has(name) || described)
        found.push({ text: value, language: inside.language, where: `${name} of ${node.tagName}` });
    }
    for (const child of node.childNodes) visit(child, inside, found);
    return;
  }
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, at, found);
}
