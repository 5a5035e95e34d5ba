import { html, rawHtml, type Html } from '../base/html.ts';
import type { PublicImage } from '../story/image.ts';
import type { Person, Unit } from '../story/publication.ts';
import { addresses } from './addresses.ts';
import { widestJpeg } from './picture.ts';
import { wordsOf, type Surface } from './surface.ts';

/** A JSON value as a data block: nothing in it can end the block or begin a comment (HTML, 4.12.1.3). */
export function printData(value: unknown): Html {
  const text = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return html`<script type="application/ld+json">
    ${rawHtml(text)}
  </script>`;
}

/** The publication under its name in this language; its logo is the first unit's mark that there is. */
export function publisher(surface: Surface): object {
  const { publication, marks, origin } = surface.setting;
  const mark = publication.units.map(({ id }) => marks.get(id)).find((found) => found !== undefined);
  return {
    '@type': 'NewsMediaOrganization',
    name: surface.service.title,
    url: origin + addresses.front(surface.language),
    ...logo(mark, origin),
  };
}

/** What machines are told of a front page. */
export function frontData(surface: Surface): Html {
  return printData({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: surface.service.title,
    ...(surface.service.tagline !== '' && { description: surface.service.tagline }),
    url: surface.setting.origin + addresses.front(surface.language),
    inLanguage: surface.language,
    publisher: publisher(surface),
  });
}

/** Of somebody who writes: nothing but what the page says. */
export function personData(person: Person, surface: Surface): Html {
  const { origin, publication } = surface.setting;
  const unit = publication.units.find(({ id }) => id === person.unit);
  return printData({
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    inLanguage: surface.language,
    mainEntity: {
      '@type': 'Person',
      name: wordsOf(surface, person.name).text,
      url: origin + addresses.person(surface.language, person.id),
      ...(unit && { worksFor: organisation(unit, surface) }),
    },
  });
}

/** Of a unit. */
export function unitData(unit: Unit, surface: Surface): Html {
  return printData({
    '@context': 'https://schema.org',
    ...organisation(unit, surface),
    parentOrganization: publisher(surface),
  });
}

function organisation(unit: Unit, surface: Surface): object {
  const { origin, marks } = surface.setting;
  const mark = marks.get(unit.id);
  const about = wordsOf(surface, unit.about).text;
  return {
    '@type': 'NewsMediaOrganization',
    name: wordsOf(surface, unit.name).text,
    ...(about !== '' && { description: about }),
    url: origin + addresses.unit(surface.language, unit.id),
    ...logo(mark, origin),
  };
}

function logo(mark: PublicImage | undefined, origin: string): object {
  const file = mark && widestJpeg(mark, '16x9');
  return file
    ? { logo: { '@type': 'ImageObject', url: origin + file.path, width: file.width, height: file.height } }
    : {};
}
