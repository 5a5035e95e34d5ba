import { html, type Html } from '../../../base/html.ts';
import type { Rendition } from '../../../story/image.ts';
import { smallestRendition } from '../image-state.ts';

export function thumbnail(renditions: readonly Rendition[], alt: string): Html {
  const first = smallestRendition(renditions);
  if (first === null) return html`<span class="soft">${alt}</span>`;
  return html`<img src="${first.path}" width="${first.width}" height="${first.height}" alt="${alt}" loading="lazy" />`;
}
