import type { Node } from '../story/body-tree.ts';
import { readCard } from './ghost-cards.ts';
import { element, filled, listOf, textOf, valuesOf, type GhostReading } from './ghost-nodes.ts';

/** What a section of Mobiledoc 0.3 is, by its first number. */
const MARKUP_SECTION = 1;
const IMAGE_SECTION = 2;
const LIST_SECTION = 3;
const CARD_SECTION = 10;

const ATOM = 1;

/** Elements that may be around words; any other leaves them bare. */
const MARKUPS = new Set(['a', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'code']);

/** The lists that sections point into. */
interface Pool {
  readonly markups: readonly unknown[];
  readonly atoms: readonly unknown[];
  readonly cards: readonly unknown[];
}

/** A text of Ghost's editor before version 5, in Mobiledoc 0.3, as elements. */
export function readMobiledoc(document: unknown, reading: GhostReading): readonly Node[] {
  const { markups, atoms, cards, sections } = valuesOf(document);
  const pool = { markups: listOf(markups), atoms: listOf(atoms), cards: listOf(cards) };
  return listOf(sections).flatMap((section) => readSection(listOf(section), pool, reading));
}

function readSection(section: readonly unknown[], pool: Pool, reading: GhostReading): readonly Node[] {
  const [kind, second, third] = section;
  switch (kind) {
    case MARKUP_SECTION:
      return filled(blockOf(textOf(second)), readMarkers(listOf(third), pool));
    case IMAGE_SECTION:
      return readCard('image', { src: second }, reading);
    case LIST_SECTION:
      return filled(
        second === 'ol' ? 'ol' : 'ul',
        listOf(third).flatMap((item) => filled('li', readMarkers(listOf(item), pool))),
      );
    case CARD_SECTION: {
      const [name, card] = listOf(pool.cards[Number(second)]);
      return readCard(textOf(name), valuesOf(card), reading);
    }
    default:
      reading.notes.add('A part of a kind that is not known here is left out.');
      return [];
  }
}

function blockOf(tag: string): string {
  if (tag === 'blockquote' || tag === 'pull-quote' || tag === 'aside') return 'blockquote';
  return /^h[1-6]$/.test(tag) ? tag : 'p';
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

/** Each marker opens some markups, says its words and closes the last so many. */
function readMarkers(markers: readonly unknown[], pool: Pool): readonly Node[] {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  const close = (): void => {
    const done = open.length > 1 ? open.pop() : undefined;
    if (done !== undefined) open.at(-1)?.children.push(...filled(done.name, done.children, done.attributes));
  };
  for (const marker of markers) {
    const [kind, opens, closes, value] = listOf(marker);
    for (const at of listOf(opens)) open.push(markupOf(pool.markups[Number(at)]));
    open.at(-1)?.children.push(...(kind === ATOM ? readAtom(pool.atoms[Number(value)]) : [textIn(value)]));
    for (let left = Number(closes); left > 0 && open.length > 1; left -= 1) close();
  }
  while (open.length > 1) close();
  return root.children;
}

function markupOf(markup: unknown): Open {
  const [tag, pairs] = listOf(markup);
  const name = textOf(tag).toLowerCase();
  const href = listOf(pairs).findIndex((key) => key === 'href');
  const attributes = href === -1 ? {} : { href: textOf(listOf(pairs)[href + 1]) };
  return { name: MARKUPS.has(name) ? name : 'span', attributes, children: [] };
}

function readAtom(atom: unknown): Node[] {
  const [name, text] = listOf(atom);
  return name === 'soft-return' ? [element('br', [])] : [textIn(text)];
}

/** White space in a text says something: it parts words. */
function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
