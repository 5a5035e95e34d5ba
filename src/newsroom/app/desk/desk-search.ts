import type { StoryState } from '../api-types.ts';

/** What the desk shows; it stands in the address, so that a view can be kept and sent. */
export interface DeskSearch {
  readonly state?: StoryState;
  readonly service?: string;
  readonly q?: string;
  readonly mine?: boolean;
  readonly translation?: 'missing' | 'outdated';
}

export const STATES: readonly StoryState[] = [
  'draft',
  'in-review',
  'scheduled',
  'published',
  'unpublished',
  'withdrawn',
];

export function deskSearch(given: Record<string, unknown>): DeskSearch {
  const { service, q, translation } = given;
  const state = STATES.find((each) => each === given['state']);
  return {
    ...(state === undefined ? {} : { state }),
    ...(typeof service === 'string' && service !== '' ? { service } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(given['mine'] === true ? { mine: true } : {}),
    ...(translation === 'missing' || translation === 'outdated' ? { translation } : {}),
  };
}

/** The query of `GET /api/stories`. */
export function storiesQuery({ mine, ...rest }: DeskSearch, before: string | null): string {
  const query = new URLSearchParams({ limit: '50', ...rest });
  if (mine) query.set('holder', 'me');
  if (before !== null) query.set('before', before);
  return query.toString();
}
