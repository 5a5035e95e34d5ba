import { html, type Html } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import type { SignInLink } from '../accounts.ts';
import { faultSummary, hidden, textField } from './fields.ts';
import { page } from './page.ts';

export function signInPage(name: string, faults: readonly Fault[]): string {
  const content = html`<div class="door">
    <h1>Sign in</h1>
    ${faultSummary(faults, 'That did not work')}
    <form method="post" action="/sign-in">
      ${textField({ name: 'name', label: 'Name', value: name, autocomplete: 'username', faults, required: true })}
      ${passphraseField('current-password', faults)}
      <button class="primary">Sign in</button>
    </form>
    <p class="hint">No account yet? An administrator makes you a sign-in link. Passphrase lost? An administrator asks the API for a link back in.</p>
  </div>`;
  return page({ title: 'Sign in', frame: null, content });
}

export function codePage(ceremony: string, faults: readonly Fault[]): string {
  const content = html`<div class="door">
    <h1>Sign in</h1>
    ${faultSummary(faults, 'That did not work')}
    <form method="post" action="/sign-in/code">
      ${hidden('ceremony', ceremony)}
      ${textField({
        name: 'code',
        label: 'Code',
        hint: 'The six digits that your second factor shows now, or one of your recovery codes.',
        autocomplete: 'one-time-code',
        faults,
        required: true,
      })}
      <button class="primary">Sign in</button>
    </form>
    <p class="hint"><a href="/sign-in">Begin again</a></p>
  </div>`;
  return page({ title: 'Code', frame: null, content });
}

/** The form leads to the address that it is on, so that the secret stands nowhere in the page. */
export function firstSignInPage({
  name,
  link: { role, account },
  faults,
}: {
  name: string;
  link: SignInLink;
  faults: readonly Fault[];
}): string {
  if (account !== null) return newKeysPage(name, faults);
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

/** For somebody whose keys were lost. */
function newKeysPage(name: string, faults: readonly Fault[]): string {
  const content = html`<div class="door">
    <h1>Welcome back</h1>
    <p>
      You are <strong><bdi>${name}</bdi></strong>. Choose a new passphrase: the one before, passkeys, the second factor and
      every open session end with it.
    </p>
    ${faultSummary(faults)}
    <form method="post">
      ${passphraseField('new-password', faults)}
      <button class="primary">Begin</button>
    </form>
  </div>`;
  return page({ title: 'Welcome back', frame: null, content });
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
