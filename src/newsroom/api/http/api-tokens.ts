import { Hono } from 'hono';
import type { Newsroom } from '../newsroom.ts';
import { createToken, listTokens, revokeToken } from '../tokens.ts';
import { idOf } from './id-of.ts';
import * as schemas from './people-schemas.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/tokens`: what programs ask with. */
export function apiTokens(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => context.json({ tokens: await listTokens(newsroom, actorOf(context)) }));

  app.post('/', async (context) => {
    const given = await readChecked(context, schemas.newToken);
    return context.json(await createToken(newsroom, actorOf(context), given), 201);
  });

  app.delete('/:id', async (context) => {
    await revokeToken(newsroom, actorOf(context), idOf<'Token'>(context));
    return context.body(null, 204);
  });

  return app;
}
