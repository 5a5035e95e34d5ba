import { html, type Html } from '../../../base/html.ts';
import type { Rendition } from '../../../story/image.ts';

/** The smallest 16×9 rendition that every browser shows, or the smallest of any crop. */
export function thumbnail(renditions: readonly Rendition[], alt: string): Html {
  const fit = renditions.filter(({ crop, type }) => crop === '16x9' && type !== 'image/avif');
  const [first] = [...(fit.length > 0 ? fit : renditions)].sort((a, b) => a.width - b.width);
  if (first === undefined) return html`<span class="soft">${alt}</span>`;
  return html`<img src="${first.path}" width="${first.width}" height="${first.height}" alt="${alt}" loading="lazy" />`;
}
