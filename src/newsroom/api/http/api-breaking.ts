import { Hono } from 'hono';
import { parseId } from '../../../base/id.ts';
import { Refusal } from '../../../base/refusal.ts';
import { endBreaking, listBreaking, startBreaking } from '../breaking.ts';
import type { Newsroom } from '../newsroom.ts';
import { newBreaking } from './api-schemas.ts';
import { storyId } from './api-story-values.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/breaking` */
export function apiBreaking(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    return context.json({ breaking: await listBreaking(newsroom, actorOf(context)) });
  });

  app.post('/', async (context) => {
    const actor = actorOf(context);
    const { service, text, story, until } = await readChecked(context, newBreaking);
    const { id } = await startBreaking(newsroom, actor, {
      service,
      text,
      story: story ? storyId(story) : null,
      until: until ? new Date(until) : null,
    });
    return context.json({ id }, 201, { location: `/api/breaking/${id}` });
  });

  app.delete('/:id', async (context) => {
    const actor = actorOf(context);
    const id = parseId<'Breaking'>(context.req.param('id'));
    if (id === null) throw new Refusal('missing', 'There is no such breaking line.');
    await endBreaking(newsroom, actor, id);
    return context.body(null, 204);
  });

  return app;
}
