import { inlineText } from '../story/body-text.ts';
import type { PublicStory } from '../story/story.ts';

/** Longer than this nobody shows it. */
const LETTERS = 200;

/** A story in a sentence or two, for search engines, messengers and feeds: its standfirst, else how it begins. May be empty. */
export function summaryOf({ standfirst, body }: Pick<PublicStory, 'standfirst' | 'body'>): string {
  if (standfirst !== '') return standfirst;
  const first = body.find((block) => block.type === 'paragraph');
  const text = first === undefined ? '' : inlineText(first.content).replace(/\s+/g, ' ');
  if (text.length <= LETTERS) return text;
  const cut = text.slice(0, LETTERS);
  const end = cut.lastIndexOf(' ');
  return `${cut
    .slice(0, end > 0 ? end : LETTERS)
    .replace(/[\s,;:–—-]+$/, '')
    .toWellFormed()}…`;
}
