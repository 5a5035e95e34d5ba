import { Hono } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { publicationSchema } from '../../../story/publication.ts';
import { changePublication, readPublication } from '../publication-acts.ts';
import type { Newsroom } from '../newsroom.ts';
import { readJson } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/publication`: the document of docs/contracts/publication.schema.json, whole. */
export function apiPublication(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    // In the order of its schema: the store keeps members in an order of its own.
    return context.json(publicationSchema.parse(await readPublication(newsroom, actorOf(context))));
  });

  app.put('/', async (context) => {
    const actor = actorOf(context);
    const document = await readJson(context);
    if (document === null) throw new Refusal('unreadable', 'Send the publication as one JSON document.');
    return context.json(await changePublication(newsroom, actor, document));
  });

  return app;
}
