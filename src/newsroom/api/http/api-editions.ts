import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { pageOfEditions } from '../edition-list.ts';
import type { Newsroom } from '../newsroom.ts';
import { beginPressing, stepBack } from '../stepping-back.ts';
import { editionsAsked } from './edition-schemas.ts';
import { readQuery } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/editions`: those that are kept, the step back, and the way forward again. */
export function apiEditions(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) =>
    context.json(await pageOfEditions(newsroom, actorOf(context), readQuery(context, editionsAsked))),
  );

  app.post('/press', async (context) =>
    context.json({ pressing: await beginPressing(newsroom, actorOf(context)) }, 202),
  );

  app.post('/:seq/back', async (context) =>
    context.json({ edition: await stepBack(newsroom, actorOf(context), { to: numberOf(context) }) }),
  );

  return app;
}

function numberOf(context: Context): number {
  const text = context.req.param('seq') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refusal('missing', 'There is no such edition.');
  return Number(text);
}
