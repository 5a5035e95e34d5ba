import type { Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { DOOR_WORDS, type DoorWords } from '../../../language/strings/newsroom/door.ts';
import { NEWSROOM_LANGUAGES, type NewsroomLanguage } from '../../../language/strings/newsroom-strings.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { DOOR_POLICY } from '../http/security-headers.ts';
import type { DoorScript } from './door-script.ts';
import { page } from './page.ts';

/** In which words a page of the door is written. */
export interface Tongue {
  readonly language: NewsroomLanguage;
  readonly words: DoorWords;
}

/** The first of the app's languages that the browser asks for, in its order; English when it asks for none. */
export function tongueOf(context: Context): Tongue {
  const asked = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((each) => ({
      tag: each.trim().slice(0, 2).toLowerCase(),
      weight: Number(/;\s*q=([\d.]+)/.exec(each)?.[1] ?? 1),
    }))
    .toSorted((one, other) => other.weight - one.weight);
  const found = asked.flatMap(({ tag }) => NEWSROOM_LANGUAGES.filter(({ id }) => id === tag));
  const language = found[0]?.id ?? 'en';
  return { language, words: DOOR_WORDS[language] };
}

/** Answers with a page for somebody who is not in yet. Only a page that offers a passkey has the script. */
export function showDoor(
  context: Context,
  { script = null, title, content, status = 200 }: DoorPage & { readonly status?: ProblemStatus | 200 },
): Response {
  const { language, words } = tongueOf(context);
  if (script !== null) context.header('content-security-policy', DOOR_POLICY);
  const tongue = { tag: language, skip: words.skip };
  return context.html(page({ title, frame: null, content, language: tongue, script: script?.path }), status);
}

export interface DoorPage {
  readonly title: string;
  readonly content: Html;
  readonly script?: DoorScript | null;
}

/** Stands before the passphrase and stays hidden where no script runs or the browser has no passkeys (app/door/door.ts). */
export function passkeyOffer(way: 'sign-in' | 'link', words: DoorWords): Html {
  return html`<div
    class="passkey"
    id="passkey"
    data-way="${way}"
    data-no-passkey="${words.noPasskey}"
    data-unreachable="${words.unreachable}"
    hidden
  >
    <button type="button" class="primary">${way === 'link' ? words.passkeyNew : words.passkeySignIn}</button>
    ${way === 'link' && html`<p class="hint">${words.passkeyHint}</p>`}
    <p class="fault" id="passkey-fault" role="alert"></p>
    <p class="or">${words.orPassphrase}</p>
  </div>`;
}
