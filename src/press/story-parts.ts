import { MINUTE } from '../base/clock.ts';
import { html, type Html } from '../base/html.ts';
import type { PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printByline } from './bylines.ts';
import { day, joined, listComma, moment, say, spoken, type Surface } from './surface.ts';

/** A revision this soon after the first is the same publishing, not an update. */
const UPDATE = MINUTE;

/** What comes before the picture: subject, headline, standfirst, who, where and when. */
export function printOpening(story: PublicStory, surface: Surface): Html {
  const [topic] = story.topics;
  const live = story.live && html`<b class="live">${say(surface, surface.strings.live.mark)}</b> `;
  const subject = topic && html`<a href="${addresses.topic(surface.language, topic.slug)}">${topic.name}</a>`;
  const kicker = (live || subject) && html`<p class="kicker">${live}${subject}</p>`;
  const byline = printByline(story.bylines, surface);
  const dateline = story.kind === 'page' ? null : printDateline(story, surface);
  return html`<header>
    ${kicker}
    <h1>${story.headline}</h1>
    ${story.standfirst !== '' && html`<p class="standfirst">${story.standfirst}</p>`}${(byline ?? dateline) && html`<div class="meta">${byline}${dateline}</div>`}
  </header>`;
}

function printDateline(story: PublicStory, surface: Surface): Html {
  const place = story.place !== '' && html`<b>${story.place}</b>`;
  const updated =
    story.modified.getTime() - story.firstPublished.getTime() >= UPDATE &&
    html`<span>${say(surface, surface.strings.updated)}: ${moment(surface, story.modified)}</span>`;
  const ended =
    story.coverage?.ended &&
    html` <span>${say(surface, surface.strings.live.ended)}: ${moment(surface, story.coverage.ended)}</span>`;
  const first = joined([place, moment(surface, story.firstPublished)], listComma(surface));
  return html`<p class="dateline"><span>${first}</span>${updated && ' '}${updated}${ended}</p>`;
}

/** Dated, newest last, as they were made. */
export function printCorrections(story: PublicStory, surface: Surface): Html | null {
  if (story.corrections.length === 0) return null;
  const items = story.corrections.map(({ at, text }) => html`<li><b>${day(surface, at)}.</b> ${text}</li>`);
  return html`<section class="box">
    <h2>${say(surface, surface.strings.corrections)}</h2>
    <ul class="plain">
      ${items}
    </ul>
  </section>`;
}

/** The story in other languages, each told in its own. */
export function printTranslations(story: PublicStory, surface: Surface): Html | null {
  if (story.translations.length === 0) return null;
  const { services } = surface.setting.publication;
  const items = story.translations.map((other) => {
    const name = services.find(({ id }) => id === other.service)?.name ?? other.service;
    return html`<li>
      ${spoken(surface, name, other.service)}:
      <a href="${other.path}" hreflang="${other.service}">${spoken(surface, other.headline, other.service)}</a>
    </li>`;
  });
  return html`<section class="others">
    <h2>${say(surface, surface.strings.translations)}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}
