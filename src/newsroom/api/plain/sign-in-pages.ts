import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { readSignInLink, redeemSignInLink, signIn, signOut } from '../accounts.ts';
import type { Newsroom } from '../newsroom.ts';
import { field, readForm } from '../http/read-form.ts';
import type { SessionCookie } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import { faultSummary, textField } from './fields.ts';
import { goTo, refusedForm } from './frame.ts';
import { page } from './page.ts';

/** Coming in by passphrase or by link, and going out. */
export function signInPages(newsroom: Newsroom, cookie: SessionCookie): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/sign-in', (context) => {
    if (context.get('actor') !== null) return goTo(context, '/app/');
    return context.html(signInPage('', []));
  });

  app.post('/sign-in', async (context) => {
    const form = await readForm(context);
    const name = field(form, 'name').trim();
    try {
      const session = await signIn(newsroom, { name, passphrase: field(form, 'passphrase') });
      cookie.set(context, session);
      return goTo(context, '/app/');
    } catch (error) {
      const { status, faults } = refusedForm(context, error);
      return context.html(signInPage(name, faults), status);
    }
  });

  app.post('/sign-out', async (context) => {
    const session = context.get('session');
    if (session !== null) await signOut(newsroom, session);
    cookie.clear(context);
    return goTo(context, '/sign-in');
  });

  addLinkPages(app, newsroom, cookie);
  return app;
}

/** The first sign-in: whoever holds the link chooses a name and a passphrase. */
function addLinkPages(app: Hono<Visit>, newsroom: Newsroom, cookie: SessionCookie): void {
  app.get('/sign-in/:secret', async (context) => {
    const link = await openLink(newsroom, context);
    return context.html(firstSignInPage({ name: link.name ?? '', role: link.role, faults: [] }));
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
      return context.html(firstSignInPage({ name, role: link.role, faults }), status);
    }
  });
}

async function openLink(newsroom: Newsroom, context: Context): Promise<{ role: string; name: string | null }> {
  const link = await readSignInLink(newsroom, context.req.param('secret') ?? '');
  if (link !== null) return link;
  throw new Refusal('missing', 'This sign-in link was used already, or its time is over. Ask for a new one.');
}

function signInPage(name: string, faults: readonly Fault[]): string {
  const content = html`<div class="door">
    <h1>Sign in</h1>
    ${faultSummary(faults, 'That did not work')}
    <form method="post" action="/sign-in">
      ${textField({ name: 'name', label: 'Name', value: name, autocomplete: 'username', faults, required: true })}
      ${passphraseField('current-password', faults)}
      <button class="primary">Sign in</button>
    </form>
    <p class="hint">No account yet, or the passphrase is lost? An administrator makes you a sign-in link.</p>
  </div>`;
  return page({ title: 'Sign in', frame: null, content });
}

/** The form leads to the address that it is on, so that the secret stands nowhere in the page. */
function firstSignInPage({ name, role, faults }: { name: string; role: string; faults: readonly Fault[] }): string {
  const content = html`<div class="door">
    <h1>Welcome</h1>
    <p>You will write here as <strong>${role}</strong>. Choose how you will sign in from now on.</p>
    ${faultSummary(faults)}
    <form method="post">
      ${textField({
        name: 'name',
        label: 'Name',
        hint: 'A pseudonym is fine: bylines are chosen story by story. No e-mail address is asked for or kept.',
        value: name,
        autocomplete: 'username',
        faults,
        required: true,
      })}
      ${passphraseField('new-password', faults)}
      <button class="primary">Begin</button>
    </form>
  </div>`;
  return page({ title: 'Welcome', frame: null, content });
}

function passphraseField(autocomplete: 'current-password' | 'new-password', faults: readonly Fault[]): Html {
  const fresh = autocomplete === 'new-password';
  return textField({
    name: 'passphrase',
    label: 'Passphrase',
    ...(fresh
      ? { hint: 'At least 12 characters: four or five unrelated words are good. Let a password manager keep it.' }
      : {}),
    type: 'password',
    autocomplete,
    faults,
    required: true,
  });
}
