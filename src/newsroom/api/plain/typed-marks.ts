import { unescaped } from '../../../language/quotes.ts';
import { printBody } from '../../../story/body-html.ts';
import { typographicBody, typographicLine } from '../../../story/body-quotes.ts';
import type { Block, Body, ImageUse } from '../../../story/body.ts';
import type { StoryChange, StoryView } from '../stories.ts';

/** A field of the form whose straight marks were set. */
export type MarkedField = 'headline' | 'standfirst' | 'place' | 'body' | 'image';

interface Marked {
  readonly change: StoryChange;
  readonly fields: readonly MarkedField[];
}

/**
 * What was typed, with the marks that its language prints in place of straight ones. A paragraph that was not touched stays
 * as it is: what came by the API or an import is not set on the way.
 */
export function withMarks(change: StoryChange, view: StoryView | null, language: string): Marked {
  const fields: MarkedField[] = [];
  const line = (field: MarkedField, text: string): string => {
    const set = typographicLine(text, language);
    if (set !== unescaped(text) && !fields.includes(field)) fields.push(field);
    return set;
  };
  const marked: StoryChange = {
    ...change,
    ...(change.headline !== undefined && { headline: line('headline', change.headline) }),
    ...(change.standfirst !== undefined && { standfirst: line('standfirst', change.standfirst) }),
    ...(change.place !== undefined && { place: line('place', change.place) }),
    ...(change.leadImage && { leadImage: pictured(change.leadImage, view?.leadImage ?? null, line) }),
    ...(change.body && { body: bodyWithMarks(change.body, { before: view?.body ?? [], language, fields }) }),
  };
  return { change: marked, fields };
}

function pictured(
  use: ImageUse,
  before: ImageUse | null,
  line: (field: MarkedField, text: string) => string,
): ImageUse {
  const word = (name: 'alt' | 'caption' | 'credit'): string =>
    use[name] === before?.[name] ? use[name] : line('image', use[name]);
  return { ...use, alt: word('alt'), caption: word('caption'), credit: word('credit') };
}

function bodyWithMarks(
  body: Body,
  { before, language, fields }: { before: Body; language: string; fields: MarkedField[] },
): Body {
  const untouched = new Set(before.map((block) => printBody([block])));
  return body.flatMap((block): readonly Block[] => {
    const text = printBody([block]);
    if (untouched.has(text)) return [block];
    const set = typographicBody([block], language);
    if (printBody(set) !== text.replace(/\\(?=&quot;|&#39;)/g, '') && !fields.includes('body')) fields.push('body');
    return set;
  });
}
