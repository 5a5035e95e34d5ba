import { parseId, type Id } from '../base/id.ts';
import { fitInline, fitItem, fitQuote, fitSimple, shallow } from './body-fit.ts';
import { isEmbedded, readEmbed, readEmbedFigure } from './body-embed.ts';
import { readFigure, readPicture } from './body-figure.ts';
import { isGallery, readGallery } from './body-gallery.ts';
import { inlineOf, within, type Leaf, type Mark } from './body-leaves.ts';
import { markOf } from './body-mark.ts';
import type { Reading } from './body-reading.ts';
import { readPlayer, readRecordingFigure } from './body-recording.ts';
import { readTable } from './body-table.ts';
import { parseTree, type Element, type Node } from './body-tree.ts';
import type { Block, Body, List, ListItem } from './body.ts';
import type { ImageId } from './image.ts';
import type { CaptionsId, RecordingId } from './recording.ts';

export interface ParseOptions {
  /** Which picture a `src` means, or null for none of ours. Without it only `image:ID` means one. */
  readonly image?: (source: string) => ImageId | null;
  /** The same for sound and film, and `recording:ID`. */
  readonly recording?: (source: string) => RecordingId | null;
  /** The same for the captions of a recording, and `captions:ID`. */
  readonly captions?: (source: string) => CaptionsId | null;
  /** The address of the page, when links and pictures may be relative to it. */
  readonly base?: string;
}

export interface ParsedBody {
  readonly body: Body;
  /** What was left out, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Any HTML as a body in normal form. Elements we do not know lose their tags and keep their words; links that are not
 * safe keep their words, pictures that are not ours their alt and caption, recordings that are not ours what stands around
 * them. What another site would put into the page becomes an embed. Code is not text.
 * @throws Refusal too-large when it unfolds to more elements than any story has.
 */
export function parseBody(html: string, options: ParseOptions = {}): ParsedBody {
  return parseNodes(parseTree(html), options);
}

/** The same for HTML that was taken apart already. */
export function parseNodes(nodes: readonly Node[], options: ParseOptions = {}): ParsedBody {
  const reading: Reading = {
    image: options.image ?? namedImage,
    recording: options.recording ?? ((source) => named<'Recording'>('recording:', source)),
    captions: options.captions ?? ((source) => named<'Captions'>('captions:', source)),
    base: options.base ?? null,
    warnings: new Set(),
    blocks: (nodes, marks = []) => blocksOf(nodes, { marks, reading }),
  };
  const body = reading.blocks(nodes);
  return { body, warnings: [...reading.warnings] };
}

/** The picture that `image:ID` names. */
export function namedImage(source: string): ImageId | null {
  return named<'Image'>('image:', source);
}

function named<Name extends string>(scheme: string, source: string): Id<Name> | null {
  return source.startsWith(scheme) ? parseId<Name>(source.slice(scheme.length)) : null;
}

/** Where the walk is: the marks around, the text collected since the last block, the blocks so far. */
interface Walk {
  readonly marks: readonly Mark[];
  readonly leaves: Leaf[];
  readonly blocks: Block[];
  readonly reading: Reading;
}

function blocksOf(nodes: readonly Node[], { marks, reading }: Pick<Walk, 'marks' | 'reading'>): Block[] {
  const walk: Walk = { marks, leaves: [], blocks: [], reading };
  for (const node of nodes) visit(node, walk);
  endParagraph(walk);
  return walk.blocks;
}

function visit(node: Node, walk: Walk): void {
  if (typeof node === 'string') {
    walk.leaves.push({ text: node, marks: walk.marks });
    return;
  }
  const inside = marksInside(node, walk);
  const read = readerOf(node);
  if (node.name === 'br') {
    walk.leaves.push({ text: null, marks: walk.marks });
  } else if (node.name === 'img') {
    visitPicture(node, walk);
  } else if (read !== undefined) {
    endParagraph(walk);
    walk.blocks.push(...read(node, inside));
  } else if (parting.has(node.name)) {
    endParagraph(walk);
    for (const child of node.children) visit(child, inside);
    endParagraph(inside);
  } else {
    for (const child of node.children) visit(child, inside);
  }
}

function marksInside(element: Element, walk: Walk): Walk {
  let marks = walk.marks;
  for (const mark of markOf(element, walk.reading)) marks = within(marks, mark);
  return { ...walk, marks };
}

/** A picture of ours ends the paragraph; another's alt stays in the sentence it stands in. */
function visitPicture(element: Element, walk: Walk): void {
  const picture = readPicture(element, walk.reading);
  if (picture.use === null) {
    walk.leaves.push({ text: ` ${picture.alt} `, marks: walk.marks });
    return;
  }
  endParagraph(walk);
  walk.blocks.push({ type: 'image', use: picture.use });
}

/** What was collected becomes paragraphs: two breaks in a row are how some editors part them. */
function endParagraph(walk: Walk): void {
  const leaves = walk.leaves.splice(0);
  let breaks = 0;
  let from = 0;
  for (const [at, { text }] of leaves.entries()) {
    if (text !== null && text.trim() === '') continue;
    breaks = text === null ? breaks + 1 : 0;
    if (breaks === 2) {
      pushParagraph(leaves.slice(from, at), walk);
      from = at;
    }
  }
  pushParagraph(leaves.slice(from), walk);
}

function pushParagraph(leaves: readonly Leaf[], walk: Walk): void {
  const content = inlineOf(leaves);
  if (content.length > 0) walk.blocks.push({ type: 'paragraph', content });
}

type Reader = (element: Element, walk: Walk) => Block[];

function readerOf(element: Element): Reader | undefined {
  if (isGallery(element)) return (gallery, walk) => readGallery(gallery, walk.reading, walk.marks, ordinary);
  if (isEmbedded(element)) return embed;
  return readers[element.name];
}

/** A gallery that turns out to be none. */
function ordinary(element: Element, walk: Pick<Walk, 'reading' | 'marks'>): Block[] {
  const read = readers[element.name];
  const inside = { ...walk, leaves: [], blocks: [] };
  return read === undefined ? walk.reading.blocks(element.children, walk.marks) : read(element, inside);
}

/** Elements that are a block of their own kind. */
const readers: Readonly<Record<string, Reader | undefined>> = Object.assign(Object.create(null), {
  h1: heading(2),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(4),
  h6: heading(4),
  summary: heading(3),
  ul: list,
  ol: list,
  menu: list,
  blockquote: quote,
  aside: facts,
  details: facts,
  figure,
  audio: (element: Element, walk: Walk) => readPlayer(element, walk.reading, walk.marks),
  video: (element: Element, walk: Walk) => readPlayer(element, walk.reading, walk.marks),
  table: (element: Element, walk: Walk) => readTable(element, walk.reading, walk.marks),
  hr: () => [{ type: 'divider' }],
} satisfies Record<string, Reader>);

/** Elements that begin and end a paragraph without being one. */
const parting = new Set(
  `address article body button center dd dialog dir div dl dt fieldset figcaption footer form frameset header hgroup html
   legend li main nav noscript object optgroup option p picture-caption pre search section select caption tbody td textarea tfoot th thead
   tr head colgroup`.split(/\s+/),
);

function heading(level: 2 | 3 | 4): Reader {
  return (element, { marks, reading }) => {
    const { content, pictures } = fitInline(reading.blocks(element.children, marks));
    return content.length > 0 ? [{ type: 'heading', level, content }, ...pictures] : [...pictures];
  };
}

function figure(element: Element, { reading, marks }: Walk): Block[] {
  return (
    readEmbedFigure(element, reading, marks) ??
    readRecordingFigure(element, reading, marks) ??
    readFigure(element, reading, marks)
  );
}

/** What a site would put here, or, when there is no address in it, its words as they would stand without that site. */
function embed(element: Element, walk: Walk): Block[] {
  return readEmbed(element, walk.reading) ?? (element.name === 'blockquote' ? quote(element, walk) : []);
}

function list(element: Element, walk: Walk): Block[] {
  const items: ListItem[] = [];
  const pictures: Block[] = [];
  for (const node of element.children) {
    const inside = typeof node === 'string' ? walk : marksInside(node, walk);
    const isItem = typeof node !== 'string' && node.name === 'li';
    const fitted = fitItem(walk.reading.blocks(isItem ? node.children : [node], isItem ? inside.marks : walk.marks));
    pictures.push(...fitted.pictures);
    const [first, ...others] = fitted.content;
    const last = items.at(-1);
    // A list straight inside a list belongs to the item before it, as people mean it.
    if (first?.list && first.content.length === 0 && !isItem && last?.list === null) {
      items[items.length - 1] = { ...last, list: first.list };
      items.push(...others);
    } else {
      items.push(...fitted.content);
    }
  }
  const kept = items.filter((item) => item.content.length > 0 || item.list !== null);
  if (kept.length === 0) return pictures;
  const whole: List = { type: 'list', ordered: element.name === 'ol', items: kept };
  return [shallow(whole), ...pictures];
}

function quote(element: Element, { marks, reading }: Walk): Block[] {
  const isSource = (node: Node): node is Element =>
    typeof node !== 'string' && (node.name === 'footer' || node.name === 'cite');
  const sources = element.children.filter(isSource);
  const said = element.children.filter((node) => !isSource(node));
  const source = fitInline(sources.flatMap((node) => reading.blocks(unwrapped(node, 'cite'), marks)));
  const { content, pictures } = fitQuote(reading.blocks(said, marks));
  const after = [...pictures, ...source.pictures];
  if (content.length > 0) return [{ type: 'quote', content, attribution: source.content }, ...after];
  return source.content.length > 0 ? [{ type: 'paragraph', content: source.content }, ...after] : after;
}

/** The children of an element, and in place of those with this name theirs: the name says nothing here. */
function unwrapped(element: Element, name: string): readonly Node[] {
  return element.children.flatMap((node) => (typeof node !== 'string' && node.name === name ? node.children : [node]));
}

function facts(element: Element, { marks, reading }: Walk): Block[] {
  const { content, pictures } = fitSimple(reading.blocks(element.children, marks));
  const [first, ...rest] = content;
  if (first === undefined) return [...pictures];
  if (first.type !== 'heading') return [{ type: 'facts', title: [], content }, ...pictures];
  if (rest.length === 0) return [first, ...pictures];
  return [{ type: 'facts', title: first.content, content: rest }, ...pictures];
}
