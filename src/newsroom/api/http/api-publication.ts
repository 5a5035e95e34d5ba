import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { publicationSchema, type Publication } from '../../../story/publication.ts';
import { requireRight } from '../actor.ts';
import { changePublication, publicationTag, readPublication } from '../publication-acts.ts';
import type { Newsroom } from '../newsroom.ts';
import { expectedTags } from './content-match.ts';
import { readJson } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/publication`: the document of docs/contracts/publication.schema.json, whole. */
export function apiPublication(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => answer(context, await readPublication(newsroom, actorOf(context))));

  app.put('/', async (context) => {
    const actor = actorOf(context);
    const document = await readJson(context);
    if (document === null) throw new Refusal('unreadable', 'Send the publication as one JSON document.');
    return answer(context, await changePublication(newsroom, actor, document, expectedTags(context)));
  });

  return app;
}

/** `/api/pressing`: how far the pressing of everything is. */
export function apiPressing(newsroom: Newsroom): Hono<Visit> {
  return new Hono<Visit>().get('/', (context) => {
    requireRight(actorOf(context), 'read');
    return context.json({ pressing: newsroom.presser.progress() });
  });
}

function answer(context: Context<Visit>, document: Publication): Response {
  context.header('etag', `"${publicationTag(document)}"`);
  // In the order of its schema: the store keeps members in an order of its own.
  return context.json(publicationSchema.parse(document));
}
