import { Hono } from 'hono';
import { csrfToken } from '../csrf.ts';
import { rightsOf } from '../rights.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/me`: who asks, what they may do, and the token that a session sends along with every change. */
export function apiMe(): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', (context) => {
    const { account, name, role } = actorOf(context);
    const session = context.get('session');
    return context.json({
      account,
      name,
      role,
      rights: rightsOf(role),
      formToken: session === null ? null : csrfToken(session),
      steppedUp: true,
    });
  });

  return app;
}
