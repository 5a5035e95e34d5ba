import { html, type Html } from '../base/html.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Person, Unit } from '../story/publication.ts';
import type { Byline } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printPicture } from './picture.ts';
import { joined, listComma, localized, localizedText, say, type Surface } from './surface.ts';

/** A byline with what the publication knows of it; somebody it does not know any more has no author. */
export type Author =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'name'; readonly name: string };

export function authorsOf(bylines: readonly Byline[], surface: Surface): Author[] {
  const { people, units } = surface.setting.publication;
  return bylines.flatMap((byline): Author[] => {
    if ('name' in byline) return [{ kind: 'name', name: byline.name }];
    if ('unit' in byline) return units.filter(({ id }) => id === byline.unit).map((unit) => ({ kind: 'unit', unit }));
    return people.filter(({ id }) => id === byline.person).map((person) => ({ kind: 'person', person }));
  });
}

export function authorName(author: Author, surface: Surface): string {
  if (author.kind === 'name') return author.name;
  return localizedText(surface, author.kind === 'unit' ? author.unit.name : author.person.name);
}

/** The names in their order, each leading to its page where it has one. Null when nobody is named. */
export function printByline(bylines: readonly Byline[], surface: Surface): Html | null {
  const authors = authorsOf(bylines, surface);
  if (authors.length === 0) return null;
  const names = joined(
    authors.map((author) => printAuthor(author, surface)),
    listComma(surface),
  );
  return html`<p class="byline">${say(surface, surface.strings.by)} ${names}</p>`;
}

function printAuthor(author: Author, surface: Surface): Html {
  const { language } = surface;
  switch (author.kind) {
    case 'name':
      return html`<bdi>${author.name}</bdi>`;
    case 'person':
      return html`<a href="${addresses.person(language, author.person.id)}">${localized(surface, author.person.name)}</a>`;
    case 'unit':
      return html`<a href="${addresses.unit(language, author.unit.id)}">${localized(surface, author.unit.name)}</a>`;
    default:
      return unreachable(author);
  }
}

/**
 * The units in a byline, each once: those named, and those that the people named work for. A story by plain names, or by
 * nobody, has none: an about block says who made a story, so none is made up.
 */
export function unitsOf(bylines: readonly Byline[], surface: Surface): Unit[] {
  const { units } = surface.setting.publication;
  const ids = authorsOf(bylines, surface).map((author) =>
    author.kind === 'unit' ? author.unit.id : author.kind === 'person' ? author.person.unit : null,
  );
  return [...new Set(ids)].flatMap((id) => units.filter((unit) => unit.id === id));
}

/** Who made this: the unit's mark, name and about text. */
export function printAbout(unit: Unit, surface: Surface, picture = true): Html {
  const mark = surface.setting.marks.get(unit.id);
  const about = localized(surface, unit.about);
  const drawn = picture && mark && printPicture(mark, { alt: '', crop: '16x9', sizes: '9rem' });
  return html`<section class="about">
    ${drawn}
    <div>
      <h2><a href="${addresses.unit(surface.language, unit.id)}">${localized(surface, unit.name)}</a></h2>
      ${about && html`<p>${about}</p>`}
    </div>
  </section>`;
}
