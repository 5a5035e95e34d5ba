import { plainText } from '../story/body-text.ts';
import { typographicBody, typographicLine } from '../story/body-quotes.ts';
import type { Body } from '../story/body.ts';

/** In letters. Which mark belongs to which is looked for over a whole paragraph, and no paragraph of a story is longer. */
const LONGEST = 3000;

const STRAIGHT = /["'\\-]|\.\.\./;

/** A body of another system with typographic marks in place of straight ones; what is longer than any paragraph stays as it is. */
export function setMarks(body: Body, language: string): Body {
  return body.flatMap((block) => {
    const text = plainText([block]);
    return text.length > LONGEST || !STRAIGHT.test(text) ? [block] : typographicBody([block], language);
  });
}

/** One line, likewise. */
export function setMarksInLine(text: string, language: string): string {
  return text.length > LONGEST ? text : typographicLine(text, language);
}
