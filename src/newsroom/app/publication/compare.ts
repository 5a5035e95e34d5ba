import type { Publication } from '../../../story/publication.ts';

/** Where two states of the publication say something else. An empty side has nothing there. */
export interface Difference {
  readonly path: readonly string[];
  readonly theirs: string;
  readonly mine: string;
}

/** Entries are compared with those of the same id, wherever they stand; that they stand elsewhere is a difference of its own. */
export function differences(theirs: Publication, mine: Publication): Difference[] {
  const [left, right] = [leaves(theirs), leaves(mine)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => ({
      path: JSON.parse(path) as string[],
      theirs: left.get(path) ?? '',
      mine: right.get(path) ?? '',
    }));
}

function leaves(document: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const gather = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) {
      const ids = value.map((each: unknown) => idOf(each));
      for (const [at, each] of value.entries()) gather(each, [...path, ids[at] ?? String(at + 1)]);
      if (ids.length > 0 && ids.every((id) => id !== null))
        found.set(JSON.stringify([...path, 'order']), ids.join(', '));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) gather(each, [...path, name]);
    } else if (value !== null && value !== '')
      found.set(JSON.stringify(path), typeof value === 'string' ? value : JSON.stringify(value));
  };
  gather(document, []);
  return found;
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}
