import { html, type Html } from '../../../base/html.ts';
import { inLanguage, serviceOf, type Localized } from '../../../story/publication.ts';
import { mayStart } from '../../../story/rules.ts';
import { has } from '../rights.ts';
import { faultNote, selectField, textArea, textField, type Option } from './fields.ts';
import type { StoryForm } from './story-form.ts';
import type { StoryText } from './story-text.ts';
import { thumbnail } from './thumbnail.ts';
import { tongueOf } from './words.ts';

/** What belongs to a story besides its text. */
export function storySide(form: StoryForm): Html {
  return html`${bylineFields(form)} ${places(form)} ${picture(form)} ${addresses(form)} ${schedule(form)}`;
}

/** Who a story or a post is by: the publication's own, and other names. */
export function bylineFields({
  publication,
  service,
  text,
  faults,
}: Pick<StoryForm, 'publication' | 'service' | 'faults'> & {
  readonly text: Pick<StoryText, 'bylines' | 'names'>;
}): Html {
  const choice = (key: string, names: Localized): Html => {
    const name = inLanguage(names, service);
    return html`<label><input type="checkbox" name="bylines" value="${key}"${text.bylines.includes(key) && html` checked`}>
<bdi${name && html` lang="${name.language}"`}>${name?.text ?? key}</bdi></label>\n`;
  };
  const all = [
    ...publication.units.map(({ id, name }) => ({ key: `unit:${id}`, name })),
    ...publication.people.map(({ id, name }) => ({ key: `person:${id}`, name })),
  ];
  // Those chosen first, in the order that readers see.
  const place = ({ key }: { key: string }): number => (text.bylines.indexOf(key) + all.length + 1) % (all.length + 1);
  const choices = all.toSorted((a, b) => place(a) - place(b)).map(({ key, name }) => choice(key, name));
  return html`<fieldset id="bylines">
      <legend>By</legend>
      ${faultNote('bylines', faults)}
      ${choices.length > 0 && html`<div class="choices${choices.length > 8 && ' tall'}">${choices}</div>`}
    </fieldset>
    ${textArea({
      name: 'names',
      label: 'Other names',
      hint: 'One a line, as readers shall see them.',
      value: text.names,
      rows: 2,
      faults,
      language: tongueOf(service),
    })}`;
}

function places({ service, text, faults }: StoryForm): Html {
  const language = tongueOf(service);
  return html`${textField({ name: 'place', label: 'Place', hint: 'Where it was written, for the dateline.', value: text.place, faults, language })}
  ${textField({ name: 'topics', label: 'Topics', hint: 'With commas between them.', value: text.topics, faults, language })}`;
}

function picture({ service, text, faults, library }: StoryForm): Html {
  const language = tongueOf(service);
  const chosen = library.find(({ id }) => id === text.image);
  const words = { faults, language };
  return html`<fieldset id="image"><legend>Lead picture</legend>${faultNote('image', faults)}
${chosen && html`<div class="lead">${thumbnail(chosen.renditions, chosen.alt)}</div>`}
${textField({ name: 'alt', label: 'What it shows', hint: 'For readers who do not see it.', value: text.alt, ...words })}
${textField({ name: 'caption', label: 'Caption', value: text.caption, ...words })}
${textField({ name: 'credit', label: 'Credit', value: text.credit, ...words })}
<details><summary>${text.image === '' ? 'Choose a picture' : 'Choose another or none'}</summary>
<ul class="thumbs tall">
<li><label class="thumb"><input type="radio" name="image" value=""${text.image === '' && html` checked`}><span class="none">No picture</span></label></li>
${
  // Older than what the library shows here: without this the form would take it away.
  text.image !== '' &&
  chosen === undefined &&
  html`<li>
    <label class="thumb"
      ><input type="radio" name="image" value="${text.image}" checked /><span class="none"
        >The picture it has</span
      ></label
    >
  </li>`
}
${library.map(
  ({ id, alt, caption, renditions }) =>
    html`<li>
      <label class="thumb"
        >${thumbnail(renditions, alt || caption || 'Without a description')}
        <input type="radio" name="image" value="${id}" ${id === text.image && html` checked`} /><span
          >${caption || alt}</span
        ></label
      >
    </li> `,
)}</ul></details>
<details${faults.some(({ field }) => field === 'file' || field === 'focus') && html` open`}><summary>Add a new picture</summary>
<div class="field"><label for="file">Picture</label><p class="hint" id="file-hint">JPEG, PNG, WebP, AVIF or GIF, up to 40 MB. It is added when you save.</p>
${faultNote('file', faults)}<input id="file" name="file" type="file" accept="image/*" aria-describedby="file-hint"></div>
${textField({ name: 'focus', label: 'What stays in view', hint: 'From the left and from the top, 0 to 1: 0.5,0.3', faults })}
</details></fieldset>`;
}

function addresses({ service, text, faults, originals, storylines }: StoryForm): Html {
  const known = originals.some(({ id }) => id === text.translationOf) || text.translationOf === '';
  const options = [
    { value: '', label: 'No' },
    ...(known ? [] : [{ value: text.translationOf, label: 'The story chosen before' }]),
    ...originals.map((story) => ({
      value: story.id,
      label: `${story.service}: ${story.headline || 'Without a headline'}`,
      tongue: tongueOf(story.service),
    })),
  ];
  const faulty = faults.some(({ field }) => ['translationOf', 'storyline', 'slug'].includes(field.split('.')[0] ?? ''));
  return html`<details${faulty && html` open`}><summary>Translation, storyline, address</summary>
${selectField({ name: 'translationOf', label: 'A translation of', value: text.translationOf, options, faults })}
${selectField({ name: 'storyline', label: 'Storyline', value: text.storyline, options: storylineOptions(storylines, service), faults })}
${textField({
  name: 'slug',
  label: `Address in ${service}`,
  hint: 'Latin letters, digits and hyphens. Empty: made from the headline.',
  value: text.slug,
  faults,
})}</details>`;
}

function storylineOptions(storylines: StoryForm['storylines'], service: string): Option[] {
  const options = storylines.map(({ slug, title }) => {
    const told = inLanguage(title, service);
    return { value: slug, label: told?.text ?? slug, ...(told === null ? {} : { tongue: tongueOf(told.language) }) };
  });
  return [{ value: '', label: 'None' }, ...options];
}

function schedule({ publication, service, view, frame, faults }: StoryForm): Html | null {
  if (!has(frame.actor.role, 'edit') || !mayStart('publish', view?.state ?? 'draft')) return null;
  const zone = serviceOf(publication, service).timeZone;
  const hint = `By the clock of ${zone}.`;
  return html`<details${faults.some(({ field }) => field === 'at') && html` open`}><summary>Publish later</summary>
${textField({ name: 'at', label: 'When', hint, type: 'datetime-local', faults })}
<button name="next" value="schedule">Save and publish then</button></details>`;
}
