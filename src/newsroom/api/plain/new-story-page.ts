import { html, type Html } from '../../../base/html.ts';
import type { StoryKind } from '../../../story/story.ts';
import type { Service } from '../../../story/publication.ts';
import { KINDS, spoken } from './words.ts';

/** Language first: it decides which way the fields run and which keyboard belongs to them. */
export function newStoryPage(services: readonly Service[]): Html {
  const kinds = Object.entries(KINDS) as [StoryKind, string][];
  return html`<h1>New story</h1>
    <form method="get" action="/stories/new">
      <fieldset>
        <legend>Service</legend>
        <div class="choices">
          ${services.map(
            ({ id, name }, at) =>
              html`<label
                ><input
                  type="radio"
                  name="service"
                  value="${id}"
                  required${at === 0 && html` checked`}
                />${spoken(name, id)}</label
              > `,
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>Kind</legend>
        <div class="choices">
          ${kinds.map(
            ([kind, label], at) =>
              html`<label
                ><input type="radio" name="kind" value="${kind}" ${at === 0 && html` checked`} />${label}</label
              > `,
          )}
        </div>
      </fieldset>
      <button class="primary">Begin</button>
    </form>`;
}
