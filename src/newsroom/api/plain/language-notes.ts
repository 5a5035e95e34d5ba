import { html, type Html } from '../../../base/html.ts';
import { languageName } from '../../../language/names.ts';
import { mixedWords } from '../mixed-words.ts';
import type { StoryView } from '../stories.ts';
import type { MarkedField } from './typed-marks.ts';

const FIELDS: Readonly<Record<MarkedField, string>> = {
  headline: 'headline',
  standfirst: 'standfirst',
  place: 'place',
  body: 'text',
  image: 'words of the picture',
};

/** Says where straight marks were set, by the fields that the address names, and how to keep one. */
export function marksNote(fields: string | undefined, service: string): Html | null {
  const names = Object.entries(FIELDS).flatMap(([field, name]) => (fields?.split('.').includes(field) ? [name] : []));
  if (names.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(names);
  return html`<div class="done" role="status">
    <p>
      Quotation marks, apostrophes and dashes were set as ${languageName(service, 'en')} prints them: in the ${list}. To
      keep a straight mark, type a backslash before it: <kbd>\\"</kbd>.
    </p>
  </div>`;
}

/** Names words that mix alphabets: advice, not a fault. */
export function mixedNote(view: StoryView): Html | null {
  const advice = mixedWords(view);
  if (advice.length === 0) return null;
  return html`<div class="done" role="note">
    <p>These words mix letters of two alphabets that look alike; no search finds them:</p>
    <ul>
      ${advice.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </div>`;
}
