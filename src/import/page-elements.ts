import { attribute, type Element, type Node } from '../story/body-tree.ts';

/** Every element among these nodes and in them that is wanted, in the order of the page. */
export function findAll(nodes: readonly Node[], wanted: (element: Element) => boolean): Element[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return wanted(node) ? [node, ...findAll(node.children, wanted)] : findAll(node.children, wanted);
  });
}

export function named(...names: readonly string[]): (element: Element) => boolean {
  return (element) => names.includes(element.name);
}

/** All text inside, as it stands. */
export function rawText(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : rawText(node.children))).join('');
}

/** The nodes without some of their elements, at any depth. */
export function without(nodes: readonly Node[], unwanted: (element: Element) => boolean): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (typeof node === 'string') return [node];
    return unwanted(node) ? [] : [{ ...node, children: without(node.children, unwanted) }];
  });
}

const steering = new Set([
  'nav',
  'form',
  'button',
  'dialog',
  'input',
  'select',
  'menu',
  'script',
  'title',
  'meta',
  'link',
]);
const roles = new Set(['navigation', 'search', 'dialog', 'alertdialog', 'toolbar', 'menu', 'button']);
const boxes =
  /(^|[\s_-])(share|sharing|social|newsletter|subscribe|subscription|sign-?up|related|recommend(ed|ations?)?|comments?|cookies?|promo|advert(isement)?|ads?|breadcrumbs?|print|toolbar|skip(-?link)?|sr-only|visually-hidden|paywall|most-read)([\s_-]|$)/i;

/** Whether an element is there to steer the page, or is hidden, or is a box about something else. */
export function isFurniture(element: Element): boolean {
  if (steering.has(element.name) || roles.has(attribute(element, 'role'))) return true;
  if ('hidden' in element.attributes || attribute(element, 'aria-hidden') === 'true') return true;
  if (/display\s*:\s*none/i.test(attribute(element, 'style'))) return true;
  if (element.name === 'noscript') return true;
  const isBox = boxes.test(attribute(element, 'class')) || boxes.test(attribute(element, 'id'));
  // A class of the page's frame may say "ads" too: what holds most of the story is no box.
  return isBox && rawText(element.children).length < 1500;
}
