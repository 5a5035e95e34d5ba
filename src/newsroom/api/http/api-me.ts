import { Hono } from 'hono';
import { csrfToken } from '../csrf.ts';
import type { Newsroom } from '../newsroom.ts';
import { startPasskeyStepUp, stepUpWithPasskey } from '../passkey-door.ts';
import { isProven } from '../proof.ts';
import { rightsOf } from '../rights.ts';
import { readSecurity } from '../security.ts';
import { endOtherSessions, endSession } from '../sessions.ts';
import { stepUp } from '../step-up.ts';
import { hostOf } from './api-sign-in.ts';
import { idOf } from './id-of.ts';
import * as schemas from './people-schemas.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/me`: who asks, what they may do, the token that a session sends along with every change, and showing again who asks. */
export function apiMe(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', (context) => {
    const actor = actorOf(context);
    const { account, name, role } = actor;
    const session = context.get('session');
    const formToken = session === null ? null : csrfToken(session);
    return context.json({
      account,
      name,
      role,
      rights: rightsOf(role),
      formToken,
      steppedUp: isProven(newsroom, actor),
    });
  });

  app.get('/security', async (context) => context.json(await readSecurity(newsroom, actorOf(context))));

  app.post('/step-up', async (context) => {
    await stepUp(newsroom, actorOf(context), await readChecked(context, schemas.stepUp));
    return context.body(null, 204);
  });

  app.post('/step-up/passkey/options', async (context) =>
    context.json(await startPasskeyStepUp(newsroom, actorOf(context), hostOf(context))),
  );

  app.post('/step-up/passkey', async (context) => {
    await stepUpWithPasskey(newsroom, actorOf(context), await readChecked(context, schemas.passkeyAnswer));
    return context.body(null, 204);
  });

  app.delete('/sessions', async (context) => {
    await endOtherSessions(newsroom, actorOf(context));
    return context.body(null, 204);
  });

  app.delete('/sessions/:id', async (context) => {
    await endSession(newsroom, actorOf(context), idOf<'Session'>(context));
    return context.body(null, 204);
  });

  return app;
}
