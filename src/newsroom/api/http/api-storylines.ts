import { Hono } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { storylineSchema } from '../../../story/storyline.ts';
import type { Newsroom } from '../newsroom.ts';
import { listStorylines, putStoryline, readStoryline, removeStoryline, storylineTag } from '../storylines.ts';
import { expectedTags } from './content-match.ts';
import { readJson } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/storylines`. The store keeps members in an order of its own; answers have that of the schema. */
export function apiStorylines(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const storylines = await listStorylines(newsroom, actorOf(context));
    return context.json({ storylines: storylines.map((each) => storylineSchema.parse(each)) });
  });

  app.get('/:slug', async (context) => {
    const found = storylineSchema.parse(await readStoryline(newsroom, actorOf(context), context.req.param('slug')));
    return context.json(found, 200, { etag: `"${storylineTag(found)}"` });
  });

  app.put('/:slug', async (context) => {
    const actor = actorOf(context);
    const document = await readJson(context);
    if (typeof document !== 'object' || document === null)
      throw new Refusal('unreadable', 'Send the storyline as one JSON object.');
    const expected = context.req.header('if-none-match')?.trim() === '*' ? [] : expectedTags(context);
    const given = { ...document, slug: context.req.param('slug') };
    const put = await putStoryline(newsroom, actor, given, expected);
    return context.json(put, 200, { etag: `"${storylineTag(put)}"` });
  });

  app.delete('/:slug', async (context) => {
    await removeStoryline(newsroom, actorOf(context), context.req.param('slug'));
    return context.body(null, 204);
  });

  return app;
}
