import { html, type Html } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import { TOKEN_FIELD } from '../http/csrf.ts';
import type { Problem } from '../http/problem.ts';
import { page, type Frame } from './page.ts';

/** Never shown again, not even to whoever typed it. */
const SECRET_FIELDS = [TOKEN_FIELD, 'passphrase', 'ceremony', 'code'];

/** A page for what could not be done. `typed` is what would otherwise be lost, `way` what leads on. */
export function errorPage(
  problem: Problem,
  { frame, typed, way }: { frame: Frame | null; typed: FormData | null; way: Html | null },
): string {
  const content = html`<h1>${problem.title}</h1>
    <p>${problem.detail}</p>
    ${problem.errors !== undefined && faultList(problem.errors)} ${way} ${typed && keptTexts(typed)}
    <p><a href="/">To the stories</a></p>`;
  return page({ title: problem.title, frame, content });
}

function faultList(faults: readonly Fault[]): Html {
  return html`<ul>
    ${faults.map(({ field, detail }) => html`<li>${field !== '' && html`<code>${field}</code>: `}${detail}</li>`)}
  </ul>`;
}

/** Every longer text of a form, to copy from: nobody loses an hour's writing to a session that has ended. */
function keptTexts(form: FormData): Html | null {
  const texts = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1].length > 20 && !SECRET_FIELDS.includes(entry[0]),
  );
  if (texts.length === 0) return null;
  return html`<h2>What you typed</h2>
    <p>Nothing of it was saved. Copy it before you leave this page.</p>
    ${texts.map(
      ([name, text]) =>
        html`<div class="field">
          <label for="kept-${name}">${name}</label>
          <textarea id="kept-${name}" rows="${Math.min(20, 2 + Math.floor(text.length / 60))}" dir="auto" readonly>
${text}</textarea>
        </div>`,
    )}`;
}
