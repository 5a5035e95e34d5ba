import { html, type Html } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import type { StoryCard } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printCard, type CardLook } from './cards.ts';
import { frontData } from './page-data.ts';
import { inEveryService, printPage } from './page.ts';
import { fullWidth } from './picture.ts';
import type { Setting } from './setting.ts';
import { cardStyle } from './style-card.ts';
import { frontStyle, mastStyle } from './style-front.ts';
import { moment, say, surfaceOf, type Surface } from './surface.ts';

/** The front page of a service. The cards come in the order of their weight: the first is the lead. */
export function pressFront(setting: Setting, service: string, cards: readonly StoryCard[]): Output {
  const surface = surfaceOf(setting, service);
  const alternates = inEveryService(surface, addresses.front).map((other) =>
    other.language === 'x-default' ? { ...other, path: addresses.choice } : other,
  );
  return printPage({
    surface,
    path: addresses.front(service),
    title: '',
    description: surface.service.tagline,
    style: mastStyle + cardStyle + frontStyle,
    main: printFront(cards, surface),
    alternates,
    head: frontData(surface),
    breaking: true,
    front: true,
    dated: newestOf(cards, 'modified'),
    watch: { kind: 'stories', newest: newestOf(cards, 'firstPublished') },
  });
}

function printFront(cards: readonly StoryCard[], surface: Surface): Html {
  const [first, ...others] = cards;
  const heading = html`<h1>${say(surface, surface.strings.latest)}</h1>`;
  if (!first) return html`${heading}<p>${say(surface, surface.strings.noStories)}</p>`;
  const tiers = tiersOf(others);
  const second = tiers.second.map((card, at) => printCard(card, at === 0 ? besideLead : headlineOnly, surface));
  const third = tiers.third.map((card) => printCard(card, inRow, surface));
  const rest = tiers.rest.map((card) => printCard(card, { ...headlineOnly, level: 3 }, surface));
  return html`<div class="newest">${heading}${printUpdated(cards, surface)}</div>
    <div class="top${second.length > 0 && ' both'}">
      ${printCard(first, lead, surface)} ${second.length > 0 && html`<div class="second">${second}</div>`}
    </div>
    ${third.length > 0 && html`<div class="third">${third}</div>`}
    ${
      rest.length > 0 &&
      html`<section class="more">
        <h2>${say(surface, surface.strings.moreStories)}</h2>
        <div class="rest">${rest}</div>
      </section>`
    }
    <p class="onward">
      <a href="${addresses.archive(surface.language)}">${say(surface, surface.strings.findStory)}</a>
    </p>`;
}

// On phones the lead alone is worth its bytes there: a lazy picture that the style does not show is not fetched.
const lead: CardLook = { level: 2, sizes: fullWidth('46rem'), eager: true, className: 'first' };
const besideLead: CardLook = { level: 2, sizes: '(min-width:62rem) 22rem,40vw' };
const inRow: CardLook = { level: 2, sizes: '(min-width:62rem) 17rem,45vw', standfirst: false };
const headlineOnly: CardLook = { level: 2, sizes: null, standfirst: false };

/** A tier is opened only when it can be filled: up to three beside the lead, then a row of three or four, then the list. */
function tiersOf(cards: readonly StoryCard[]): Record<'second' | 'third' | 'rest', readonly StoryCard[]> {
  const second = cards.slice(0, 3);
  const after = cards.slice(3);
  const third = after.length >= 3 ? after.slice(0, 4) : [];
  return { second, third, rest: after.slice(third.length) };
}

/** When the newest of what is shown became public: the page's own date, the same whenever it is pressed. */
function printUpdated(cards: readonly StoryCard[], surface: Surface): Html {
  const newest = newestOf(cards, 'modified');
  const { lastUpdate, arriving } = surface.strings;
  const updated = newest && html`${say(surface, lastUpdate)}: ${moment(surface, newest)}`;
  const refresh = html`<a href="${addresses.front(surface.language)}">${say(surface, arriving.refresh)}</a>`;
  return html`<p class="quiet refresh">${updated} ${refresh}</p>`;
}

function newestOf(cards: readonly StoryCard[], date: 'firstPublished' | 'modified'): Date | null {
  return cards.length === 0 ? null : new Date(Math.max(...cards.map((card) => card[date].getTime())));
}
