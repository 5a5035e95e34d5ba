import { html, type Html } from '../../../base/html.ts';
import { MINUTE } from '../../../base/clock.ts';
import type { StoryKind, StoryState } from '../../../story/story.ts';
import { direction } from '../../../language/direction.ts';
import { formatDate } from '../../../language/dates.ts';
import type { Publication } from '../../../story/publication.ts';
import type { Pledge } from '../../../story/storyline.ts';
import type { Tongue } from './fields.ts';

const relative = new Intl.RelativeTimeFormat('en');

/** What the newsroom's own words are for what the program knows. */

export const STATES: Readonly<Record<StoryState, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  scheduled: 'Scheduled',
  published: 'Published',
  unpublished: 'Unpublished',
  withdrawn: 'Withdrawn',
};

export const KINDS: Readonly<Record<StoryKind, string>> = {
  article: 'Article',
  'live-blog': 'Live blog',
  page: 'Page',
};

export const PLEDGES: Readonly<Record<Pledge['state'], string>> = {
  promised: 'Promised: its day is still to come',
  open: 'Open: nobody can say yet',
  kept: 'Kept',
  broken: 'Broken',
};

/** A state as a mark and a word: never by colour alone. */
export function stateMark(state: StoryState): Html {
  return html`<span class="state ${state}">${STATES[state]}</span>`;
}

export function tongueOf(service: string): Tongue {
  return { tag: service, direction: direction(service) };
}

/** A service by its own name, marked with its language. */
export function serviceName(publication: Publication, id: string): Html {
  const name = publication.services.find((service) => service.id === id)?.name ?? id;
  return html`<bdi lang="${id}" dir="${direction(id)}">${name}</bdi>`;
}

/** Words in a service's language. */
export function spoken(text: string, service: string): Html {
  return html`<bdi lang="${service}" dir="${direction(service)}">${text}</bdi>`;
}

/** How long ago, or how soon: a desk that spans time zones has no hour in common. Over a day: the day. */
export function distance(date: Date, now: Date): Html {
  const minutes = Math.round((date.getTime() - now.getTime()) / MINUTE);
  const size = Math.abs(minutes);
  const words =
    size < 1
      ? 'just now'
      : size < 60
        ? relative.format(minutes, 'minute')
        : size < 24 * 60
          ? relative.format(Math.round(minutes / 60), 'hour')
          : formatDate(date, { language: 'en-GB', timeZone: 'UTC' });
  return html`<time datetime="${date.toISOString()}">${words}</time>`;
}
