import { html, type Html, type HtmlValue } from '../base/html.ts';
import { siteStrings, type SiteStrings } from '../language/strings/site-strings.ts';
import { formatDate, formatDateTime, formatTime, type Place } from '../language/dates.ts';
import { direction, type Direction } from '../language/direction.ts';
import { plural } from '../language/numbers.ts';
import { isoInZone } from '../language/zone.ts';
import { inLanguage, serviceOf, type Localized, type Service } from '../story/publication.ts';
import type { Setting } from './setting.ts';

/** A setting seen from one service: whatever is printed on its pages is said through this. */
export interface Surface {
  readonly setting: Setting;
  readonly service: Service;
  readonly language: string;
  readonly direction: Direction;
  readonly strings: SiteStrings;
}

const surfaces = new WeakMap<Setting, Map<string, Surface>>();

/** @throws Error when the publication has no such service. */
export function surfaceOf(setting: Setting, serviceId: string): Surface {
  const known = surfaces.get(setting) ?? new Map<string, Surface>();
  surfaces.set(setting, known);
  const found = known.get(serviceId);
  if (found) return found;
  const service = serviceOf(setting.publication, serviceId);
  const strings = siteStrings(serviceId);
  const surface = { setting, service, language: serviceId, direction: direction(serviceId), strings };
  known.set(serviceId, surface);
  return surface;
}

/** Text in a language: marked with it, and kept apart from its surroundings, when it is not the page's. */
export function spoken(surface: Surface, text: string, language: string): Html {
  return spokenParts(surface, text, language);
}

function spokenParts(surface: Surface, words: HtmlValue, language: string): Html {
  if (language === surface.language) return html`${words}`;
  return html`<bdi lang="${language}" dir="${direction(language)}">${words}</bdi>`;
}

/** A text of the publication in the page's language or the next best, marked as what it is. Null when there is none. */
export function localized(surface: Surface, texts: Localized): Html | null {
  const found = inLanguage(texts, surface.language);
  return found === null ? null : spoken(surface, found.text, found.language);
}

/** The same without marks, for attributes, titles and data. */
export function localizedText(surface: Surface, texts: Localized): string {
  return inLanguage(texts, surface.language)?.text ?? '';
}

/** A text that has no marks of its own, with its language. */
export interface Words {
  readonly text: string;
  readonly language: string;
}

/** Words of the publication for a title or a description; empty when there are none. */
export function wordsOf(surface: Surface, texts: Localized): Words {
  return inLanguage(texts, surface.language) ?? { text: '', language: surface.language };
}

/** Words of the surface, likewise. */
export function ownWords({ strings }: Surface, text: string): Words {
  return { text, language: strings.language };
}

/**
 * The attributes that name a part to those who do not see it. Where our words are in another language than the page, the
 * part bears theirs, and `inside` it the page's begins again.
 */
export function labelled({ strings, language }: Surface, text: string): { label: Html; inside: Html | null } {
  const label = html` aria-label="${text}"`;
  if (strings.language === language) return { label, inside: null };
  return { label: html`${label} lang="${strings.language}"`, inside: html` lang="${language}"` };
}

/** A string of the surface, with its places filled. What fills them is text in the string's language, or marked as what it is. */
export function say(surface: Surface, text: string, values: Readonly<Record<string, HtmlValue>> = {}): Html {
  const filled = text.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : (values[part] ?? `{${part}}`)));
  return spokenParts(surface, filled, surface.strings.language);
}

/** Words in the page's language inside a string of the surface, which may be in another. */
export function inside(surface: Surface, text: string): Html {
  const { language, strings } = surface;
  if (strings.language === language) return html`${text}`;
  return html`<bdi lang="${language}" dir="${surface.direction}">${text}</bdi>`;
}

/** "12 stories". */
export function storyCount(surface: Surface, count: number): Html {
  return say(surface, plural(surface.strings.language, count, surface.strings.storyCount));
}

/** Where and in what language the dates of this service are told. */
export function placeOf(surface: Surface): Place {
  return { language: surface.language, timeZone: surface.service.timeZone };
}

/** A day, machine-readable, told in the service's zone. */
export function day(surface: Surface, date: Date): Html {
  return time(surface, date, formatDate(date, placeOf(surface)));
}

/** A day and its hour, likewise. */
export function moment(surface: Surface, date: Date): Html {
  return time(surface, date, formatDateTime(date, placeOf(surface)));
}

/** An hour of a day that is told already. */
export function hour(surface: Surface, date: Date): Html {
  return time(surface, date, formatTime(date, placeOf(surface)));
}

function time(surface: Surface, date: Date, words: string): Html {
  const element = html`<time datetime="${isoInZone(date, surface.service.timeZone)}">${words}</time>`;
  return surface.direction === 'rtl' ? html`<bdi>${element}</bdi>` : element;
}

/** The values that are there, with something between them. */
export function joined(values: readonly HtmlValue[], between: HtmlValue): HtmlValue[] {
  return values
    .filter((value) => value !== null && value !== undefined && value !== false)
    .flatMap((value, at) => (at === 0 ? [value] : [between, value]));
}

/** What stands between the members of a list. */
export function listComma(surface: Surface): string {
  return surface.direction === 'rtl' ? '، ' : ', ';
}
