/** Text that is HTML already. Made only by `html` and `rawHtml`, so that nothing unescaped reaches a page by accident. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template takes: text is escaped; null, undefined and false print nothing; a list prints its members. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe in text and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter) : text;
}

/** html`<p>${text}</p>`: every value is escaped unless it is Html already. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (const [at, value] of values.entries()) text += printed(value) + (strings[at + 1] ?? '');
  return new Html(text);
}

/** Vouches for a text as HTML. Only for constants and for what another part has made safe. */
export function rawHtml(text: string): Html {
  return new Html(text);
}

function printed(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined || value === false) return '';
  return value.map(printed).join('');
}
