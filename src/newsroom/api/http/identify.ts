import { Refusal } from '../../../base/refusal.ts';
import type { MiddlewareHandler } from 'hono';
import type { Newsroom } from '../newsroom.ts';
import { sessionOf } from '../sessions.ts';
import { bearer } from '../tokens.ts';
import type { SessionCookie } from './session.ts';
import type { Visit } from './visit.ts';

/**
 * Finds out who acts. A request with our cookie is the browser's, whatever else it carries, so that a page elsewhere
 * cannot escape the checks on forms by adding a header. @throws Refusal 'unauthenticated' for a token that is not valid
 */
export function identify(newsroom: Newsroom, cookie: SessionCookie): MiddlewareHandler<Visit> {
  return async (context, next) => {
    const session = cookie.read(context);
    const token = /^bearer +([^ ]+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    context.set('actor', null);
    context.set('session', null);
    if (session !== null) {
      const actor = await sessionOf(newsroom, session);
      if (actor !== null) {
        context.set('actor', actor);
        context.set('session', session);
      }
    } else if (token !== undefined) {
      const actor = await bearer(newsroom, token);
      if (actor === null) throw new Refusal('unauthenticated', 'This token is not valid, or no longer.');
      context.set('actor', actor);
    }
    return next();
  };
}
