import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5';
import { Refusal } from '../base/refusal.ts';

/** HTML as the parser of a body sees it: elements and texts that a reader would see, nested no deeper than `DEEPEST`. */
export type Node = Element | string;

export interface Element {
  /** In lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** Far deeper than any page, and shallow enough for functions that call themselves. */
const DEEPEST = 100;

/** Crossed formatting elements multiply when HTML is parsed; a hostile 100 kB would fill the memory. */
const MOST_ELEMENTS = 100_000;

const html = 'http://www.w3.org/1999/xhtml';

/** What no reader sees: code, fallbacks that browsers never show, the page's title. */
const unseen = new Set(['script', 'style', 'template', 'noembed', 'noframes']);

/**
 * Takes HTML apart the way browsers do. What is nested too deep loses its elements and keeps its text.
 * `keep` names unseen elements that are wanted all the same, such as `title`.
 * @throws Refusal too-large when it unfolds to more than 100,000 elements.
 */
export function parseTree(text: string, keep: readonly string[] = []): readonly Node[] {
  const fragment = parseFragment(text, { scriptingEnabled: false, treeAdapter: countingAdapter() });
  const root: Node[] = [];
  // A stack of our own: nesting of ten thousand levels must not be calls within calls.
  const waiting: Waiting[] = [];
  wait(waiting, fragment.childNodes, { into: root, depth: 0 });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, place } = next;
    if (typeof node === 'string') place.into.push(node);
    else if ('value' in node) place.into.push(node.value);
    else if ('tagName' in node && (keep.includes(node.tagName) || !isUnseen(node))) enter(node, place, waiting);
  }
  return root;
}

/** Whether the element has one of these classes. */
export function hasClass(element: Element, ...classes: readonly string[]): boolean {
  const own = attribute(element, 'class').split(/\s+/);
  return classes.some((name) => own.includes(name));
}

/** The value of an attribute without white space around it; '' when it is not there. */
export function attribute(element: Element, name: string): string {
  return element.attributes[name]?.trim() ?? '';
}

type Source = DefaultTreeAdapterMap['childNode'];
type SourceElement = DefaultTreeAdapterMap['element'];

interface Place {
  readonly into: Node[];
  readonly depth: number;
}

interface Waiting {
  readonly node: Source | string;
  readonly place: Place;
}

function enter(source: SourceElement, place: Place, waiting: Waiting[]): void {
  if (place.depth >= DEEPEST) {
    // Words of two elements that are no longer there must not become one.
    wait(waiting, [' ', ...source.childNodes, ' '], place);
    return;
  }
  const children: Node[] = [];
  const attributes = Object.fromEntries(source.attrs.map(({ name, value }) => [name, value]));
  place.into.push({ name: source.tagName.toLowerCase(), attributes, children });
  // What stands inside these is for browsers that do not know them.
  if (source.tagName === 'iframe' || isPostOfTelegram(source)) return;
  wait(waiting, source.childNodes, { into: children, depth: place.depth + 1 });
}

function wait(waiting: Waiting[], nodes: readonly (Source | string)[], place: Place): void {
  for (const node of nodes.toReversed()) waiting.push({ node, place });
}

function isUnseen(element: SourceElement): boolean {
  if (isPostOfTelegram(element)) return false;
  return unseen.has(element.tagName) || (element.tagName === 'title' && element.namespaceURI === html);
}

/** The only trace of a post of Telegram is the script that would fetch it. */
function isPostOfTelegram({ tagName, attrs }: SourceElement): boolean {
  return tagName === 'script' && attrs.some(({ name }) => name === 'data-telegram-post');
}

function countingAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new Refusal('too-large', 'The text has too many elements; send it in parts.');
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
    },
  };
}
