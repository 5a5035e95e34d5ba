import { html, type Html } from '../base/html.ts';
import { formatNumber } from '../language/numbers.ts';
import type { Pledge, Storyline } from '../story/storyline.ts';
import { addresses } from './addresses.ts';
import { day, localized, say, type Surface } from './surface.ts';

/** The storyline a story belongs to, with what was promised in it and what came of that. */
export function printStorylineBox(storyline: Storyline, surface: Surface): Html {
  const { strings } = surface;
  const summary = localized(surface, storyline.summary);
  return html`<section class="box">
    <h2>
      ${say(surface, strings.storyline)}:
      <a href="${addresses.storyline(surface.language, storyline.slug)}">${localized(surface, storyline.title)}</a>
    </h2>
    ${summary && html`<p>${summary}</p>`}${printPledges(storyline.pledges, { surface, level: 3 })}
  </section>`;
}

/** The pledges under a heading of the level, or null when there are none. */
export function printPledges(pledges: readonly Pledge[], at: { surface: Surface; level: 2 | 3 }): Html | null {
  if (pledges.length === 0) return null;
  const { surface, level } = at;
  const title = say(surface, surface.strings.pledges);
  const items = pledges.map((pledge) => printPledge(pledge, surface));
  return html`${level === 2 ? html`<h2 class="part">${title}</h2>` : html`<h3>${title}</h3>`}
    ${pledges.length > 1 && printTally(pledges, surface)}
    <ul class="pledges">
      ${items}
    </ul>`;
}

const STATES = ['kept', 'broken', 'open', 'promised'] as const;

/** How many came to what, as squares for the eye and a number. */
function printTally(pledges: readonly Pledge[], surface: Surface): Html {
  const items = STATES.flatMap((state) => {
    const count = pledges.filter((pledge) => pledge.state === state).length;
    const squares = Array.from({ length: count }, () => html`<i></i>`);
    const words = html`${say(surface, surface.strings.pledgeStates[state])}: ${formatNumber(count, surface.language)}`;
    return count === 0 ? [] : [html`<li class="${state}"><span aria-hidden="true">${squares}</span>${words}</li>`];
  });
  return html`<ul class="tally">
    ${items}
  </ul>`;
}

function printPledge(pledge: Pledge, surface: Surface): Html {
  const { strings } = surface;
  const outcome = pledge.outcome && localized(surface, pledge.outcome);
  const due = pledge.due !== null && html`; ${say(surface, strings.due)}: ${pledgeDay(pledge.due, surface)}`;
  const evidence = pledge.evidence.map(({ text, href }) => {
    const words = localized(surface, text);
    return html`<li>${href === null ? words : html`<a href="${href}">${words}</a>`}</li>`;
  });
  return html`<li class="${pledge.state}">
    <p>
      <strong class="state">${say(surface, strings.pledgeStates[pledge.state])}</strong>
      ${localized(surface, pledge.who)}: ${localized(surface, pledge.what)}
    </p>
    <p class="quiet">${say(surface, strings.promisedOn)}: ${pledgeDay(pledge.on, surface)}${due}</p>
    ${outcome && html`<p>${say(surface, strings.outcome)}: ${outcome}</p>`}${
      evidence.length > 0 &&
      html`<p class="quiet">${say(surface, strings.evidence)}</p>
        <ul class="plain">
          ${evidence}
        </ul>`
    }
  </li>`;
}

/** A day of the calendar has no zone: noon in UTC is that day from UTC-12 to UTC+11, and further east it is told as it stands. */
function pledgeDay(text: string, surface: Surface): Html | string {
  const date = new Date(`${text}T12:00:00Z`);
  return Number.isNaN(date.getTime())
    ? text
    : day({ ...surface, service: { ...surface.service, timeZone: 'UTC' } }, date);
}
