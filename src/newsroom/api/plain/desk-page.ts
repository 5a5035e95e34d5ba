import { html, type Html } from '../../../base/html.ts';
import type { Publication } from '../../../story/publication.ts';
import type { StoryState } from '../../../story/story.ts';
import { has } from '../rights.ts';
import type { StoryLine } from '../desk.ts';
import type { BreakingLine } from '../breaking.ts';
import { selectField, textField, tokenField } from './fields.ts';
import type { Frame } from './page.ts';
import { distance, serviceName, spoken, STATES, stateMark, tongueOf } from './words.ts';

export interface DeskQuery {
  readonly service: string;
  readonly state: StoryState | '';
  readonly search: string;
}

export interface Desk {
  readonly frame: Frame;
  readonly publication: Publication;
  readonly query: DeskQuery;
  readonly now: Date;
  readonly lines: readonly StoryLine[];
  readonly breaking: readonly BreakingLine[];
  /** Where the older stories are, or null when these were all. */
  readonly older: string | null;
}

/** The desk: what is breaking, then every story, newest first. */
export function deskPage(desk: Desk): Html {
  const { frame, publication, lines, older, now } = desk;
  return html`<div class="head">
      <h1>Stories</h1>
      ${has(frame.actor.role, 'write') && html`<a class="button primary" href="/stories/new">New story</a>`}
    </div>
    ${desk.breaking.length > 0 && breakingList(desk)} ${filters(desk)}
    ${
      lines.length === 0
        ? nothing(desk)
        : html`<ul class="list">
            ${lines.map((line) => storyLine(publication, line, now))}
          </ul>`
    }
    ${older !== null && html`<p><a class="button" href="${older}">Older stories</a></p>`}`;
}

/** The breaking lines that run just now, each with its end. */
export function breakingList({
  frame,
  publication,
  breaking,
  now,
}: Pick<Desk, 'frame' | 'publication' | 'breaking' | 'now'>): Html {
  const edits = has(frame.actor.role, 'edit');
  return html`<ul class="breaking" aria-label="Breaking">
    ${breaking.map(
      ({ id, service, text, until }) =>
        html`<li>
          <p>
            <span class="line">${spoken(text, service)}</span>
            <span class="meta"
              ><span>${serviceName(publication, service)}</span>
              <span>${until === null ? 'until somebody ends it' : html`ends ${distance(until, now)}`}</span></span
            >
          </p>
          ${
            edits &&
            html`<form method="post" action="/breaking/${id}/end">
              ${tokenField(frame.token)}<button class="quiet">End it</button>
            </form>`
          }
        </li>`,
    )}
  </ul>`;
}

function filters({ publication, query }: Desk): Html {
  const services = publication.services.map(({ id, name }) => ({ value: id, label: name, tongue: tongueOf(id) }));
  const states = Object.entries(STATES).map(([value, label]) => ({ value, label }));
  return html`<form class="filter" method="get" action="/" role="search">
    ${selectField({ name: 'service', label: 'Service', value: query.service, options: [{ value: '', label: 'All' }, ...services] })}
    ${selectField({ name: 'state', label: 'State', value: query.state, options: [{ value: '', label: 'All' }, ...states] })}
    ${textField({ name: 'search', label: 'Words', value: query.search, type: 'search' })}
    <button>Show</button>
  </form>`;
}

function storyLine(publication: Publication, line: StoryLine, now: Date): Html {
  return html`<li class="story">
    <h2><a href="/stories/${line.id}">${spoken(line.headline || 'Without a headline', line.service)}</a></h2>
    ${stateMark(line.state)}
    <p class="meta">
      <span>${serviceName(publication, line.service)}</span>
      <span>${distance(line.savedAt, now)}</span>
    </p>
  </li>`;
}

function nothing({ frame, query }: Desk): Html {
  if (query.service !== '' || query.state !== '' || query.search !== '') {
    return html`<div class="empty">
      <p>No story is like that.</p>
      <p><a href="/">Show all</a></p>
    </div>`;
  }
  return html`<div class="empty">
    <p>Nothing is written yet. What you begin here stays a draft until an editor publishes it.</p>
    ${has(frame.actor.role, 'write') && html`<p><a href="/stories/new">Write the first story</a></p>`}
  </div>`;
}
