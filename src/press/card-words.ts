import { formatDate } from '../language/dates.ts';
import type { CardWords } from '../story/card-words.ts';
import type { PublicStory } from '../story/story.ts';
import type { Setting } from './setting.ts';
import { placeOf, surfaceOf } from './surface.ts';

/** What the drawn card of a story says, in its service's words. */
export function cardWords(setting: Setting, { service: id, ...story }: PublicStory): CardWords {
  const surface = surfaceOf(setting, id);
  const { title, name } = surface.service;
  return {
    language: surface.language,
    direction: surface.direction,
    title,
    service: setting.publication.services.length > 1 && name !== title ? name : '',
    headline: story.headline,
    place: story.place,
    date: formatDate(story.firstPublished, placeOf(surface)),
  };
}
