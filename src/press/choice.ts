import { html, type Html } from '../base/html.ts';
import { direction } from '../language/direction.ts';
import type { Output } from '../story/output.ts';
import type { StoryCard } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { inEveryService, printPage } from './page.ts';
import type { Setting } from './setting.ts';
import { mastStyle } from './style-front.ts';
import { choiceStyle } from './style-choice.ts';
import { moment, say, surfaceOf } from './surface.ts';

/** How many headlines each service shows on the choice of services. */
const SHOWN = 3;

/**
 * `/`: every service by its own name, with its newest stories. The page is in the language of the first service; the
 * part of each other one is marked as its own, notices included, for nobody knows yet who reads.
 */
export function pressChoice(setting: Setting, latest: ReadonlyMap<string, readonly StoryCard[]>): Output {
  const { services } = setting.publication;
  const surface = surfaceOf(setting, services[0]?.id ?? '');
  const alternates = inEveryService(surface, addresses.front).map((other) =>
    other.language === 'x-default' ? { ...other, path: addresses.choice } : other,
  );
  const parts = services.map(({ id }) => printPart(setting, id, latest.get(id) ?? []));
  return printPage({
    surface,
    path: addresses.choice,
    title: '',
    description: surface.service.tagline,
    style: mastStyle + choiceStyle,
    main: html`<div class="choice">${parts}</div>`,
    alternates,
    front: true,
    everyone: true,
  });
}

function printPart(setting: Setting, service: string, cards: readonly StoryCard[]): Html {
  const surface = surfaceOf(setting, service);
  const { title, name, tagline } = surface.service;
  const items = cards.slice(0, SHOWN).map(
    (card) =>
      html`<li>
        ${card.live && html`<b class="live">${say(surface, surface.strings.live.mark)}</b>`}
        <a href="${card.path}">${card.headline}</a>
        <small class="quiet">${moment(surface, card.firstPublished)}</small>
      </li>`,
  );
  return html`<section lang="${service}" dir="${direction(service)}">
    <p class="kicker">${name}</p>
    <h2><a href="${addresses.front(service)}">${title}</a></h2>
    ${tagline !== '' && html`<p class="quiet">${tagline}</p>`}${
      items.length > 0 &&
      html`<ul>
        ${items}
      </ul>`
    }
    <p><a class="go" href="${addresses.front(service)}">${say(surface, surface.strings.readThisPublication)}</a></p>
  </section>`;
}
