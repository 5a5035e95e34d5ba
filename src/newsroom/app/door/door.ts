/**
 * The one script of `/sign-in` and of the pages of links (api/plain/door-page.ts): it offers the passkey where the browser
 * has any. Without it the pages are forms all the same. The secret of a link stays in the page's own address.
 */
import { ask, Problem } from '../api.ts';
import { hasPasskeys, makePasskey, NoPasskey, showPasskey } from '../passkey.ts';

const offer = document.querySelector<HTMLElement>('#passkey');
const button = offer?.querySelector('button');

if (offer && button && hasPasskeys()) {
  offer.hidden = false;
  button.addEventListener('click', () => void comeIn(offer, button));
}

async function comeIn({ dataset }: HTMLElement, pressed: HTMLButtonElement): Promise<void> {
  const fault = document.querySelector('#passkey-fault');
  const name = document.querySelector<HTMLInputElement>('#name');
  const isLink = dataset['way'] === 'link';
  if (isLink && name?.reportValidity() === false) return;
  if (fault) fault.textContent = '';
  pressed.disabled = true;
  try {
    await (isLink ? followLink(name?.value ?? '') : signIn());
    // The link, which is spent, stays neither in the browser's history nor as where somebody came from.
    history.replaceState(null, '', '/sign-in');
    location.replace('/app/');
  } catch (error) {
    pressed.disabled = false;
    if (fault) fault.textContent = wordsFor(error, dataset);
  }
}

async function signIn(): Promise<void> {
  const json = await showPasskey('/sign-in/passkey/options');
  await ask('/sign-in/passkey', { method: 'POST', json });
}

async function followLink(name: string): Promise<void> {
  const secret = location.pathname.split('/').at(-1) ?? '';
  const made = await makePasskey('/sign-in/link/passkey/options', { secret, name });
  await ask('/sign-in/link/passkey', { method: 'POST', json: { secret, ...made } });
}

function wordsFor(error: unknown, words: DOMStringMap): string {
  if (error instanceof Problem) return error.faults.map(({ detail }) => detail).join(' ') || error.message;
  return (error instanceof NoPasskey ? words['noPasskey'] : words['unreachable']) ?? '';
}
