import { html, type Html, type HtmlValue } from '../base/html.ts';
import type { ImageUse } from '../story/body.ts';
import { joined, say, type Surface } from './surface.ts';

/** What a reader hears of a picture: nothing twice, when the caption says the same. */
export function altBeside(use: ImageUse): string {
  return use.alt.trim() === use.caption.trim() ? '' : use.alt;
}

/** The caption with its credit, or null when a picture has neither. The credit is printed as the newsroom wrote it. */
export function printCaption(use: ImageUse): Html | null {
  if (use.caption === '' && use.credit === '') return null;
  return html`<figcaption>${captionWords(use)}</figcaption>`;
}

/** The picture in words, for those who do not load it. */
export function printImageWords(use: ImageUse, surface: Surface): Html {
  const alt = altBeside(use);
  const picture = say(surface, surface.strings.picture);
  return html`<p class="words">[${picture}${alt !== '' && `: ${alt}`}] ${captionWords(use)}</p>`;
}

export function captionWords({ caption, credit }: Pick<ImageUse, 'caption' | 'credit'>): HtmlValue[] {
  return joined([caption !== '' && caption, credit !== '' && html`<small><bdi>${credit}</bdi></small>`], ' ');
}
