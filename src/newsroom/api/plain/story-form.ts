import { html, type Html, type HtmlValue } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import type { Publication } from '../../../story/publication.ts';
import { mayStart } from '../../../story/rules.ts';
import type { StoryKind } from '../../../story/story.ts';
import type { Storyline } from '../../../story/storyline.ts';
import type { LibraryImage } from '../images.ts';
import { has } from '../rights.ts';
import type { StoryView } from '../stories.ts';
import { faultSummary, hidden, textArea, tokenField } from './fields.ts';
import type { Frame } from './page.ts';
import { storySide } from './story-side.ts';
import type { StoryText } from './story-text.ts';
import { KINDS, serviceName, stateMark, tongueOf } from './words.ts';

/** Everything that the writing page shows. */
export interface StoryForm {
  readonly frame: Frame;
  readonly publication: Publication;
  readonly service: string;
  readonly kind: StoryKind;
  /** Null for a story that is not there yet. */
  readonly view: StoryView | null;
  readonly text: StoryText;
  readonly faults: readonly Fault[];
  /** Said above the sheet: what was done, or what stands against it. */
  readonly note: HtmlValue;
  readonly library: readonly LibraryImage[];
  /** Stories of other services that this one may be a translation of. */
  readonly originals: readonly { readonly id: string; readonly service: string; readonly headline: string }[];
  readonly storylines: readonly Storyline[];
  /** Whether saving now writes over what somebody else saved. */
  readonly over: boolean;
}

/** The sheet a story is written on, with what belongs to it beside it and what can be done with it below. */
export function storyForm(form: StoryForm): Html {
  const { view, service, kind, frame } = form;
  return html`${faultSummary(form.faults)} ${form.note}
    <h1 class="meta">
      <span>${view === null ? 'New' : 'Edit'} ${KINDS[kind].toLowerCase()}</span>
      <span>${serviceName(form.publication, service)}</span
      >${view?.heldBy && html` <span>${view.heldBy} is writing in it</span>`}
    </h1>
    <form
      class="desk"
      method="post"
      enctype="multipart/form-data"
      action="${view === null ? '/stories/new' : `/stories/${view.id}`}"
    >
      ${tokenField(frame.token)}
      ${view === null ? [hidden('service', service), hidden('kind', kind)] : hidden('revision', view.revision)}
      <div class="sheet">${sheet(form)}</div>
      <div class="side">${storySide(form)}</div>
      ${bar(form)}
    </form>
    ${view && furtherActs(form, view)}`;
}

function sheet({ text, faults, service }: StoryForm): Html {
  const language = tongueOf(service);
  return html`${textArea({ name: 'headline', label: 'Headline', value: text.headline, rows: 1, className: 'headline', faults, language })}
    ${textArea({ name: 'standfirst', label: 'Standfirst', value: text.standfirst, rows: 2, className: 'standfirst', faults, language })}
    ${textArea({
      name: 'body',
      label: 'Text',
      value: text.body,
      rows: 18,
      className: text.format === 'html' ? 'text source' : 'text',
      faults,
      language,
    })}
    <fieldset>
      <legend>The text is written in</legend>
      <div class="choices">
        ${(['markdown', 'html'] as const).map(
          (format) =>
            html`<label
              ><input type="radio" name="format" value="${format}" ${text.format === format && html` checked`} />
              ${format === 'html' ? 'HTML' : 'Markdown'}</label
            > `,
        )}
      </div>
    </fieldset>
    <details>
      <summary>How to write in Markdown</summary>
      <p class="hint">
        An empty line begins a paragraph. <code>## Heading</code>, <code>- list</code>, <code>&gt; quote</code>,
        <code>**strong**</code>, <code>*emphasis*</code>, <code>[words](address)</code>. A picture of the library:
        <code>![what it shows](image:ID)</code>; its ID stands beside it under Pictures.
      </p>
    </details>`;
}

/** The first button is what the Enter key does: save. */
function bar({ view, frame, over }: StoryForm): Html {
  const { role } = frame.actor;
  const state = view?.state ?? 'draft';
  const may = (act: 'save' | 'submit' | 'send-back' | 'publish'): boolean => mayStart(act, state);
  const save = over ? 'Save mine over it' : 'Save';
  const publish = state === 'published' ? 'Publish changes' : 'Publish';
  const edit = has(role, 'edit');
  // What was handed in waits for an editor; a writer gets it back when it is sent back.
  const writes = may('save') && (edit || (state === 'draft' && has(role, 'write')));
  return html`<div class="bar">
    ${stateMark(state)}${view?.changed && html` <span class="hint">Readers see an older text</span>`}
    ${
      writes &&
      html`<button name="next" value="stay" ${!edit && html` class="primary"`}>${save}</button>
        <button name="next" value="preview">${over ? 'Save over it and preview' : 'Preview'}</button>`
    }
    ${view !== null && !writes && html`<a class="button" href="/stories/${view.id}/preview">Preview</a>`}
    ${writes && may('submit') && !edit && html`<button name="next" value="submit">Hand in for review</button>`}
    ${edit && may('send-back') && html`<button name="next" value="send-back">Send back</button>`}
    ${edit && may('publish') && html`<button name="next" value="publish" class="primary">${publish}</button>`}
  </div>`;
}

/** What leads away from writing: each asks once more on a page of its own. */
function furtherActs({ frame }: StoryForm, view: StoryView): Html {
  const { role } = frame.actor;
  const path = `/stories/${view.id}`;
  const acts = [
    has(role, 'edit') &&
      mayStart('correct', view.state, view.url !== null) &&
      html`<a class="button" href="${path}/correct">Add a correction</a>`,
    has(role, 'edit') &&
      mayStart('unpublish', view.state, view.url !== null) &&
      html`<a class="button" href="${path}/unpublish">Unpublish</a>`,
    has(role, 'withdraw') &&
      mayStart('withdraw', view.state, view.url !== null) &&
      html`<a class="button alarm" href="${path}/withdraw">Withdraw</a>`,
  ];
  return html`<div class="row">
    ${view.kind === 'live-blog' && html`<a class="button primary" href="${path}/posts">Posts</a>`}
    ${view.url !== null && html`<a class="button" href="${view.url}">Read it as readers do</a>`} ${acts}
  </div>`;
}
