import { html, type Html, type HtmlValue } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import type { Direction } from '../../../language/direction.ts';
import { TOKEN_FIELD } from '../http/csrf.ts';

/** The parts of forms. Each has its label, says what is wrong beside itself, and keeps what was typed. */

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: HtmlValue;
  /** All that is wrong with the form; the field takes what is its own. */
  readonly faults?: readonly Fault[];
  /** The language and direction of what is typed. */
  readonly language?: Tongue;
  readonly required?: boolean;
}

export interface Tongue {
  readonly tag: string;
  readonly direction: Direction;
}

interface TextField extends Field {
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'datetime-local';
  readonly autocomplete?: string;
  readonly minlength?: number;
  readonly className?: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly tongue?: Tongue;
}

export function tokenField(token: string): Html {
  return html`<input type="hidden" name="${TOKEN_FIELD}" value="${token}" />`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

export function textField(field: TextField): Html {
  const { name, value = '', type = 'text', autocomplete = 'off', minlength } = field;
  const input = html`<input
    id="${name}"
    name="${name}"
    type="${type}"
    value="${value}"
    autocomplete="${autocomplete}"
    ${minlength !== undefined && html` minlength="${minlength}"`}${attributes(field)}
  />`;
  return framed(field, input, field.className);
}

export function textArea(field: Field & { readonly rows: number; readonly className?: string }): Html {
  // The first line end after the tag belongs to the tag (HTML, 13.1.2.5): one more keeps what is typed whole.
  const input = html`<textarea id="${field.name}" name="${field.name}" rows="${field.rows}" ${attributes(field)}>
${field.value ?? ''}</textarea>`;
  return framed(field, input, field.className);
}

export function selectField(field: Field & { readonly options: readonly Option[]; readonly className?: string }): Html {
  const options = field.options.map(
    ({ value, label, tongue }) =>
      html`<option value="${value}" ${languageOf(tongue)}${value === (field.value ?? '') && html` selected`}>
        ${label}
      </option>`,
  );
  const input = html`<select id="${field.name}" name="${field.name}" ${attributes(field)}>
    ${options}
  </select>`;
  return framed(field, input, field.className);
}

/** What is wrong, at the top, where the keyboard begins; each line leads to its field. Null when nothing is wrong. */
export function faultSummary(faults: readonly Fault[], title = 'This has to be corrected first'): Html | null {
  if (faults.length === 0) return null;
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>${title}</h2>
    <ul>
      ${faults.map(({ field, detail }) => html`<li>${field === '' ? detail : html`<a href="#${field}">${detail}</a>`}</li>`)}
    </ul>
  </div>`;
}

/** What is said beside a field, and the id by which the field points to it. */
export function faultNote(name: string, faults: readonly Fault[]): Html | null {
  const own = faultsOf(name, faults);
  return own.length === 0
    ? null
    : html`<p class="fault" id="${name}-fault">${own.map(({ detail }) => detail).join(' ')}</p>`;
}

export function languageOf(tongue: Tongue | undefined): HtmlValue {
  return tongue && html` lang="${tongue.tag}" dir="${tongue.direction}"`;
}

function framed(field: Field, input: Html, className = ''): Html {
  return html`<div class="field ${className}">
    <label for="${field.name}">${field.label}</label>
    ${field.hint !== undefined && html`<p class="hint" id="${field.name}-hint">${field.hint}</p>`}
    ${faultNote(field.name, field.faults ?? [])} ${input}
  </div>`;
}

function attributes(field: Field): Html {
  const faulty = faultsOf(field.name, field.faults ?? []).length > 0;
  const notes = [
    ...(field.hint === undefined ? [] : [`${field.name}-hint`]),
    ...(faulty ? [`${field.name}-fault`] : []),
  ].join(' ');
  return html`${notes !== '' && html` aria-describedby="${notes}"`}${faulty && html` aria-invalid="true"`}${
    field.required && html` required`
  }${languageOf(field.language)}`;
}

function faultsOf(name: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.filter(({ field }) => field === name || field.startsWith(`${name}.`));
}
