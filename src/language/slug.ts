import { foldLatin } from './fold.ts';
import { transliterate } from './transliteration.ts';

/** The longest slug, in letters. */
export const SLUG_LENGTH = 80;

const FALLBACK = 'story';

/**
 * A text as part of an address: lower-case ASCII letters, digits and single hyphens, at most 80, cut between words where
 * there are any. Scripts without a table give nothing; when nothing is left the slug is `story`. Not unique: the caller sees to that.
 */
export function slugify(text: string, language: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    // Marks inside a word join it: don't, oʻzbek, об'єкт.
    .replace(/(?<=\p{L})['’‘ʼʻ`´](?=\p{L})/gu, '')
    .replace(/[\u064B-\u0652\u0670\u00AD\u200D]/g, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => ascii(word, language))
    .filter((word) => word !== '');
  return cut(words) || FALLBACK;
}

/** Whether a text has the form of a slug. */
export function isSlug(text: string): boolean {
  return text.length <= SLUG_LENGTH && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function ascii(word: string, language: string): string {
  const latin = transliterate(word, language);
  return Array.from(latin, foldAndTry)
    .join('')
    .replace(/[^a-z0-9]/g, '');

  function foldAndTry(letter: string): string {
    const folded = foldLatin(letter);
    return folded === letter ? letter : transliterate(folded, language);
  }
}

function cut(words: readonly string[]): string {
  let slug = words[0]?.slice(0, SLUG_LENGTH) ?? '';
  for (const word of words.slice(1)) {
    const longer = `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  return slug;
}
