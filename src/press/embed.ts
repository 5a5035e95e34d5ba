import { html, type Html } from '../base/html.ts';
import type { Embed } from '../story/body.ts';
import type { BodyLook } from './body-look.ts';
import { say, type Surface } from './surface.ts';

/** What a reader is asked to weigh before the other site hears of them, with a link to it. Nothing is loaded from there. */
export function printEmbed({ address, source, title, text }: Embed, { mode, surface }: BodyLook): Html {
  const { media } = surface.strings;
  const words = html`${title !== '' && html`<p><b><bdi>${title}</bdi></b></p>`}${text !== '' && html`<blockquote dir="auto"><p>${text}</p></blockquote>`}`;
  const open = html`<p><a href="${address}" rel="noreferrer noopener external">${named(surface, media.open, source)}</a></p>`;
  if (mode === 'feed') return html`${words}${open}`;
  return html`<div class="embed">
    <p class="source">${named(surface, media.from, source)}</p>
    ${words}${open}
    <p class="quiet">${say(surface, media.openGivesAway)}</p>
  </div>`;
}

/** A string with the name of a site in it, which keeps to itself in whatever script it is. */
function named(surface: Surface, text: string, site: string): Html {
  const [before = '', after = ''] = text.split('{site}');
  return html`${before !== '' && say(surface, before)}<bdi>${site}</bdi>${after !== '' && say(surface, after)}`;
}
