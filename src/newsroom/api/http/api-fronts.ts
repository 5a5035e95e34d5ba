import { Hono } from 'hono';
import { fillFront, readFront, type FilledPlace } from '../fronts.ts';
import type { Newsroom } from '../newsroom.ts';
import { front } from './api-schemas.ts';
import { storyId } from './api-story-values.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/fronts/:service`: what editors put on a front; the places they leave fill themselves. */
export function apiFronts(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/:service', async (context) =>
    context.json(answer(await readFront(newsroom, actorOf(context), context.req.param('service')))),
  );

  app.put('/:service', async (context) => {
    const actor = actorOf(context);
    const given = await readChecked(context, front);
    const places = given.places.map(
      (place): FilledPlace =>
        place && { story: storyId(place.story), until: place.until ? new Date(place.until) : null },
    );
    const service = context.req.param('service');
    await fillFront(newsroom, actor, { service, places });
    return context.json(answer(await readFront(newsroom, actor, service)));
  });

  return app;
}

function answer(places: readonly FilledPlace[]): object {
  return { places: places.map((place) => place && { story: place.story, until: place.until?.toISOString() ?? null }) };
}
