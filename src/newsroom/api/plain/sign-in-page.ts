import { html, type Html } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import { NEWSROOM_STRINGS } from '../../../language/strings/newsroom-strings.ts';
import type { SignInLink } from '../accounts.ts';
import { passkeyOffer, type DoorPage, type Tongue } from './door-page.ts';
import { faultSummary, hidden, textField } from './fields.ts';

type Words = Tongue['words'];

export function signInPage({ words }: Tongue, name: string, faults: readonly Fault[]): DoorPage {
  const content = html`<div class="door">
    <h1>${words.signIn}</h1>
    ${faultSummary(faults, words.failed)}
    <form method="post" action="/sign-in">
      ${passkeyOffer('sign-in', words)}
      ${textField({ name: 'name', label: words.name, value: name, autocomplete: 'username', faults, required: true })}
      ${passphraseField(words, 'current-password', faults)}
      <button class="primary">${words.enter}</button>
    </form>
    <p class="hint">${words.noKeys}</p>
  </div>`;
  return { title: words.signIn, content };
}

export function codePage({ words }: Tongue, ceremony: string, faults: readonly Fault[]): DoorPage {
  const content = html`<div class="door">
    <h1>${words.signIn}</h1>
    ${faultSummary(faults, words.failed)}
    <form method="post" action="/sign-in/code">
      ${hidden('ceremony', ceremony)}
      ${textField({
        name: 'code',
        label: words.code,
        hint: words.codeHint,
        autocomplete: 'one-time-code',
        faults,
        required: true,
      })}
      <button class="primary">${words.enter}</button>
    </form>
    <p class="hint"><a href="/sign-in">${words.again}</a></p>
  </div>`;
  return { title: words.code, content };
}

/** The form leads to the address that it is on, so that the secret stands nowhere in the page. */
export function firstSignInPage(
  { language, words }: Tongue,
  {
    name,
    link: { role, account },
    faults,
  }: {
    name: string;
    link: SignInLink;
    faults: readonly Fault[];
  },
): DoorPage {
  if (account !== null) return newKeysPage(words, name, faults);
  const content = html`<div class="door">
    <h1>${words.welcome}</h1>
    <p>${words.yourRole} <strong>${NEWSROOM_STRINGS[language].roles[role]}</strong>. ${words.choose}</p>
    ${faultSummary(faults, words.failed)}
    <form method="post">
      ${textField({
        name: 'name',
        label: words.name,
        hint: words.nameHint,
        value: name,
        autocomplete: 'username',
        faults,
        required: true,
      })}
      ${passkeyOffer('link', words)} ${passphraseField(words, 'new-password', faults)}
      <button class="primary">${words.begin}</button>
    </form>
  </div>`;
  return { title: words.welcome, content };
}

/** For somebody whose keys were lost. */
function newKeysPage(words: Words, name: string, faults: readonly Fault[]): DoorPage {
  const content = html`<div class="door">
    <h1>${words.welcomeBack}</h1>
    <p>${words.youAre} <strong><bdi>${name}</bdi></strong>. ${words.newKeys}</p>
    ${faultSummary(faults, words.failed)}
    <form method="post">
      ${passkeyOffer('link', words)} ${passphraseField(words, 'new-password', faults)}
      <button class="primary">${words.begin}</button>
    </form>
  </div>`;
  return { title: words.welcomeBack, content };
}

function passphraseField(
  words: Words,
  autocomplete: 'current-password' | 'new-password',
  faults: readonly Fault[],
): Html {
  return textField({
    name: 'passphrase',
    label: words.passphrase,
    ...(autocomplete === 'new-password' ? { hint: words.passphraseHint } : {}),
    type: 'password',
    autocomplete,
    faults,
    required: true,
  });
}
