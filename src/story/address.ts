import { isSlug } from '../language/slug.ts';
import { dayInZone } from '../language/zone.ts';
import type { StoryKind } from './story.ts';

/** What an address of a story is made of. */
export interface Addressed {
  /** The id of the service. */
  readonly service: string;
  readonly kind: StoryKind;
  readonly slug: string;
  /** When readers first had it: this day is in the address for ever. Pages have none. */
  readonly firstPublished: Date;
  /** The service's. */
  readonly timeZone: string;
}

/** Second parts of addresses that are taken: a page of that name would stand where something else does. */
const taken = new Set(
  'archive assets atom contact feed images not-found notices now people saved search sitemap storylines text topics units'.split(
    ' ',
  ),
);

/** Whether a story of this kind may have this slug; `about` is meant for a page. A service may add words (ids of its own pages). */
export function mayHaveSlug(kind: StoryKind, slug: string): boolean {
  return isSlug(slug) && !(kind === 'page' && (taken.has(slug) || /^\d{4}$/.test(slug)));
}

/**
 * Where a story stands: `/{service}/{yyyy}/{mm}/{dd}/{slug}/`, the day in the service's zone; a page `/{service}/{slug}/`.
 * @throws RangeError when the slug may not be (ask `mayHaveSlug` first) or the zone is unknown.
 */
export function storyPath({ service, kind, slug, firstPublished, timeZone }: Addressed): string {
  if (!mayHaveSlug(kind, slug)) throw new RangeError(`not a slug for a story of kind ${kind}: ${slug}`);
  if (kind === 'page') return `/${service}/${slug}/`;
  const { year, month, day } = dayInZone(firstPublished, timeZone);
  return `/${service}/${digits(year, 4)}/${digits(month, 2)}/${digits(day, 2)}/${slug}/`;
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
