import { parseTree, type Node } from '../story/body-tree.ts';

/** Reading what may be anything, and making the tree that the parser of a body reads. */

export type Values = Readonly<Record<string, unknown>>;

/** What reading a text needs, and what it has to say. */
export interface GhostReading {
  /** Everybody could open the post: then what only members saw of it stays out. */
  readonly isOpen: boolean;
  /** Whether an address is one of the site itself. */
  readonly isOwn: (address: string) => boolean;
  /** One sentence each, each once. */
  readonly notes: Set<string>;
}

export function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or a number as one; '' when it is neither. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

export function element(
  name: string,
  children: readonly Node[],
  attributes: Readonly<Record<string, string>> = {},
): Node {
  return { name, attributes, children };
}

/** The element, or nothing when it would have no children. */
export function filled(
  name: string,
  children: readonly Node[],
  attributes: Readonly<Record<string, string>> = {},
): Node[] {
  return children.length === 0 ? [] : [element(name, children, attributes)];
}

/** HTML of the source. It is taken apart alone, so that nothing left open in it reaches what follows. */
export function htmlNodes(html: unknown): readonly Node[] {
  const text = textOf(html);
  return text === '' ? [] : parseTree(text);
}

export function words(text: unknown): Node[] {
  const found = textOf(text);
  return found === '' ? [] : [found];
}

/** A link; without an address only its words. */
export function link(href: unknown, children: readonly Node[]): Node[] {
  const address = textOf(href);
  return address === '' ? [...children] : filled('a', children, { href: address });
}

/** Lines as they are in code. */
export function lines(text: unknown): Node[] {
  if (typeof text !== 'string') return [];
  return text.split(/\r\n?|\n/).flatMap((line, at): Node[] => (at === 0 ? [line] : [element('br', []), line]));
}
