import { Hono, type Context } from 'hono';
import { goneLink, readSignInLink, redeemSignInLink } from '../accounts.ts';
import type { Newsroom } from '../newsroom.ts';
import { signInWithPasskey, startPasskeySignIn } from '../passkey-door.ts';
import { redeemWithPasskey, startLinkPasskey } from '../passkeys.ts';
import { signOut, type Session } from '../sessions.ts';
import { signIn } from '../sign-in.ts';
import { Refusal } from '../../../base/refusal.ts';
import * as schemas from './people-schemas.ts';
import { readChecked } from './read-json.ts';
import type { SessionCookie } from './session.ts';
import type { Visit } from './visit.ts';

/** `/api/sign-in`: coming in, for whoever is outside. Nothing is asked of them but to be a page of ours. */
export function apiSignIn(newsroom: Newsroom, cookie: SessionCookie): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/', async (context) => {
    const given = await readChecked(context, schemas.signIn);
    return comeIn(context, cookie, await signIn(newsroom, given));
  });

  app.post('/passkey/options', async (context) => context.json(await startPasskeySignIn(newsroom, hostOf(context))));

  app.post('/passkey', async (context) => {
    const given = await readChecked(context, schemas.passkeyAnswer);
    return comeIn(context, cookie, await signInWithPasskey(newsroom, given));
  });

  app.get('/link/:secret', async (context) => {
    const link = await readSignInLink(newsroom, context.req.param('secret'));
    if (link === null) throw new Refusal('missing', goneLink().message);
    return context.json(link);
  });

  app.post('/link', async (context) => {
    const given = await readChecked(context, schemas.followedLink);
    return comeIn(context, cookie, await redeemSignInLink(newsroom, given));
  });

  app.post('/link/passkey/options', async (context) => {
    const given = await readChecked(context, schemas.linkPasskey);
    return context.json(await startLinkPasskey(newsroom, { ...given, host: hostOf(context) }));
  });

  app.post('/link/passkey', async (context) => {
    const given = await readChecked(context, schemas.followedWithPasskey);
    return comeIn(context, cookie, await redeemWithPasskey(newsroom, given));
  });

  return app;
}

/** `/api/sign-out`. */
export function apiSignOut(newsroom: Newsroom, cookie: SessionCookie): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/', async (context) => {
    const session = context.get('session');
    if (session !== null) await signOut(newsroom, session);
    cookie.clear(context);
    return context.body(null, 204);
  });

  return app;
}

/** The host that the browser asked, with its port. */
export function hostOf(context: Context): string {
  return new URL(context.req.url).host;
}

function comeIn(context: Context, cookie: SessionCookie, session: Session): Response {
  cookie.set(context, session);
  const { name, role } = session.account;
  return context.json({ name, role });
}
