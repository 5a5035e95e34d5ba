export interface MixedWord {
  readonly word: string;
  /** The offset of its first letter, in UTF-16 units. */
  readonly at: number;
  /** The word in one alphabet, or null when a letter has no twin there. */
  readonly suggestion: string | null;
}

const latin = 'aceopxyhiABCEHKMOPTXYI';
const cyrillic = 'асеорхуһіАВСЕНКМОРТХУІ';

/**
 * Words that mix Cyrillic and Latin letters: they look right, and no search finds them. The alphabet with more letters
 * is taken to be the one that was meant. An ending after a hyphen or an apostrophe is a word of its own: "iPhone-ды" is none.
 */
export function findMixedWords(text: string): readonly MixedWord[] {
  const mixed: MixedWord[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!/\p{Script=Latin}/u.test(word) || !/\p{Script=Cyrillic}/u.test(word)) continue;
    mixed.push({ word, at: index, suggestion: inOneAlphabet(word) });
  }
  return mixed;
}

function inOneAlphabet(word: string): string | null {
  const latinLetters = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const cyrillicLetters = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const [from, to] = cyrillicLetters >= latinLetters ? [latin, cyrillic] : [cyrillic, latin];
  const changed = Array.from(word, (letter) => to[from.indexOf(letter)] ?? letter).join('');
  const still = from === latin ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u;
  return still.test(changed) ? null : changed;
}
