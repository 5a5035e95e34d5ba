import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { goneLink, readSignInLink, redeemSignInLink, type SignInLink } from '../accounts.ts';
import type { Newsroom } from '../newsroom.ts';
import { signOut } from '../sessions.ts';
import { endSignIn, startSignIn } from '../sign-in.ts';
import { field, readForm } from '../http/read-form.ts';
import type { SessionCookie } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import { showDoor, tongueOf } from './door-page.ts';
import type { DoorScript } from './door-script.ts';
import { goTo, refusedForm } from './frame.ts';
import { codePage, firstSignInPage, signInPage } from './sign-in-page.ts';

interface Door {
  readonly cookie: SessionCookie;
  /** What offers passkeys. */
  readonly script: DoorScript | null;
}

/** Coming in by passphrase or by link, and going out. By passkey with script, through the API. */
export function signInPages(newsroom: Newsroom, door: Door): Hono<Visit> {
  const { cookie, script } = door;
  const app = new Hono<Visit>();

  app.get('/sign-in', (context) => {
    if (context.get('actor') !== null) return goTo(context, '/app/');
    return showDoor(context, { ...signInPage(tongueOf(context), '', []), script });
  });

  app.post('/sign-in', async (context) => {
    const form = await readForm(context);
    const name = field(form, 'name').trim();
    try {
      const begun = await startSignIn(newsroom, { name, passphrase: field(form, 'passphrase') });
      if ('ceremony' in begun) return showDoor(context, codePage(tongueOf(context), begun.ceremony, []));
      cookie.set(context, begun);
      return goTo(context, '/app/');
    } catch (error) {
      const { status, faults } = refusedForm(context, error);
      return showDoor(context, { ...signInPage(tongueOf(context), name, faults), script, status });
    }
  });

  app.post('/sign-out', async (context) => {
    const session = context.get('session');
    if (session !== null) await signOut(newsroom, session);
    cookie.clear(context);
    // What the app kept of unsent text goes too (https://w3c.github.io/webappsec-clear-site-data/).
    context.header('clear-site-data', '"storage"');
    return goTo(context, '/sign-in');
  });

  addCodePage(app, newsroom, door);
  addLinkPages(app, newsroom, door);
  return app;
}

/** The second half of a sign-in where a second factor is on. */
function addCodePage(app: Hono<Visit>, newsroom: Newsroom, { cookie, script }: Door): void {
  app.get('/sign-in/code', (context) => goTo(context, '/sign-in'));

  app.post('/sign-in/code', async (context) => {
    const form = await readForm(context);
    try {
      const given = { ceremony: field(form, 'ceremony'), code: field(form, 'code') };
      cookie.set(context, await endSignIn(newsroom, given));
      return goTo(context, '/app/');
    } catch (error) {
      const { status, faults } = refusedForm(context, error);
      const again = error instanceof Refusal ? error.members['ceremony'] : undefined;
      const tongue = tongueOf(context);
      if (typeof again === 'string') return showDoor(context, { ...codePage(tongue, again, faults), status });
      return showDoor(context, { ...signInPage(tongue, '', faults), script, status });
    }
  });
}

/** The first sign-in: whoever holds the link chooses a name and a key. */
function addLinkPages(app: Hono<Visit>, newsroom: Newsroom, { cookie, script }: Door): void {
  app.get('/sign-in/:secret', async (context) => {
    const link = await openLink(newsroom, context);
    const page = firstSignInPage(tongueOf(context), { name: link.name ?? '', link, faults: [] });
    return showDoor(context, { ...page, script });
  });

  app.post('/sign-in/:secret', async (context) => {
    const link = await openLink(newsroom, context);
    const form = await readForm(context);
    const name = field(form, 'name').trim();
    const secret = context.req.param('secret');
    try {
      const session = await redeemSignInLink(newsroom, { secret, name, passphrase: field(form, 'passphrase') });
      cookie.set(context, session);
      return goTo(context, '/app/');
    } catch (error) {
      const { status, faults } = refusedForm(context, error);
      const called = link.account === null ? name : (link.name ?? '');
      const page = firstSignInPage(tongueOf(context), { name: called, link, faults });
      return showDoor(context, { ...page, script, status });
    }
  });
}

async function openLink(newsroom: Newsroom, context: Context): Promise<SignInLink> {
  const link = await readSignInLink(newsroom, context.req.param('secret') ?? '');
  if (link !== null) return link;
  throw new Refusal('missing', goneLink().message);
}
