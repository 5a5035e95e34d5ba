import { Hono } from 'hono';
import { fillFront, frontTag, readFront, type FilledPlace, type FrontView } from '../fronts.ts';
import type { Newsroom } from '../newsroom.ts';
import type { z } from 'zod';
import { front, type frontNow } from './api-schemas.ts';
import { moment, storyId } from './api-story-values.ts';
import { expectedTags } from './content-match.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/fronts/:service`: what editors put on a front; the places they leave fill themselves. */
export function apiFronts(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/:service', async (context) => {
    const view = await readFront(newsroom, actorOf(context), context.req.param('service'));
    return context.json(answer(view), 200, { etag: `"${frontTag(view.places)}"` });
  });

  app.put('/:service', async (context) => {
    const actor = actorOf(context);
    const given = await readChecked(context, front);
    const places = given.places.map(
      (place): FilledPlace =>
        place && { story: storyId(place.story), until: place.until ? new Date(place.until) : null },
    );
    const service = context.req.param('service');
    await fillFront(newsroom, actor, { service, places, expected: expectedTags(context) });
    const view = await readFront(newsroom, actor, service);
    return context.json(answer(view), 200, { etag: `"${frontTag(view.places)}"` });
  });

  return app;
}

function answer({ places, newest, stories }: FrontView): z.infer<typeof frontNow> {
  return {
    places: places.map((place) => place && { story: place.story, until: moment(place.until) }),
    newest: [...newest],
    stories: stories.map((story) => ({ ...story, firstPublished: moment(story.firstPublished) })),
  };
}
