/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const undivided: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ə: 'e',
  ŋ: 'ng',
  ħ: 'h',
  ŧ: 't',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ſ: 's',
};

/** A lower-case letter without its marks: é → e, ø → o, ё → е, ۀ → ه. Two letters for some: æ → ae. Empty for a lone mark. */
export function foldLatin(letter: string): string {
  return undivided[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
}
