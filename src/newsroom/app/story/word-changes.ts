import { diffArrays } from 'diff';

/** A run of words that both texts have, or that went, or that came. */
export interface WordChange {
  readonly text: string;
  readonly kind: 'same' | 'went' | 'came';
}

/**
 * What leads from one text to another, in whole words as the language parts them. (`diffWords` knows the letters of Latin
 * alphabets alone, and takes the words of all others to pieces.)
 */
export function wordChanges(before: string, after: string, language: string): readonly WordChange[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
  return diffArrays(words(before), words(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    kind: added ? 'came' : removed ? 'went' : 'same',
  }));
}
