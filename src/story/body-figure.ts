import { fitInline } from './body-fit.ts';
import { lineOf, type Mark } from './body-leaves.ts';
import { shown } from './body-mark.ts';
import type { Reading } from './body-reading.ts';
import { attribute, type Element, type Node } from './body-tree.ts';
import type { Block, ImageUse } from './body.ts';

/** A picture as it stands in HTML; `use` is null when it is none of ours. */
interface Picture {
  readonly use: ImageUse | null;
  readonly alt: string;
}

/** Pages that load pictures late keep the address in `data-src`. */
function pictureSource(element: Element): string {
  const src = attribute(element, 'src');
  return src === '' || src.startsWith('data:') ? attribute(element, 'data-src') || src : src;
}

export function isOurs(img: Element, reading: Reading): boolean {
  const source = pictureSource(img);
  return source !== '' && reading.image(source) !== null;
}

/** An `img`. */
export function readPicture(element: Element, reading: Reading, words = { caption: '', credit: '' }): Picture {
  const source = pictureSource(element);
  const alt = lineOf(attribute(element, 'alt'));
  const image = source === '' ? null : reading.image(source);
  if (image !== null) return { use: { image, alt, ...words }, alt };
  if (source !== '') reading.warnings.add(`A picture was left out and its words kept: ${shown(source)}`);
  return { use: null, alt };
}

/**
 * A figure: a picture with its caption, of which `<small>` is the credit; a quote or a table with what is said below it.
 * Of several pictures the first has the caption.
 */
export function readFigure(element: Element, reading: Reading, marks: readonly Mark[]): Block[] {
  const captions = element.children.filter((node) => isNamed(node, 'figcaption'));
  const others = element.children.filter((node) => !isNamed(node, 'figcaption'));
  const pictures = picturesIn(others);
  if (pictures.length === 0) return withCaption(reading.blocks(others, marks), captions, { reading, marks });
  const words = captionOf(captions);
  const blocks = pictures.flatMap((picture, at) =>
    figureOf(picture, at === 0 ? words : { caption: '', credit: '' }, reading),
  );
  return [...blocks, ...reading.blocks(without(others, pictures), marks)];
}

function figureOf(element: Element, words: { caption: string; credit: string }, reading: Reading): Block[] {
  const { use, alt } = readPicture(element, reading, words);
  if (use !== null) return [{ type: 'image', use }];
  const below = lineOf(`${words.caption} ${words.credit}`);
  return [alt === words.caption ? '' : alt, below]
    .filter((text) => text !== '')
    .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
}

/** The words below, where a quote or a table has a place for them; else a paragraph. */
function withCaption(
  blocks: Block[],
  captions: readonly Node[],
  { reading, marks }: { reading: Reading; marks: readonly Mark[] },
): Block[] {
  const { content, pictures } = fitInline(captions.flatMap((node) => reading.blocks([node], marks)));
  if (content.length === 0) return [...blocks, ...pictures];
  const [only, ...more] = blocks;
  if (more.length === 0 && only?.type === 'quote' && only.attribution.length === 0) {
    return [{ ...only, attribution: content }, ...pictures];
  }
  if (more.length === 0 && only?.type === 'table' && only.caption.length === 0) {
    return [{ ...only, caption: content }, ...pictures];
  }
  return [...blocks, { type: 'paragraph', content }, ...pictures];
}

/** The words of captions, of which `<small>` is the credit. */
export function captionOf(captions: readonly Node[]): { caption: string; credit: string } {
  const credit: string[] = [];
  const caption: string[] = [];
  const collect = (node: Node, into: string[]): void => {
    if (typeof node === 'string') into.push(node);
    else if (node.name === 'img') into.push(' ', attribute(node, 'alt'), ' ');
    else {
      const target = node.name === 'small' ? credit : into;
      const apart = spaced.has(node.name) ? ' ' : '';
      target.push(apart);
      for (const child of node.children) collect(child, target);
      target.push(apart);
    }
  };
  for (const node of captions) collect(node, caption);
  return { caption: lineOf(caption.join('')), credit: lineOf(credit.join('')) };
}

/** Elements inside a caption whose words are not one with their neighbours'. */
const spaced = new Set(['figcaption', 'small', 'p', 'div', 'br', 'li', 'h2', 'h3', 'td', 'th', 'section']);

function picturesIn(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === 'img'
      ? [node]
      : node.name === 'table' || node.name === 'figure'
        ? []
        : picturesIn(node.children);
  });
}

/** The nodes without some elements, however deep those stand. */
export function without(nodes: readonly Node[], gone: readonly Element[]): Node[] {
  return nodes
    .filter((node) => typeof node === 'string' || !gone.includes(node))
    .map((node) => (typeof node === 'string' ? node : { ...node, children: without(node.children, gone) }));
}

export function isNamed(node: Node, name: string): node is Element {
  return typeof node !== 'string' && node.name === name;
}
