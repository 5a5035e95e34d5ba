import { html, type Html } from '../../../base/html.ts';
import { languageOf } from './fields.ts';
import type { StoryView } from '../stories.ts';
import { textOf, type StoryText } from './story-text.ts';
import { tongueOf } from './words.ts';

const LABELS: Readonly<Record<keyof StoryText, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  body: 'Text',
  format: 'The text is written in',
  bylines: 'By',
  names: 'Other names',
  place: 'Place',
  topics: 'Topics',
  image: 'Lead picture',
  alt: 'What the picture shows',
  caption: 'Caption',
  credit: 'Credit',
  translationOf: 'A translation of',
  storyline: 'Storyline',
  slug: 'Address',
};

/** Says that somebody else saved meanwhile, and shows what is saved now wherever it is not what was typed. */
export function staleNote(typed: StoryText, view: StoryView): Html {
  const saved = textOf(view);
  const names = Object.keys(LABELS) as (keyof StoryText)[];
  const different = names.filter((name) => String(typed[name]) !== String(saved[name]));
  const language = languageOf(tongueOf(view.service));
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
      <h2>
        ${view.heldBy === null ? 'Somebody saved this story after you opened it' : html`${view.heldBy} is writing in this story just now`}
      </h2>
      <p>
        Nothing is lost: what is saved now stands here, and what you typed is still in the form below. Take over from
        here what you want to keep, then save yours over it${view.heldBy !== null && ' once nobody else writes in it'}.
      </p>
    </div>
    <section aria-label="What is saved now">
      ${different.map(
        (name) => html`<div class="other"><strong>${LABELS[name]}</strong> as it is saved now
<pre${language}>${String(saved[name]) || '—'}</pre></div>`,
      )}
    </section>`;
}
