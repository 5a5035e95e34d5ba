import { parseNodes } from '../story/body-parse.ts';
import { inlineText, plainText } from '../story/body-text.ts';
import { attribute, parseTree, type Element, type Node } from '../story/body-tree.ts';
import type { Block, Body } from '../story/body.ts';
import type { ImageId } from '../story/image.ts';
import { pieceOf, type Piece } from './page-draft.ts';
import { findAll, isFurniture, named, rawText, without } from './page-elements.ts';
import { readHead, type PageHead } from './page-head.ts';

export interface HtmlPage {
  readonly head: PageHead;
  /** The pieces of the story, with whatever stands between them. */
  readonly inside: readonly Piece[];
  /** The pieces of the page around it. */
  readonly outside: readonly Piece[];
  /** Addresses of the pictures inside, by their stand-ins. */
  readonly pictures: ReadonlyMap<ImageId, string>;
  readonly warnings: readonly string[];
}

export interface HtmlOptions {
  readonly timeZone: string;
  /** The page's address, for links relative to it. */
  readonly url: string | null;
  /** A stand-in for each picture. */
  readonly standIn: (number: number) => ImageId;
}

/** Takes a page's HTML apart: what it says of itself, its story, the rest. */
export function readHtmlPage(html: string, options: HtmlOptions): HtmlPage {
  const nodes = parseTree(html, ['script', 'title']);
  const head = readHead(nodes, options.timeZone);
  const visible = without(nodes, isFurniture);
  const root = rootOf(visible);
  const pictures = new Map<ImageId, string>();
  const image = (source: string): ImageId => {
    const known = [...pictures].find(([, address]) => address === source)?.[0];
    const id = known ?? options.standIn(pictures.size + 1);
    pictures.set(id, source);
    return id;
  };
  const base = options.url ?? head.url;
  const parse = { image, ...(URL.canParse(base) ? { base } : {}) };
  const story = parseNodes(root === null ? visible : root.children, parse);
  const around =
    root === null
      ? []
      : parseNodes(
          without(visible, (element) => element === root),
          { image: () => null },
        ).body;
  return { head, inside: piecesOf(story.body), outside: piecesOf(around), pictures, warnings: story.warnings };
}

/** The element that holds the story: the longest article, else what the page calls its main part; null for the whole page. */
function rootOf(nodes: readonly Node[]): Element | null {
  const candidates = [
    named('article'),
    (element: Element) => attribute(element, 'itemprop') === 'articleBody',
    named('main'),
    (element: Element) => attribute(element, 'role') === 'main',
  ];
  for (const wanted of candidates) {
    const [longest] = findAll(nodes, wanted)
      .map((element) => ({ element, length: rawText(element.children).trim().length }))
      .filter(({ length }) => length > 0)
      .toSorted((a, b) => b.length - a.length);
    if (longest !== undefined) return longest.element;
  }
  return null;
}

function piecesOf(body: Body): Piece[] {
  return body.map((block) => pieceOf(block, wordsOf(block)));
}

function wordsOf(block: Block): string {
  return block.type === 'paragraph' || block.type === 'heading' ? inlineText(block.content) : plainText([block]);
}
