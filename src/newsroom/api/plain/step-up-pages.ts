import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import type { Newsroom } from '../newsroom.ts';
import { stepUp } from '../step-up.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { faultSummary, hidden, textField, tokenField } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';

/** Showing again who acts, before acts on people, tokens and the publication. */
export function stepUpPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/', async (context) => {
    const form = await readForm(context);
    const to = placeOf(field(form, 'to'));
    try {
      const given = { passphrase: field(form, 'passphrase'), code: field(form, 'code') };
      await stepUp(newsroom, actorOf(context), given);
      return goTo(context, to);
    } catch (error) {
      const { status, faults } = refusedForm(context, error);
      const content = html`<h1>Show that it is you</h1>
        ${stepUpForm(context, { to, faults })}`;
      return show(context, { title: 'Show that it is you', content, status });
    }
  });

  return app;
}

/** The form of the proof, which leads back to where it was asked for. */
export function stepUpForm(
  context: Context<Visit>,
  { to, faults = [] }: { to: string; faults?: readonly Fault[] },
): Html {
  return html`${faultSummary(faults, 'That did not work')}
    <form class="panel" method="post" action="/step-up">
      ${tokenField(frameOf(context).token)} ${hidden('to', placeOf(to))}
      ${textField({ name: 'passphrase', label: 'Passphrase', type: 'password', autocomplete: 'current-password', faults })}
      ${textField({ name: 'code', label: 'Code, if your second factor is on', autocomplete: 'one-time-code', faults })}
      <button class="primary">It is me</button>
    </form>
    <p class="hint">These pages know no passkeys yet: an account without a passphrase cannot show it here.</p>`;
}

/** The desk that a path belongs to; nothing that leads elsewhere. */
function placeOf(path: string): string {
  return /^\/[a-z-]+/.exec(path)?.[0] ?? '/';
}
