import type { Byline } from '../story/story.ts';
import { foldText } from './fold-text.ts';

/** Longer than any word; an index takes no more of one. */
const LONGEST = 64;
/** Accents and the marks of short vowels: seldom typed by who searches. So ё is е, and й is и. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;
/** The same letters of Persian, as Arabic keyboards write them. */
const ARABIC: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه' };

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The words of a text as they are searched for: folded, without accents, each once. Of letters and digits only. Languages
 * without spaces are parted as the dictionary of the runtime parts them.
 */
export function searchWords(text: string): readonly string[] {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    const folded = foldText(segment).normalize('NFD').replace(MARKS, '').normalize('NFC');
    const word = folded.replace(/[يىكة]/g, (letter) => ARABIC[letter] ?? letter).replace(/[^\p{L}\p{N}\p{M}]/gu, '');
    if (word !== '') words.add([...word].slice(0, LONGEST).join(''));
  }
  return [...words];
}

/** What a story is found by. */
export interface Searchable {
  readonly headline: string;
  readonly standfirst: string;
  readonly slug: string;
  readonly bylines: readonly Byline[];
  readonly topics: readonly string[];
  readonly storyline: string | null;
}

/** What of the publication a story names. No word of a text has the stroke. */
export type NamedKind = 'person' | 'unit' | 'topic' | 'storyline';

export function namedLexeme(kind: NamedKind, id: string): string {
  return `${kind}/${id}`;
}

/** What stands in the index for a story: its words, and whom and what it names. The names of people are looked up when somebody asks. */
export function lexemesOf({ headline, standfirst, slug, bylines, topics, storyline }: Searchable): readonly string[] {
  const names = bylines.map((byline) => ('name' in byline ? byline.name : ''));
  const named = bylines.flatMap((byline) => {
    if ('person' in byline) return [namedLexeme('person', byline.person)];
    return 'unit' in byline ? [namedLexeme('unit', byline.unit)] : [];
  });
  const words = searchWords([headline, standfirst, slug.replaceAll('-', ' '), ...names].join('\n'));
  const lists = topics.map((topic) => namedLexeme('topic', topic));
  return [...words, ...named, ...lists, ...(storyline === null ? [] : [namedLexeme('storyline', storyline)])];
}

/** One of these must be there: a word that begins so, or something that is named. */
export interface SearchTerm {
  readonly prefix: string | null;
  readonly named: readonly string[];
}

/** Every term, as Postgres writes a search. */
export function searchExpression(terms: readonly SearchTerm[]): string {
  return terms
    .map(({ prefix, named }) => [...(prefix === null ? [] : [`${quoted(prefix)}:*`]), ...named.map(quoted)].join(' | '))
    .map((either) => `(${either})`)
    .join(' & ');
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`;
}
