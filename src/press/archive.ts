import { html, type Html } from '../base/html.ts';
import { formatMonth, formatYear } from '../language/dates.ts';
import { dayInZone } from '../language/zone.ts';
import type { Output } from '../story/output.ts';
import type { StoryCard } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printCards } from './cards.ts';
import { navigationOf } from './masthead.ts';
import { inEveryService, printPage } from './page.ts';
import type { Setting } from './setting.ts';
import { cardStyle, listStyle } from './style-card.ts';
import { day, inside, ownWords, say, storyCount, surfaceOf, type Surface } from './surface.ts';

/** A month in which a service published, in its own time zone. `month` is 1 to 12. */
export interface ArchiveMonth {
  readonly year: number;
  readonly month: number;
  readonly count: number;
}

export interface ArchivePage {
  /** Every month that has stories, newest first. */
  readonly months: readonly ArchiveMonth[];
  readonly year: number;
  readonly month: number;
  /** All stories of that month, newest first. */
  readonly cards: readonly StoryCard[];
}

/** The page of one month, and "find a story", which counts it. */
export function pressArchive(setting: Setting, service: string, page: ArchivePage): Output[] {
  return [pressMonth(setting, service, page), pressArchiveIndex(setting, service, page.months)];
}

/** "Find a story": every month by year and every topic of the navigation. No script and no search box, so no question is asked of anyone. */
export function pressArchiveIndex(setting: Setting, service: string, months: readonly ArchiveMonth[]): Output {
  const surface = surfaceOf(setting, service);
  const { strings } = surface;
  const topics = navigationOf(surface).map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`);
  const main = html`<h1>${say(surface, strings.archive)}</h1>
    <p>${say(surface, strings.archiveIntroduction)}</p>
    ${
      topics.length > 0 &&
      html`<h2 class="part">${say(surface, strings.byTopic)}</h2>
        <ul class="months">${topics}</ul>`
    }
    <h2 class="part">${say(surface, strings.byMonth)}</h2>
    ${printYears(months, surface)}`;
  return printPage({
    surface,
    path: addresses.archive(service),
    title: ownWords(surface, strings.archive),
    description: ownWords(surface, strings.archiveIntroduction),
    style: listStyle,
    main,
    alternates: inEveryService(surface, addresses.archive),
  });
}

function printYears(months: readonly ArchiveMonth[], surface: Surface): Html[] | Html {
  if (months.length === 0) return html`<p>${say(surface, surface.strings.noStories)}</p>`;
  const years = Map.groupBy(months, ({ year }) => year);
  return [...years].map(([year, those]) => {
    const items = those.map(
      ({ month, count }) =>
        html`<li>
          <a href="${addresses.month(surface.language, year, month)}">${formatMonth(year, month, surface.language)}</a>
          <small class="quiet">${storyCount(surface, count)}</small>
        </li>`,
    );
    return html`<h3 class="year">${formatYear(year, surface.language)}</h3>
      <ul class="months">${items}</ul>`;
  });
}

function pressMonth(setting: Setting, service: string, page: ArchivePage): Output {
  const surface = surfaceOf(setting, service);
  const { year, month, cards } = page;
  const name = formatMonth(year, month, service);
  const days = Map.groupBy(cards, ({ firstPublished }) => dayInZone(firstPublished, surface.service.timeZone).day);
  const lists = [...days.values()].map((those) => {
    const [first] = those;
    const list = printCards(those, surface, { level: 3, date: 'hour' });
    return html`<section class="day">${first && html`<h2>${day(surface, first.firstPublished)}</h2>`}${list}</section>`;
  });
  const main = html`<p class="back"><a href="${addresses.archive(service)}">${say(surface, surface.strings.allMonths)}</a></p>
    <h1>${say(surface, surface.strings.storiesOf, { month: inside(surface, name) })}</h1>
    ${lists.length > 0 ? lists : printCards([], surface, { level: 3 })}${printNeighbours(page, surface)}`;
  return printPage({
    surface,
    path: addresses.month(service, year, month),
    title: name,
    description: '',
    style: cardStyle + listStyle,
    main,
  });
}

/** The months before and after, where there are any. */
function printNeighbours(page: ArchivePage, surface: Surface): Html | null {
  const { strings, language } = surface;
  const at = page.months.findIndex(({ year, month }) => year === page.year && month === page.month);
  if (at < 0) return null;
  const link = (other: ArchiveMonth | undefined, words: string): Html | null =>
    other
      ? html`<li>
          <a href="${addresses.month(language, other.year, other.month)}">${say(surface, words, { month: inside(surface, formatMonth(other.year, other.month, language)) })}</a>
        </li>`
      : null;
  return html`<ul class="row neighbours">
    ${link(page.months[at + 1], strings.olderMonth)}${link(page.months[at - 1], strings.newerMonth)}
  </ul>`;
}
