import { html, type HtmlValue } from '../base/html.ts';
import { unreachable } from '../base/unreachable.ts';
import { direction } from '../language/direction.ts';
import type { Inline } from '../story/body.ts';
import type { BodyLook } from './body-look.ts';

const safeAddress = /^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i;

export function printInlines(content: readonly Inline[], look: BodyLook): HtmlValue[] {
  return content.map((inline) => printInline(inline, look));
}

function printInline(inline: Inline, look: BodyLook): HtmlValue {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'break':
      return html`<br />`;
    case 'strong':
      return html`<strong>${printInlines(inline.content, look)}</strong>`;
    case 'emphasis':
      return html`<em>${printInlines(inline.content, look)}</em>`;
    case 'link':
      return printLink(inline.href, printInlines(inline.content, look), look);
    case 'language':
      return html`<bdi lang="${inline.language}" dir="${direction(inline.language)}">${printInlines(inline.content, look)}</bdi>`;
    default:
      return unreachable(inline);
  }
}

function printLink(href: string, words: HtmlValue, look: BodyLook): HtmlValue {
  if (!safeAddress.test(href)) return words;
  if (look.mode !== 'feed') return html`<a href="${href}">${words}</a>`;
  const { origin } = look.surface.setting;
  const address = href.startsWith('#')
    ? `${origin}${look.path}${href}`
    : href.startsWith('/')
      ? `${origin}${href}`
      : href;
  return html`<a href="${address}">${words}</a>`;
}
