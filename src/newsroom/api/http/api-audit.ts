import { Hono, type Context } from 'hono';
import { checkAudit, eraseDetail, readAudit } from '../audit.ts';
import type { Newsroom } from '../newsroom.ts';
import { parseId } from '../../../base/id.ts';
import { Refusal } from '../../../base/refusal.ts';
import * as schemas from './people-schemas.ts';
import { checked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/audit`: the record of acts. */
export function apiAudit(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const { actor, ...rest } = checked(schemas.auditQuery, context.req.query());
    const query = { ...rest, actor: parseId<'Account'>(actor ?? '') ?? undefined };
    return context.json(await readAudit(newsroom, actorOf(context), query));
  });

  app.get('/check', async (context) => context.json(await checkAudit(newsroom, actorOf(context))));

  app.delete('/:number/detail', async (context) => {
    await eraseDetail(newsroom, actorOf(context), numberOf(context));
    return context.body(null, 204);
  });

  return app;
}

function numberOf(context: Context): number {
  const text = context.req.param('number') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refusal('missing', 'There is no such entry.');
  return Number(text);
}
