import { Hono } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { storylineSchema } from '../../../story/storyline.ts';
import type { Newsroom } from '../newsroom.ts';
import { listStorylines, putStoryline, readStoryline, removeStoryline } from '../storylines.ts';
import { readJson } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/storylines`. The store keeps members in an order of its own; answers have that of the schema. */
export function apiStorylines(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const storylines = await listStorylines(newsroom, actorOf(context));
    return context.json({ storylines: storylines.map((each) => storylineSchema.parse(each)) });
  });

  app.get('/:slug', async (context) =>
    context.json(storylineSchema.parse(await readStoryline(newsroom, actorOf(context), context.req.param('slug')))),
  );

  app.put('/:slug', async (context) => {
    const actor = actorOf(context);
    const document = await readJson(context);
    if (typeof document !== 'object' || document === null)
      throw new Refusal('unreadable', 'Send the storyline as one JSON object.');
    return context.json(await putStoryline(newsroom, actor, { ...document, slug: context.req.param('slug') }));
  });

  app.delete('/:slug', async (context) => {
    await removeStoryline(newsroom, actorOf(context), context.req.param('slug'));
    return context.body(null, 204);
  });

  return app;
}
