import { alphabets } from './alphabets.ts';
import { foldLatin } from './fold.ts';
import { remembered, supported } from './locale.ts';

/** Keys of letters of the language's own alphabet begin here, Latin ones of another's after them, all others by code point above both. */
const OWN = 0x100;
const LATIN = 0x180;
const OTHER = 0x250;
/** Below every letter's key and below the space: the shorter of two words is first. */
const END = '\u0001';

const ranksOf = remembered((name) => {
  const ranks = new Map<string, number>();
  const groups = (alphabets[name] ?? '').match(/\([^)]+\)|./gu) ?? [];
  for (const [at, group] of groups.entries()) for (const letter of group.replace(/[()]/g, '')) ranks.set(letter, at);
  return ranks;
});

const collatorOf = remembered((locale) => new Intl.Collator(locale));

/**
 * A key to store beside a text: keys compared by code point (Postgres `COLLATE "C"`) give the language's order. Space counts,
 * punctuation and case do not, until all else is equal. The same on every machine: it asks nothing of the runtime's tables.
 */
export function sortKey(language: string, text: string): string {
  const composed = text.normalize('NFC').replaceAll('\u0000', '');
  const lower = lowerCase(language, composed);
  const ranks = ranksOf(alphabetOf(language));
  let key = '';
  for (const word of lower.split(/\s+/u)) {
    const letters = Array.from(word.replace(/[^\p{L}\p{N}\p{M}]/gu, ''), (letter) => keyOf(letter, ranks)).join('');
    if (letters !== '') key += (key === '' ? '' : ' ') + letters;
  }
  return key + END + composed.trim();
}

/** Compares two texts as a dictionary of the language would: by the same tables as `sortKey` where we have them, else by the runtime's. */
export function compareIn(language: string): (a: string, b: string) => number {
  const locale = alphabetOf(language) === '' ? supported(Intl.Collator, language) : null;
  if (locale !== null) return collatorOf(locale).compare;
  return (a, b) => {
    const [left, right] = [sortKey(language, a), sortKey(language, b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/** The name of the table: of language and script, or of the language when no script is named; '' when there is none. */
function alphabetOf(language: string): string {
  const [base = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => part.length === 4);
  const name = script === undefined || (base !== 'kk' && script === 'cyrl') ? base : `${base}-${script}`;
  return name in alphabets ? name : script === 'cyrl' && base in alphabets ? base : '';
}

function keyOf(letter: string, ranks: ReadonlyMap<string, number>): string {
  const rank = ranks.get(letter);
  if (rank !== undefined) return String.fromCharCode(OWN + rank);
  const folded = foldLatin(letter);
  if (folded !== letter) return Array.from(folded, (part) => keyOf(part, ranks)).join('');
  if (/^\d$/.test(letter)) return letter;
  if (/^[a-z]$/.test(letter)) return String.fromCharCode(LATIN + letter.charCodeAt(0) - 0x61);
  return (letter.codePointAt(0) ?? 0) < OTHER ? '' : letter;
}

function lowerCase(language: string, text: string): string {
  return /^(tr|az|kk-latn|tt-latn|crh)(-|$)/i.test(language) ? text.toLocaleLowerCase('tr') : text.toLowerCase();
}
