import { html, type Html } from '../base/html.ts';
import { addresses } from './addresses.ts';
import type { Page } from './page.ts';
import type { PageLink } from './setting.ts';
import { labelled, say, spoken, type Surface } from './surface.ts';

/** The first thing on every page, for those who read by ear, by keyboard or in a text browser. */
export function printSkipLinks(page: Page): Html {
  const { surface } = page;
  const { strings, language } = surface;
  const links: [string, string][] = [
    ['#main', strings.toContent],
    ['#menu', strings.toNavigation],
    [addresses.archive(language), strings.findStory],
  ];
  if (page.textOnly === true) links.splice(2, 0, [addresses.text(page.path), strings.textOnly]);
  const items = links.map(([href, words]) => html`<li><a href="${href}">${say(surface, words)}</a></li>`);
  const { label, inside } = labelled(surface, strings.accessibilityLinks);
  return html`<nav class="skip"${label}>
    <ul${inside}>
      ${items}
    </ul>
  </nav>`;
}

/** The breaking line of the service, when there is one and it has begun. It leads nowhere from the page that it is about. */
export function printBreaking(page: Page): Html | null {
  const { surface } = page;
  const breaking = surface.setting.breaking.get(surface.language);
  if (!breaking || breaking.from > surface.setting.now) return null;
  const here = breaking.path === null || breaking.path === page.path;
  const line = here ? breaking.text : html`<a href="${breaking.path}">${breaking.text}</a>`;
  return html`<section class="breaking" aria-labelledby="breaking">
    <div class="in">
      <h2 id="breaking">${say(surface, surface.strings.breaking)}</h2>
      <p>${line}</p>
    </div>
  </section>`;
}

/** Whose page this is, and in which languages else the publication speaks. */
export function printMasthead(page: Page): Html {
  const { surface, front, everyone } = page;
  const { service, setting } = surface;
  // Nobody says in which language a publication's name is.
  const title = everyone === true ? html`<bdi>${setting.publication.name}</bdi>` : service.title;
  const home = everyone === true ? addresses.choice : addresses.front(service.id);
  const name =
    front !== true
      ? html`<p class="name"><a href="${home}">${title}</a></p>`
      : everyone === true
        ? html`<h1 class="name">${title}</h1>`
        : html`<p class="name">${title}</p>`;
  const tagline =
    front === true && everyone !== true && service.tagline !== '' && html`<p class="tagline">${service.tagline}</p>`;
  return html`<header class="mast${front === true && ' front'}">
    <div class="in">
      <div>${name}${tagline}</div>
      ${everyone !== true && printLanguages(surface)}
    </div>
  </header>`;
}

function printLanguages(surface: Surface): Html | null {
  const others = surface.setting.publication.services.filter(({ id }) => id !== surface.language);
  if (others.length === 0) return null;
  const items = others.map(
    ({ id, name }) => html`<li><a href="${addresses.front(id)}" hreflang="${id}">${spoken(surface, name, id)}</a></li>`,
  );
  const { label, inside } = labelled(surface, surface.strings.otherLanguages);
  return html`<nav${label}>
    <ul class="row"${inside}>
      ${items}
    </ul>
  </nav>`;
}

/** The front page, the topics and pages that the service names, and the way to find a story; on a page for everyone, the services. */
export function printNavigation(page: Page): Html {
  const { surface } = page;
  const { strings, language, setting } = surface;
  const item = (path: string, words: Html | string): Html => {
    const current = path === page.path && html` aria-current="page"`;
    return html`<li><a href="${path}"${current}>${words}</a></li>`;
  };
  const items =
    page.everyone === true
      ? setting.publication.services.map(({ id, name }) => item(addresses.front(id), spoken(surface, name, id)))
      : [
          item(addresses.front(language), say(surface, strings.frontPage)),
          ...navigationOf(surface).map(({ path, title }) => item(path, title)),
          item(addresses.archive(language), say(surface, strings.findStory)),
        ];
  const { label, inside } = labelled(surface, strings.navigation);
  return html`<nav class="menu" id="menu" tabindex="-1"${label}>
    <div class="in"${inside}>
      <ul class="row">
        ${items}
      </ul>
    </div>
  </nav>`;
}

const menus = new WeakMap<Surface, readonly PageLink[]>();

/** The topics and pages that the service's navigation names; a page that is not published is left out. */
export function navigationOf(surface: Surface): readonly PageLink[] {
  const known = menus.get(surface);
  if (known) return known;
  const { service, setting, language } = surface;
  const pages = setting.pages.get(language) ?? [];
  const menu = service.navigation.flatMap((entry): PageLink[] => {
    if ('topic' in entry) return [{ path: addresses.namedTopic(language, entry.topic), title: entry.topic }];
    const found = pages.find(({ path }) => path === addresses.page(language, entry.page));
    return found ? [found] : [];
  });
  menus.set(surface, menu);
  return menu;
}
