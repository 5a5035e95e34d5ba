import { fitInline } from './body-fit.ts';
import { within, type Mark } from './body-leaves.ts';
import { markOf } from './body-mark.ts';
import type { Reading } from './body-reading.ts';
import { attribute, type Element, type Node } from './body-tree.ts';
import type { Block, Cell, Standing } from './body.ts';

/** A cell spans no more columns; of rows, no more than there are. */
const WIDEST = 100;

/** A table; without any words in its cells only its caption is left, and after it the pictures that stood in it. */
export function readTable(element: Element, reading: Reading, marks: readonly Mark[]): Block[] {
  const pictures: Standing[] = [];
  const fit = (element: Element): Cell['content'] => {
    let inside = marks;
    for (const mark of markOf(element, reading)) inside = within(inside, mark);
    const fitted = fitInline(reading.blocks(element.children, inside));
    pictures.push(...fitted.pictures);
    return fitted.content;
  };
  const captions = element.children.filter((node) => isElement(node) && node.name === 'caption').filter(isElement);
  const [caption = [], ...moreCaptions] = captions.map(fit).filter((content) => content.length > 0);
  const sources = rowsIn(element)
    .map((row) => row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th'))
    .filter((row) => row.length > 0);
  const rows = sources.map((row, at) => row.map((cell) => readCell(cell, { fit, rowsLeft: sources.length - at })));
  const after: Block[] = [...moreCaptions.map((content): Block => ({ type: 'paragraph', content })), ...pictures];
  if (rows.some((row) => row.some((cell) => cell.content.length > 0)))
    return [{ type: 'table', caption, rows }, ...after];
  return caption.length > 0 ? [{ type: 'paragraph', content: caption }, ...after] : after;
}

function readCell(element: Element, table: { fit: (element: Element) => Cell['content']; rowsLeft: number }): Cell {
  return {
    header: element.name === 'th',
    columns: span(attribute(element, 'colspan'), WIDEST),
    rows: span(attribute(element, 'rowspan'), table.rowsLeft),
    content: table.fit(element),
  };
}

function span(text: string, most: number): number {
  return /^\d{1,5}$/.test(text) ? Math.min(Math.max(Number(text), 1), most) : 1;
}

/** The rows of the table, not those of a table in a cell. */
function rowsIn(element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return child.name === 'td' || child.name === 'th' || child.name === 'caption' ? [] : rowsIn(child);
  });
}

function isElement(node: Node): node is Element {
  return typeof node !== 'string';
}
