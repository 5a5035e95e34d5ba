import { SaxesParser } from 'saxes';
import { lineOf } from '../story/body-leaves.ts';
import { parseTree, type Node } from '../story/body-tree.ts';
import { Unreadable } from './read-text.ts';

/** An element of the export with the texts of those inside it by name; what is not asked for is not there. */
export interface XmlRecord {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text. */
  text: string;
  readonly inside: XmlRecord[];
}

/** What XML cannot hold and WordPress writes all the same. */
// oxlint-disable-next-line no-control-regex -- these are the letters to drop
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Faults of structure. With others, such as an entity nobody declared, the text stands as it is written. */
const BROKEN = /unclosed tag|unmatched closing tag|unexpected end|unexpected close tag/;

const DEEPEST = 12;

/**
 * Reads a piece of an export, which has one element around it. Only elements of these names have their text kept.
 * Entities are the five of XML and numbers; there is nowhere to declare others.
 * @throws Unreadable when its elements do not close as they open.
 */
export function readXml(text: string, wanted: ReadonlySet<string>): XmlRecord {
  const root: XmlRecord = { name: '', attributes: {}, text: '', inside: [] };
  const open: XmlRecord[] = [root];
  const parser = new SaxesParser({ fragment: true, position: false, xmlns: false as const });
  parser.on('error', ({ message }) => {
    if (BROKEN.test(message)) throw new Unreadable(`Its XML is broken (${message.slice(0, 100)}).`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new Unreadable('Its XML is nested too deep.');
    const record: XmlRecord = { name, attributes, text: '', inside: [] };
    open.at(-1)?.inside.push(record);
    open.push(record);
  });
  parser.on('closetag', ({ name }) => {
    const record = open.pop();
    if (record !== undefined && !wanted.has(name)) open.at(-1)?.inside.pop();
  });
  const add = (part: string): void => {
    const record = open.at(-1);
    if (record !== undefined && wanted.has(record.name)) record.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text.replace(FORBIDDEN, '').toWellFormed()).close();
  return root.inside[0] ?? root;
}

/** The text of the first element of this name directly inside; '' when there is none. */
export function textIn(record: XmlRecord, name: string): string {
  return record.inside.find((each) => each.name === name)?.text.trim() ?? '';
}

export function allIn(record: XmlRecord, name: string): readonly XmlRecord[] {
  return record.inside.filter((each) => each.name === name);
}

/** The words of a line of HTML, as titles and names are kept: without tags, with entities read. */
export function wordsIn(html: string): string {
  if (!/[<&]/.test(html)) return lineOf(html);
  const text = (node: Node): string => (typeof node === 'string' ? node : node.children.map(text).join(''));
  return lineOf(parseTree(html).map(text).join(''));
}
