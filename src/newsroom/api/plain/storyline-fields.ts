import { html, type Html } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import { inLanguage, type Localized, type Publication } from '../../../story/publication.ts';
import { faultNote, selectField, textArea, textField } from './fields.ts';
import type { TypedEvidence, TypedPledge, TypedStoryline } from './storyline-form.ts';
import { PLEDGES, tongueOf } from './words.ts';

interface StorylineFields {
  readonly typed: TypedStoryline;
  readonly services: Publication['services'];
  readonly faults: readonly Fault[];
  /** A storyline that is there keeps its address. */
  readonly isNew: boolean;
}

const NO_EVIDENCE: TypedEvidence = { href: '', text: {} };
const NO_PLEDGE: TypedPledge = { who: {}, what: {}, on: '', due: '', state: 'promised', outcome: {}, evidence: [] };

/** All fields of a storyline; after its pledges an empty one, and after each one's evidence an empty line. */
export function storylineFields({ typed, services, faults, isNew }: StorylineFields): Html {
  const texts = textsFor(services, faults);
  const slug = isNew
    ? textField({
        name: 'slug',
        label: 'Address',
        hint: 'Latin letters, digits and hyphens. It stays.',
        value: typed.slug,
        faults,
        required: true,
      })
    : html`<input type="hidden" name="slug" value="${typed.slug}" />`;
  const pledges = [...typed.pledges, NO_PLEDGE].map((pledge, at) => {
    const summary = at === typed.pledges.length ? 'Add a pledge' : titleOf(pledge);
    const open = faults.some(({ field }) => field.startsWith(`pledges.${at}.`));
    return html`<details class="panel"${open && html` open`}><summary>${summary}</summary>
${pledgeFields(`pledges.${at}`, { pledge, texts, faults })}</details>`;
  });
  return html`${slug} ${faultNote('title', faults)} ${texts('title', 'Title', typed.title)}
    ${texts('summary', 'What it is about', typed.summary, 3)}
    <h2>Pledges</h2>
    <p class="soft">Who promised what, when, and what came of it. One is taken away by emptying who, what and the day.</p>
    ${pledges}`;
}

type Texts = (name: string, label: string, values: Localized, rows?: number) => Html[];

/** A field in each language of the publication. */
function textsFor(services: Publication['services'], faults: readonly Fault[]): Texts {
  return (name, label, values, rows = 1) =>
    services.map(({ id, name: language }) => {
      const one = { name: `${name}.${id}`, label: `${label}: ${language}`, value: values[id] ?? '', faults };
      return rows > 1
        ? textArea({ ...one, rows, language: tongueOf(id) })
        : textField({ ...one, language: tongueOf(id) });
    });
}

function pledgeFields(
  name: string,
  { pledge, texts, faults }: { pledge: TypedPledge; texts: Texts; faults: readonly Fault[] },
): Html {
  const states = Object.entries(PLEDGES).map(([value, label]) => ({ value, label }));
  const evidence = [...pledge.evidence, NO_EVIDENCE].map(
    ({ href, text }, at) => html`<fieldset>
      <legend>Evidence ${at + 1}</legend>
      ${textField({ name: `${name}.evidence.${at}.href`, label: 'Address', hint: 'https://… or, on this site, /…; may stay empty.', value: href, faults })}
      ${texts(`${name}.evidence.${at}.text`, 'What it is', text)}
    </fieldset>`,
  );
  return html`${texts(`${name}.who`, 'Who', pledge.who)} ${texts(`${name}.what`, 'Promised', pledge.what, 2)}
    ${textField({ name: `${name}.on`, label: 'On', type: 'date', value: pledge.on, faults })}
    ${textField({ name: `${name}.due`, label: 'By', hint: 'Empty when no day was named.', type: 'date', value: pledge.due, faults })}
    ${selectField({ name: `${name}.state`, label: 'What came of it', value: pledge.state, options: states, faults })}
    ${texts(`${name}.outcome`, 'In words', pledge.outcome, 2)} ${evidence}`;
}

function titleOf({ what, who, state }: TypedPledge): Html {
  const told = inLanguage(what, 'en') ?? inLanguage(who, 'en');
  const words = told === null ? 'Pledge' : html`<bdi lang="${told.language}">${told.text}</bdi>`;
  const word = Object.entries(PLEDGES).find(([key]) => key === state)?.[1] ?? state;
  return html`<b>${word}:</b> ${words}`;
}
