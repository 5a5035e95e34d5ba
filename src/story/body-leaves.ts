import type { Emphasis, Inline, LanguageSpan, Link, Strong } from './body.ts';

/** A mark without what it marks. Two leaves with the same object stand in the same element. */
export type Mark =
  Omit<Strong, 'content'> | Omit<Emphasis, 'content'> | Omit<Link, 'content'> | Omit<LanguageSpan, 'content'>;

/** Inline content laid flat: a text, or null for a line break, and the marks around it from the outside in. */
export interface Leaf {
  readonly text: string | null;
  readonly marks: readonly Mark[];
}

/** Marks nest no deeper; what is inside keeps its text. */
const MOST_MARKS = 8;

/** The marks inside one more: itself, or none when it would say again what one around it says. */
export function within(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const same = marks.findLast(({ type }) => type === mark.type);
  const said =
    mark.type === 'language' ? same?.type === 'language' && same.language === mark.language : same !== undefined;
  return said || marks.length >= MOST_MARKS ? marks : [...marks, mark];
}

/**
 * Content in normal form: runs of white space are one space, none at the edges or beside a break; no empty text or mark;
 * no break at the edges or beside another; neighbouring texts are one.
 */
export function inlineOf(leaves: readonly Leaf[]): Inline[] {
  return nested(trimmedEnd(collapsed(leaves)), 0);
}

/** The reverse of `inlineOf`. */
export function leavesOf(content: readonly Inline[], marks: readonly Mark[] = []): Leaf[] {
  return content.flatMap((inline): Leaf[] => {
    if (inline.type === 'text') return [{ text: inline.text, marks }];
    if (inline.type === 'break') return [{ text: null, marks }];
    const { content: inside, ...mark } = inline;
    return leavesOf(inside, within(marks, mark));
  });
}

/** What may stand in a story: no control characters, no code points that are no characters; broken surrogates are U+FFFD. */
export function cleanText(text: string): string {
  // eslint-disable-next-line no-control-regex -- that is what it is for
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '');
}

/** A text in one line, clean, without white space around it. For alt, caption, credit. */
export function lineOf(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim();
}

/** Drops what follows the beginning, a space or a break and is white space or, after the former and latter, a break. */
function collapsed(leaves: readonly Leaf[]): Leaf[] {
  const kept: Leaf[] = [];
  let after: 'edge' | 'space' | 'word' = 'edge';
  for (const leaf of leaves) {
    if (leaf.text === null) {
      if (after === 'edge') continue;
      dropEndSpace(kept);
      kept.push(leaf);
      after = 'edge';
      continue;
    }
    let text = cleanText(leaf.text).replace(/[ \t\n\f\r]+/g, ' ');
    if (after === 'edge') text = text.trimStart();
    else if (after === 'space') text = text.replace(/^ /, '');
    if (text === '') continue;
    kept.push({ text, marks: leaf.marks });
    after = text.endsWith(' ') ? 'space' : 'word';
  }
  return kept;
}

function trimmedEnd(leaves: Leaf[]): Leaf[] {
  while (leaves.at(-1)?.text === null || leaves.at(-1)?.text?.trim() === '') leaves.pop();
  dropEndSpace(leaves);
  return leaves;
}

/** Cuts white space off the end; a leaf of nothing else goes, and the one before it is looked at. */
function dropEndSpace(leaves: Leaf[]): void {
  for (let last = leaves.at(-1); last !== undefined && last.text !== null; last = leaves.at(-1)) {
    leaves.pop();
    const text = last.text.trimEnd();
    if (text === '') continue;
    leaves.push({ text, marks: last.marks });
    return;
  }
}

function nested(leaves: readonly Leaf[], depth: number): Inline[] {
  const content: Inline[] = [];
  for (let at = 0; at < leaves.length;) {
    const mark = leaves[at]?.marks[depth];
    let end = at + 1;
    while (end < leaves.length && leaves[end]?.marks[depth] === mark) end += 1;
    const group = leaves.slice(at, end);
    if (mark === undefined) content.push(...plain(group));
    else content.push({ ...mark, content: nested(group, depth + 1) });
    at = end;
  }
  return content;
}

function plain(leaves: readonly Leaf[]): Inline[] {
  const content: Inline[] = [];
  for (const { text } of leaves) {
    const last = content.at(-1);
    if (text === null) content.push({ type: 'break' });
    else if (last?.type === 'text') content[content.length - 1] = { type: 'text', text: last.text + text };
    else content.push({ type: 'text', text });
  }
  return content;
}
