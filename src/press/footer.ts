import { html, type Html, type HtmlValue } from '../base/html.ts';
import { addresses } from './addresses.ts';
import { localized, say, spoken, type Surface } from './surface.ts';

const printed = new WeakMap<Surface, Html>();

/** The end of every page: the same for all pages of a service. */
export function printFooter(surface: Surface): Html {
  const known = printed.get(surface);
  if (known) return known;
  const footer = html`<footer class="foot"><div class="in">${printLinks(surface)}</div></footer>`;
  printed.set(surface, footer);
  return footer;
}

function printLinks(surface: Surface): HtmlValue {
  const { strings, language, setting } = surface;
  const { publication } = setting;
  const link = (href: string, words: HtmlValue): Html => html`<li><a href="${href}">${words}</a></li>`;
  const own = [
    ...(setting.pages.get(language) ?? []).map(({ path, title }) => link(path, title)),
    link(addresses.archive(language), say(surface, strings.archive)),
    link(addresses.contact(language), say(surface, strings.contact)),
    link(addresses.saved(language), say(surface, strings.saved)),
    ...publication.notices.map(({ id, title }) =>
      link(
        addresses.notice(language, id),
        publication.notices.length === 1 ? say(surface, strings.notices) : localized(surface, title),
      ),
    ),
  ];
  const services = publication.services.map(
    ({ id, name }) => html`<li><a href="${addresses.front(id)}" hreflang="${id}">${spoken(surface, name, id)}</a></li>`,
  );
  const feeds = [
    link(addresses.rss(language), 'RSS'),
    link(addresses.atom(language), 'Atom'),
    link(addresses.jsonFeed(language), 'JSON Feed'),
  ];
  return [
    group(surface, strings.service, own),
    group(surface, strings.languages, services),
    group(surface, strings.feeds, feeds),
  ];
}

function group(surface: Surface, title: string, items: readonly Html[]): Html {
  return html`<div>
    <h2>${say(surface, title)}</h2>
    <ul>
      ${items}
    </ul>
  </div>`;
}
