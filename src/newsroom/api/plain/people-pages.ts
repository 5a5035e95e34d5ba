import { Hono, type Context } from 'hono';
import { html, type Html, type HtmlValue } from '../../../base/html.ts';
import { parseId } from '../../../base/id.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { makeSignInLink } from '../accounts.ts';
import type { Newsroom } from '../newsroom.ts';
import { changeRole, disableAccount, listPeople } from '../people.ts';
import { isRole } from '../rights.ts';
import { createToken, listTokens, revokeToken } from '../tokens.ts';
import type { Role } from '../../../store/tables.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import type { OneTimeNotes } from './notes.ts';
import { peoplePage } from './people-page.ts';

/** People, the links by which they come in, and the tokens of programs. */
export function peoplePages(newsroom: Newsroom, notes: OneTimeNotes): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', (context) => showPeople(context, newsroom, { notes }));

  app.post('/links', async (context) => {
    const form = await readForm(context);
    try {
      const name = field(form, 'link-name').trim() || null;
      const { url } = await makeSignInLink(newsroom, actorOf(context), { name, role: roleOf(form) });
      return goTo(context, `/people?link=${leave(context, notes, url)}`);
    } catch (error) {
      return showPeople(context, newsroom, { notes, ...refusedIn('link-name', context, error) });
    }
  });

  app.post('/tokens', async (context) => {
    const form = await readForm(context);
    try {
      const name = field(form, 'token-name').trim();
      const { token } = await createToken(newsroom, actorOf(context), { name, role: roleOf(form) });
      return goTo(context, `/people?token=${leave(context, notes, token)}`);
    } catch (error) {
      return showPeople(context, newsroom, { notes, ...refusedIn('token-name', context, error) });
    }
  });

  addChanges(app, newsroom);
  return app;
}

function addChanges(app: Hono<Visit>, newsroom: Newsroom): void {
  app.post('/:id/role', async (context) => {
    const role = roleOf(await readForm(context));
    await changeRole(newsroom, actorOf(context), { id: idIn<'Account'>(context), role });
    return goTo(context, '/people?done=role');
  });

  app.post('/:id/disable', async (context) => {
    await disableAccount(newsroom, actorOf(context), idIn<'Account'>(context));
    return goTo(context, '/people?done=disabled');
  });

  app.post('/tokens/:id/revoke', async (context) => {
    await revokeToken(newsroom, actorOf(context), idIn<'Token'>(context));
    return goTo(context, '/people?done=revoked');
  });
}

/** Both forms of the page ask for a name, each by its own. */
function refusedIn(name: string, context: Context, error: unknown): ReturnType<typeof refusedForm> {
  const { status, faults } = refusedForm(context, error);
  return { status, faults: faults.map((fault) => (fault.field === 'name' ? { ...fault, field: name } : fault)) };
}

function idIn<Name extends string>(context: Context): NonNullable<ReturnType<typeof parseId<Name>>> {
  const id = parseId<Name>(context.req.param('id') ?? '');
  if (id === null) throw new Refusal('missing', 'There is nobody of that name.');
  return id;
}

function roleOf(form: FormData): Role {
  const role = field(form, 'role');
  if (!isRole(role)) throw new Refusal('invalid', 'Choose a role.');
  return role;
}

function leave(context: Context<Visit>, notes: OneTimeNotes, secret: string): string {
  return notes.leave(context.get('session') ?? '', secret);
}

interface Shown {
  readonly notes: OneTimeNotes;
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showPeople(
  context: Context<Visit>,
  newsroom: Newsroom,
  { notes, faults = [], status }: Shown,
): Promise<Response> {
  const actor = actorOf(context);
  const content = peoplePage({
    frame: frameOf(context),
    people: await listPeople(newsroom, actor),
    tokens: await listTokens(newsroom, actor),
    faults,
    note: secretNote(context, notes) ?? doneNote(context.req.query('done')),
  });
  return show(context, { title: 'People', content, ...(status === undefined ? {} : { status }) });
}

/** What was made on the page before, shown this once. */
function secretNote(context: Context<Visit>, notes: OneTimeNotes): Html | null {
  const session = context.get('session') ?? '';
  const taken = (name: 'link' | 'token'): string | null => notes.take(session, context.req.query(name) ?? '');
  const link = taken('link');
  if (link !== null) {
    return once(
      'Send this link to whom it is for, on a way that nobody else reads. It works once, and is shown only now.',
      link,
    );
  }
  const token = taken('token');
  return token === null ? null : once('Copy the token now: it is not shown again, and only its digest is kept.', token);
}

function once(words: HtmlValue, secret: string): Html {
  return html`<div class="done" role="status">
    <p>${words}</p>
    <code tabindex="0">${secret}</code>
  </div>`;
}
