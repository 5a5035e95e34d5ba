export interface MixedWord {
  readonly word: string;
  /** The offset of its first letter, in UTF-16 units. */
  readonly at: number;
  /** The word in one alphabet, or null when a letter has no twin there. */
  readonly suggestion: string | null;
  /** The letters of the other alphabet; their places count from 1, in letters. */
  readonly strays: readonly { readonly letter: string; readonly place: number }[];
  readonly alphabet: 'Latin' | 'Cyrillic';
}

const latin = 'aceopxyhijsABCEHKMOPTXYIJSə';
const cyrillic = 'асеорхуһіјѕАВСЕНКМОРТХУІЈЅә';

/**
 * Words that mix Cyrillic and Latin letters: they look right, and no search finds them. The alphabet with more letters
 * is taken to be the one that was meant. An ending after a hyphen or an apostrophe is a word of its own: "iPhone-ды" is none,
 * nor is an abbreviation with an ending, "SMSка".
 */
export function findMixedWords(text: string): readonly MixedWord[] {
  const mixed: MixedWord[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!/\p{Script=Latin}/u.test(word) || !/\p{Script=Cyrillic}/u.test(word) || abbreviated.test(word)) continue;
    mixed.push({ word, at: index, ...strayIn(word), suggestion: inOneAlphabet(word) });
  }
  return mixed;
}

/** "“Cырлысу” begins with a Latin C; “Сырлысу” in one alphabet". */
export function describeMixed({ word, strays, alphabet, suggestion }: MixedWord): string {
  const size = Array.from(word).length;
  const [first] = strays;
  const where =
    first === undefined || strays.length > 1
      ? `has ${alphabet} letters in it (${strays.map(({ letter, place }) => `${letter}, letter ${place}`).join('; ')})`
      : first.place === 1
        ? `begins with a ${alphabet} ${first.letter}`
        : `${first.place === size ? 'ends with' : 'has'} a ${alphabet} ${first.letter}${first.place === size ? '' : ` as letter ${first.place}`}`;
  return `“${word}” ${where}${suggestion === null ? '' : `; in one alphabet it is “${suggestion}”`}`;
}

/** Of letters that no word of our languages is meant to have, but a name that deceives. */
const rareTwins: Readonly<Record<string, string>> = { ӏ: 'l', ԁ: 'd', ԛ: 'q', ԝ: 'w' };

/** What a word in Cyrillic letters alone is read as by somebody who takes it for Latin; null when a letter gives it away. */
export function latinTwin(word: string): string | null {
  if (!/^[\p{Script=Cyrillic}\d-]+$/u.test(word) || !/\p{L}/u.test(word)) return null;
  const letters = Array.from(word, (letter) => {
    if (/[\d-]/.test(letter)) return letter;
    return rareTwins[letter] ?? latin[cyrillic.indexOf(letter)];
  });
  return letters.every((letter) => letter !== undefined) ? letters.join('') : null;
}

const abbreviated = /^(?=\p{Script=Latin})\p{Lu}{2,}(?=\p{Script=Cyrillic})\p{Ll}+$/u;

function strayIn(word: string): Pick<MixedWord, 'strays' | 'alphabet'> {
  const letters = Array.from(word, (letter, at) => ({ letter, place: at + 1 }));
  const latinOnes = letters.filter(({ letter }) => /\p{Script=Latin}/u.test(letter));
  const cyrillicOnes = letters.filter(({ letter }) => /\p{Script=Cyrillic}/u.test(letter));
  return cyrillicOnes.length >= latinOnes.length
    ? { alphabet: 'Latin', strays: latinOnes }
    : { alphabet: 'Cyrillic', strays: cyrillicOnes };
}

function inOneAlphabet(word: string): string | null {
  const latinLetters = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const cyrillicLetters = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const [from, to] = cyrillicLetters >= latinLetters ? [latin, cyrillic] : [cyrillic, latin];
  const changed = Array.from(word, (letter) => to[from.indexOf(letter)] ?? letter).join('');
  const still = from === latin ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u;
  return still.test(changed) ? null : changed;
}
