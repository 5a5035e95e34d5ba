import { describeMixed, findMixedWords } from '../../language/homoglyphs.ts';
import { plainText } from '../../story/body-text.ts';
import type { StoryChange } from './stories.ts';

/** As many are told at once; a text with more is in another trouble. */
const MOST = 20;

/** Words of a story that mix Latin and Cyrillic letters, as sentences for its writer; each word once a field. Never a reason to refuse. */
export function mixedWords(story: StoryChange): readonly string[] {
  const { headline, standfirst, place, body, leadImage, bylines, topics } = story;
  const fields: Readonly<Record<string, string | undefined>> = {
    headline,
    standfirst,
    place,
    bylines: bylines?.flatMap((byline) => ('name' in byline ? [byline.name] : [])).join('\n'),
    topics: topics?.join('\n'),
    leadImage: leadImage ? [leadImage.alt, leadImage.caption, leadImage.credit].join('\n') : undefined,
    body: body && plainText(body),
  };
  const sentences = Object.entries(fields).flatMap(([field, text]) =>
    findMixedWords(text ?? '').map((mixed) => `${field}: ${describeMixed(mixed)}.`),
  );
  return [...new Set(sentences)].slice(0, MOST);
}
