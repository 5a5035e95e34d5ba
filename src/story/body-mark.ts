import { safeHref } from './body-href.ts';
import type { Mark } from './body-leaves.ts';
import type { Reading } from './body-reading.ts';
import { attribute, type Element } from './body-tree.ts';

const strong = new Set(['strong', 'b', 'dt']);
const emphasis = new Set(['em', 'i', 'cite', 'dfn']);

/** A BCP 47 tag in form; whether such a language exists is not asked. */
export function isLanguageTag(text: string): boolean {
  return text.length <= 35 && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(text);
}

/** The marks that an element puts on what is inside it, from the outside in. */
export function markOf(element: Element, reading: Reading): readonly Mark[] {
  const marks: Mark[] = [];
  const language = attribute(element, 'lang');
  if (isLanguageTag(language)) marks.push({ type: 'language', language });
  if (strong.has(element.name)) marks.push({ type: 'strong' });
  if (emphasis.has(element.name)) marks.push({ type: 'emphasis' });
  if (element.name === 'a') marks.push(...linkOf(element, reading));
  return marks;
}

function linkOf(element: Element, reading: Reading): readonly Mark[] {
  const raw = attribute(element, 'href') || attribute(element, 'xlink:href');
  if (raw === '') return [];
  const href = safeHref(raw, reading.base);
  if (href !== null) return [{ type: 'link', href }];
  reading.warnings.add(`A link was left out and its words kept: ${shown(raw)}`);
  return [];
}

/** A text from outside as a sentence may show it. */
export function shown(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[^\P{C} ]/gu, ' ')
    .trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
