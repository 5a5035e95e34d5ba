import { marked } from 'marked';
import { HOUR } from '../../base/clock.ts';
import { unreachable } from '../../base/unreachable.ts';
import { headerRulesOutput } from '../../edition/header-rules-output.ts';
import { monthInZone } from '../../language/zone.ts';
import { addresses } from '../../press/addresses.ts';
import { pressArchive, pressArchiveIndex } from '../../press/archive.ts';
import { pressChoice } from '../../press/choice.ts';
import { pressFeeds } from '../../press/feeds.ts';
import { pressFront } from '../../press/front.ts';
import { pressParts } from '../../press/live-blog.ts';
import { pressPerson, pressStoryline, pressTopic, pressUnit } from '../../press/lists.ts';
import { pressContact, pressGone, pressNotFound, pressNotice, pressSaved } from '../../press/plain-pages.ts';
import { pressRedirect } from '../../press/redirect.ts';
import type { Setting } from '../../press/setting.ts';
import { pressMonthSitemaps, pressNewsSitemap, pressSitemaps } from '../../press/sitemaps.ts';
import { pressStory } from '../../press/story.ts';
import { parseBody } from '../../story/body-html.ts';
import type { Output } from '../../story/output.ts';
import { partsApart } from '../../story/live-blog.ts';
import { inLanguage, serviceOf } from '../../story/publication.ts';
import { NEWS_SPAN, type StoryId } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import type { ListKind } from '../../store/tables.ts';
import { frontCards, frontsCards } from './front-cards.ts';
import type { Page } from './page.ts';
import type { StoryParts } from './story-parts.ts';
import { cardState } from './story-card.ts';

/** How many stories a front, a list and a feed show. A month shows all of its own. */
const SHOWN = { front: 30, list: 50, feed: 20, choice: 4, month: 100_000 } as const;

/** What became of a page: what is to stand in the edition, and what is to go from it. */
export interface Pressed {
  readonly put: readonly Output[];
  readonly remove: readonly string[];
}

interface At {
  readonly read: Readers;
  readonly setting: Setting;
}

/** Reads what a page shows from the store and presses it. A page that shows nothing any more is taken away. */
export async function pressPage(at: At, page: Exclude<Page, { page: 'story' | 'copy' }>): Promise<Pressed> {
  // What was queued before its service went: everything was pressed when that happened, and one page must not stop the rest.
  if ('service' in page && !hasService(at, page.service)) return NOTHING;
  switch (page.page) {
    case 'choice':
    case 'sitemaps':
    case 'not-found':
      return put(await ofTheSite(at, page.page));
    case 'front':
    case 'archive':
    case 'feeds':
    case 'contact':
    case 'saved':
    case 'service-not-found':
      return put(await ofAService(at, page.page, page.service));
    case 'month':
      return await month(at, page);
    case 'topic':
    case 'person':
    case 'unit':
    case 'storyline':
      return await list(at, page.page, page);
    case 'notice':
      return notice(at, page);
    case 'redirect':
      return await redirect(at, page.path);
    default:
      return unreachable(page);
  }
}

const NOTHING: Pressed = { put: [], remove: [] };

function hasService({ setting }: At, service: string): boolean {
  return setting.publication.services.some(({ id }) => id === service);
}

function put(outputs: readonly Output[]): Pressed {
  return { put: outputs, remove: [] };
}

/** The pages of a story from its parts; `copy`: whether its copy is there. Reads only of what readers can no longer open. */
export async function pressStoryPage(
  at: At,
  { id, part }: Page & { page: 'story' },
  { story, card: row, copy }: Pick<StoryParts, 'story' | 'card'> & { readonly copy: boolean },
): Promise<Pressed> {
  const { setting } = at;
  if (story === null) return await goneStory(at, id);
  const card = cardState(setting, story, row);
  const outputs = pressStory(setting, story, { card: card.state === 'drawn' ? card.image : null, copy });
  const parts = pressParts(setting, story, part);
  const standing = new Set(parts.map((output) => output.path));
  const wanted = part === undefined ? partsOf(story.path, story.coverage?.given ?? 0) : [];
  return { put: [...outputs, ...parts], remove: wanted.filter((path) => !standing.has(path)) };
}

async function goneStory(at: At, id: StoryId): Promise<Pressed> {
  const { read, setting } = at;
  const gone = await read.stories.story(id);
  if (gone === null || gone.path === null) return NOTHING;
  const { service, path, withdrawnAt, withdrawnReason } = gone;
  const parts = partsOf(path, gone.kind === 'live-blog' ? await read.posts.given(id) : 0);
  if (withdrawnAt === null || !hasService(at, service))
    return { put: [], remove: [path, addresses.text(path), addresses.copy(path), ...parts] };
  const outputs = pressGone(setting, { service, path, at: withdrawnAt, reason: withdrawnReason ?? '' });
  return { put: outputs, remove: [addresses.copy(path), ...parts] };
}

/** Where the parts of a live blog stand or once stood, with their text-only versions. */
function partsOf(path: string, given: number): string[] {
  return Array.from({ length: partsApart(given) }, (_, at) => addresses.posts(path, at + 1)).flatMap((part) => [
    part,
    addresses.text(part),
  ]);
}

async function ofTheSite({ read, setting }: At, page: 'choice' | 'sitemaps' | 'not-found'): Promise<Output[]> {
  const { services } = setting.publication;
  switch (page) {
    case 'choice': {
      const ids = services.map(({ id }) => id);
      return [pressChoice(setting, await frontsCards(read, { services: ids, limit: SHOWN.choice, now: setting.now }))];
    }
    case 'sitemaps': {
      const ids = services.map(({ id }) => id);
      const months = await read.published.monthsOf(ids);
      const ofAll = ids.flatMap((service) => (months.get(service) ?? []).map((each) => ({ service, ...each })));
      const since = {
        from: new Date(setting.now.getTime() - NEWS_SPAN + 1),
        to: new Date(setting.now.getTime() + HOUR),
      };
      const news = await read.published.entriesOf(ids, { limit: 1000, within: since });
      return [...pressSitemaps(setting, ofAll), pressNewsSitemap(setting, news)];
    }
    case 'not-found':
      return [pressNotFound(setting, null), headerRulesOutput()];
    default:
      return unreachable(page);
  }
}

type ServicePage = 'front' | 'archive' | 'feeds' | 'contact' | 'saved' | 'service-not-found';

async function ofAService({ read, setting }: At, page: ServicePage, service: string): Promise<Output[]> {
  switch (page) {
    case 'front':
      return [pressFront(setting, service, await frontCards(read, { service, limit: SHOWN.front, now: setting.now }))];
    case 'archive':
      return [pressArchiveIndex(setting, service, await read.published.months(service))];
    case 'feeds':
      return pressFeeds(setting, service, {
        stories: await read.published.stories({ service, limit: SHOWN.feed }),
        live: await read.posts.live(service, new Date(setting.now.getTime() - NEWS_SPAN + 1)),
      });
    case 'contact':
      return [pressContact(setting, service)];
    case 'saved':
      return [pressSaved(setting, service)];
    case 'service-not-found':
      return [pressNotFound(setting, service)];
    default:
      return unreachable(page);
  }
}

async function month({ read, setting }: At, at: { service: string; year: number; month: number }): Promise<Pressed> {
  const { service, year, month: number } = at;
  const { timeZone } = serviceOf(setting.publication, service);
  const within = monthInZone(year, number, timeZone);
  const cards = await read.published.cards({ service, limit: SHOWN.month, within });
  const [page, map] = [addresses.month(service, year, number), addresses.monthSitemap(service, at)];
  if (cards.length === 0) return { put: [], remove: [page, map] };
  const months = await read.published.months(service);
  const pages = pressArchive(setting, service, { months, year, month: number, cards });
  // The index stands as a page of its own among the dependents.
  const own = pages.filter(({ path }) => path !== addresses.archive(service));
  const maps = pressMonthSitemaps(setting, at, await read.published.entries({ service, limit: SHOWN.month, within }));
  // A part that is not needed any more.
  return { put: [...own, ...maps], remove: [addresses.monthSitemap(service, at, maps.length + 1)] };
}

async function list(
  { read, setting }: At,
  kind: ListKind,
  { service, slug }: { service: string; slug: string },
): Promise<Pressed> {
  const cards = await read.published.cards({ service, limit: SHOWN.list, list: { kind, slug } });
  const { people, units } = setting.publication;
  switch (kind) {
    case 'topic': {
      const topic = await read.publication.topic(service, slug);
      const wanted = setting.publication.services.some(
        ({ id, navigation }) =>
          id === service &&
          navigation.some(
            (item) => 'topic' in item && addresses.namedTopic(service, item.topic) === addresses.topic(service, slug),
          ),
      );
      if (!topic || (cards.length === 0 && !wanted)) return { put: [], remove: [addresses.topic(service, slug)] };
      return put([pressTopic(setting, service, topic, cards)]);
    }
    case 'person': {
      const person = people.find(({ id }) => id === slug);
      return person
        ? put([pressPerson(setting, service, person, cards)])
        : { put: [], remove: [addresses.person(service, slug)] };
    }
    case 'unit': {
      const unit = units.find(({ id }) => id === slug);
      return unit
        ? put([pressUnit(setting, service, unit, cards)])
        : { put: [], remove: [addresses.unit(service, slug)] };
    }
    case 'storyline': {
      const storyline = await read.publication.storyline(slug);
      return storyline
        ? put([pressStoryline(setting, service, storyline, cards)])
        : { put: [], remove: [addresses.storyline(service, slug)] };
    }
    default:
      return unreachable(kind);
  }
}

function notice({ setting }: At, { service, slug }: { service: string; slug: string }): Pressed {
  const found = setting.publication.notices.find(({ id }) => id === slug);
  if (!found) return { put: [], remove: [addresses.notice(service, slug)] };
  const { body } = parseBody(marked.parse(inLanguage(found.page, service)?.text ?? '', { async: false }));
  return put([pressNotice(setting, service, found, body)]);
}

async function redirect({ read, setting }: At, path: string): Promise<Pressed> {
  const target = await read.publication.redirect(path);
  if (target === null) return NOTHING;
  const story = await read.stories.byPath(target);
  const given = story?.kind === 'live-blog' ? await read.posts.given(story.id) : 0;
  return put([
    pressRedirect(setting, path, target),
    pressRedirect(setting, addresses.text(path), addresses.text(target)),
    // The story may have no copy, and says so.
    pressRedirect(setting, addresses.copy(path), target),
    ...partsOf(path, given).map((part) => pressRedirect(setting, part, target + part.slice(path.length))),
  ]);
}
