import { html, type Html } from '../base/html.ts';
import type { StoryCard } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printPicture } from './picture.ts';
import { hour, moment, say, type Surface } from './surface.ts';

export interface CardLook {
  readonly level: 2 | 3;
  /** The size of its picture; null shows none. */
  readonly sizes: string | null;
  readonly eager?: boolean;
  readonly standfirst?: boolean;
  /** Whether its topic is named; not where the page is about that topic. */
  readonly kicker?: boolean;
  /** What is told of its date: the hour alone where the day is the heading above. */
  readonly date?: 'moment' | 'hour';
  readonly className?: string;
}

/** A story in a list. Its picture says nothing that the headline beside it does not, so it is left to the eye. */
export function printCard(card: StoryCard, look: CardLook, surface: Surface): Html {
  const picture =
    look.sizes !== null &&
    card.image &&
    printPicture(card.image.picture, { alt: '', crop: '16x9', sizes: look.sizes, eager: look.eager === true });
  const [topic] = card.topics;
  const live = card.live && html`<b class="live">${say(surface, surface.strings.live.mark)}</b> `;
  const subject =
    topic &&
    look.kicker !== false &&
    html`<a href="${addresses.topic(surface.language, topic.slug)}">${topic.name}</a>`;
  const kicker = (live || subject) && html`<p class="kicker">${live}${subject}</p>`;
  const link = html`<a href="${card.path}">${card.headline}</a>`;
  const headline = look.level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`;
  const standfirst = look.standfirst !== false && card.standfirst !== '' && html`<p>${card.standfirst}</p>`;
  const date = look.date === 'hour' ? hour(surface, card.firstPublished) : moment(surface, card.firstPublished);
  return html`<article class="${joinedClasses(look)}">
    ${picture}
    <div>${kicker}${headline}${standfirst}<p class="quiet">${date}</p></div>
  </article>`;
}

function joinedClasses({ className }: CardLook): string {
  return className === undefined ? 'card' : `card ${className}`;
}

/** A plain list of stories, newest first as they come, or a sentence when there are none. */
export function printCards(
  cards: readonly StoryCard[],
  surface: Surface,
  look: Pick<CardLook, 'level' | 'kicker' | 'date'>,
): Html {
  if (cards.length === 0) return html`<p>${say(surface, surface.strings.noStories)}</p>`;
  const sizes = '(min-width:44rem) 14rem,30vw';
  const items = cards.map((card) => html`<li>${printCard(card, { ...look, sizes }, surface)}</li>`);
  return html`<ul class="cards">${items}</ul>`;
}
