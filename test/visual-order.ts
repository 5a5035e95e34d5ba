import type { Page } from 'playwright-core';

/** Where a part of a text stands on the screen. */
interface Placed {
  readonly part: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Whether its letters run from left to right, from right to left, or it has less than two that differ. */
  readonly runs: 'ltr' | 'rtl' | 'none' | 'both';
}

/** Measures parts of the first element that the selector finds, each looked for after the one before. Null: a part is not there. */
export async function placed(page: Page, selector: string, parts: readonly string[]): Promise<Placed[] | null> {
  return await page.evaluate(`(${MEASURE})(${JSON.stringify(selector)}, ${JSON.stringify(parts)})`);
}

/**
 * What is wrong with the order in which a reader meets the parts: on one line each begins where the one before has ended,
 * towards the left when the line runs right to left. Null when nothing is.
 */
export function disorder(parts: readonly Placed[] | null, line: 'ltr' | 'rtl'): string | null {
  if (parts === null) return 'a part is not there';
  for (const [at, part] of parts.entries()) {
    const own = /(?=\p{L})\p{Script=Arabic}/u.test(part.part) ? 'rtl' : 'ltr';
    if (part.runs !== 'none' && part.runs !== own) return `“${part.part}” runs ${part.runs}`;
    const before = parts[at - 1];
    if (before === undefined || part.top > before.top + 8) continue;
    const after = line === 'rtl' ? part.right <= before.left + 1 : part.left >= before.right - 1;
    if (!after) return `“${part.part}” does not follow “${before.part}”`;
  }
  return null;
}

/** Runs in the page: a text, because what runs here has no DOM. */
const MEASURE = String.raw`(selector, parts) => {
  const root = document.querySelector(selector);
  if (!root) return null;
  const letters = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    for (const [at, letter] of node.data.split('').entries()) letters.push({ node, at, letter });
  const text = letters.map(({ letter }) => (/\s/.test(letter) ? ' ' : letter)).join('');
  let from = 0;
  const found = [];
  for (const part of parts) {
    const begin = text.indexOf(part, from);
    if (begin < 0) return null;
    from = begin + part.length;
    const boxes = letters.slice(begin, from).flatMap(({ node, at, letter }) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box] = range.getClientRects();
      return box && box.width > 0 && /[\p{L}\p{N}]/u.test(letter) ? [box] : [];
    });
    const steps = boxes.slice(1).map((box, at) => Math.sign(box.left - boxes[at].left));
    const runs = [...new Set(steps.filter((step) => step !== 0))];
    found.push({
      part,
      left: Math.min(...boxes.map(({ left }) => left)),
      right: Math.max(...boxes.map(({ right }) => right)),
      top: Math.min(...boxes.map(({ top }) => top)),
      runs: runs.length === 0 ? 'none' : runs.length > 1 ? 'both' : runs[0] === 1 ? 'ltr' : 'rtl',
    });
  }
  return found;
}`;
