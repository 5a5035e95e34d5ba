import { Refusal } from '../../../base/refusal.ts';
import type { Context, MiddlewareHandler } from 'hono';
import type { Actor } from '../actor.ts';

/** What is known of a request by the time a page or the API answers it. */
export interface Visit {
  Variables: {
    /** Null when nobody is signed in. */
    actor: Actor | null;
    /** The secret of the session, or null: nobody is signed in, or a token acts. */
    session: string | null;
    /** Whether a page of ours sent it, as far as a browser says. Unset until that was checked. */
    ours?: boolean;
  };
}

/** @throws Refusal 'unauthenticated' */
export function actorOf(context: Context<Visit>): Actor {
  const actor = context.get('actor');
  if (actor === null) throw new Refusal('unauthenticated', 'Sign in, or send a token that is still valid.');
  return actor;
}

/** Before anything of the body is read: a stranger costs no more than a line. */
export const requireActor: MiddlewareHandler<Visit> = async (context, next) => {
  actorOf(context);
  return next();
};

/** Signing in is for whoever comes, whatever they carry: a session or token that is there already counts for nothing. */
export const asStranger: MiddlewareHandler<Visit> = async (context, next) => {
  context.set('actor', null);
  context.set('session', null);
  return next();
};

/** What a request passes before it is answered, in this order. */
export interface Checks {
  /** Who acts. */
  readonly identify: MiddlewareHandler<Visit>;
  /** That it is our own page that asks. */
  readonly origin: MiddlewareHandler<Visit>;
  /** That the body is not too large. */
  readonly size: MiddlewareHandler<Visit>;
  /** That a form belongs to the session. */
  readonly formToken: MiddlewareHandler<Visit>;
}
