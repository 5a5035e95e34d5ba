import { fitInline } from './body-fit.ts';
import { isNamed, isOurs } from './body-figure.ts';
import type { Mark } from './body-leaves.ts';
import type { Reading } from './body-reading.ts';
import { hasClass, type Element, type Node } from './body-tree.ts';
import type { Block, ImageUse, Inline } from './body.ts';

/** What we and others call an element that holds pictures which belong together. */
const CLASSES = ['gallery', 'wp-block-gallery', 'kg-gallery-card'];

const ELEMENTS = new Set(['figure', 'div', 'ul']);

type Ordinary = (element: Element, walk: { readonly reading: Reading; readonly marks: readonly Mark[] }) => Block[];

export function isGallery(element: Element): boolean {
  return ELEMENTS.has(element.name) && hasClass(element, ...CLASSES);
}

/**
 * The pictures that stand in the element, each with its own words, and its caption as their title; what else stands there
 * comes after. With fewer than two pictures of ours it is read as `ordinary` does.
 */
export function readGallery(element: Element, reading: Reading, marks: readonly Mark[], ordinary: Ordinary): Block[] {
  // Read once only: galleries may stand in galleries, a hundred deep.
  if (picturesIn(element.children, reading) < 2) return ordinary(element, { reading, marks });
  const captions = element.children.filter((node) => isNamed(node, 'figcaption'));
  const children = element.children.filter((node) => !isNamed(node, 'figcaption'));
  const isList = element.name === 'ul';
  const inside = isList ? ordinary({ ...element, children }, { reading, marks }) : reading.blocks(children, marks);
  const { content: title, pictures } = fitInline(reading.blocks(captions, marks));
  return [...galleryOf(title, inside), ...pictures];
}

function galleryOf(title: readonly Inline[], inside: readonly Block[]): Block[] {
  const images = inside.flatMap(imagesIn);
  const titled = (content: readonly Inline[]): Block[] => (content.length > 0 ? [{ type: 'paragraph', content }] : []);
  const others = inside.filter((block) => block.type !== 'image' && block.type !== 'gallery');
  if (images.length < 2) return [...inside, ...titled(title)];
  const titles = inside.flatMap((block) => (block.type === 'gallery' ? titled(block.title) : []));
  return [{ type: 'gallery', title, images }, ...titles, ...others];
}

function imagesIn(block: Block): readonly ImageUse[] {
  return block.type === 'image' ? [block.use] : block.type === 'gallery' ? block.images : [];
}

function picturesIn(nodes: readonly Node[], reading: Reading): number {
  let count = 0;
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    count += node.name === 'img' ? Number(isOurs(node, reading)) : picturesIn(node.children, reading);
  }
  return count;
}
