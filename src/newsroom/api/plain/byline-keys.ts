import type { Byline } from '../../../story/story.ts';

/** Bylines as forms have them: keys such as `unit:ID`, and names one a line. */
interface TypedBylines {
  readonly bylines: readonly string[];
  readonly names: string;
}

/** In the order that the story has them, then those newly chosen, then names. */
export function bylinesOf(typed: TypedBylines, before: readonly Byline[]): Byline[] {
  const names = listOf(typed.names, /\n/);
  const chosen = new Set([...typed.bylines, ...names.map((name) => `name:${name}`)]);
  const keys = new Set([...before.map((byline) => keyOf(byline)).filter((key) => chosen.has(key)), ...chosen]);
  return [...keys].map(bylineOf).filter((byline) => byline !== null);
}

function bylineOf(key: string): Byline | null {
  const id = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('unit:')) return { unit: id };
  if (key.startsWith('person:')) return { person: id };
  return key.startsWith('name:') ? { name: id } : null;
}

function keyOf(byline: Byline): string {
  return 'unit' in byline
    ? `unit:${byline.unit}`
    : 'person' in byline
      ? `person:${byline.person}`
      : `name:${byline.name}`;
}

export function bylineKey(byline: Byline): string[] {
  return 'name' in byline ? [] : [keyOf(byline)];
}

/** The parts of a text that are not blank. */
export function listOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
