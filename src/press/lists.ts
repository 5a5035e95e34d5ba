import { html, type HtmlValue } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import type { Person, Unit } from '../story/publication.ts';
import type { StoryCard, TopicName } from '../story/story.ts';
import type { Storyline } from '../story/storyline.ts';
import { addresses } from './addresses.ts';
import { printCards } from './cards.ts';
import { personData, unitData } from './page-data.ts';
import { printPage, type Page } from './page.ts';
import { printPicture } from './picture.ts';
import { printPledges } from './pledges.ts';
import type { Setting } from './setting.ts';
import { cardStyle, listStyle } from './style-card.ts';
import { pledgeStyle } from './style-pledges.ts';
import { localized, say, surfaceOf, wordsOf, type Surface } from './surface.ts';

/** The newest stories of a topic, which may have none yet: a navigation may lead there. */
export function pressTopic(setting: Setting, service: string, topic: TopicName, cards: readonly StoryCard[]): Output {
  const surface = surfaceOf(setting, service);
  const head = html`<h1>${topic.name}</h1>`;
  const page = { path: addresses.topic(service, topic.slug), title: topic.name, description: '', breaking: true };
  return pressList(surface, page, [head, printCards(cards, surface, { level: 2, kicker: false }), onward(surface)]);
}

/** Who a unit is, and its stories. */
export function pressUnit(setting: Setting, service: string, unit: Unit, cards: readonly StoryCard[]): Output {
  const surface = surfaceOf(setting, service);
  const about = localized(surface, unit.about);
  const mark = setting.marks.get(unit.id);
  const drawn = mark && printPicture(mark, { alt: '', crop: '16x9', sizes: '11rem', eager: true });
  const head = html`<div class="who">
    ${drawn}
    <div>
      <h1>${localized(surface, unit.name)}</h1>
      ${about && html`<p>${about}</p>`}
    </div>
  </div>`;
  const page = {
    path: addresses.unit(service, unit.id),
    title: wordsOf(surface, unit.name),
    description: wordsOf(surface, unit.about),
    head: unitData(unit, surface),
  };
  return pressList(surface, page, [head, ...titledCards(surface, surface.strings.storiesByUnit, cards)]);
}

/** A person's stories. */
export function pressPerson(setting: Setting, service: string, person: Person, cards: readonly StoryCard[]): Output {
  const surface = surfaceOf(setting, service);
  const unit = setting.publication.units.find(({ id }) => id === person.unit);
  const member =
    unit &&
    html`<p>
      ${say(surface, surface.strings.memberOf)}:
      <a href="${addresses.unit(service, unit.id)}">${localized(surface, unit.name)}</a>
    </p>`;
  const head = html`<h1>${localized(surface, person.name)}</h1>
    ${member}`;
  const page = {
    path: addresses.person(service, person.id),
    title: wordsOf(surface, person.name),
    description: '',
    head: personData(person, surface),
  };
  return pressList(surface, page, [head, ...titledCards(surface, surface.strings.storiesByPerson, cards)]);
}

/** A storyline: what it is about, what was promised and what came of it, and its stories. */
export function pressStoryline(
  setting: Setting,
  service: string,
  storyline: Storyline,
  cards: readonly StoryCard[],
): Output {
  const surface = surfaceOf(setting, service);
  const summary = localized(surface, storyline.summary);
  const head = html`<p class="quiet">${say(surface, surface.strings.storyline)}</p>
    <h1>${localized(surface, storyline.title)}</h1>
    ${summary && html`<p>${summary}</p>`}`;
  const pledges = printPledges(storyline.pledges, { surface, level: 2 });
  const page = {
    path: addresses.storyline(service, storyline.slug),
    title: wordsOf(surface, storyline.title),
    description: wordsOf(surface, storyline.summary),
  };
  const main = [head, pledges, ...titledCards(surface, surface.strings.moreStories, cards)];
  return pressList(surface, { ...page, style: pledgeStyle }, main);
}

function titledCards(surface: Surface, title: string, cards: readonly StoryCard[]): HtmlValue[] {
  return [
    html`<h2 class="part">${say(surface, title)}</h2>`,
    printCards(cards, surface, { level: 3 }),
    onward(surface),
  ];
}

/** Where a list ends, the archive goes on. */
function onward(surface: Surface): HtmlValue {
  return html`<p class="onward">
    <a href="${addresses.archive(surface.language)}">${say(surface, surface.strings.findStory)}</a>
  </p>`;
}

function pressList(
  surface: Surface,
  { style = '', ...page }: Pick<Page, 'path' | 'title' | 'description' | 'breaking' | 'head'> & { style?: string },
  main: HtmlValue,
): Output {
  return printPage({ ...page, surface, main, style: cardStyle + listStyle + style });
}
