import { html, type Html } from '../base/html.ts';
import type { PublicStory } from '../story/story.ts';
import { widestJpeg } from './picture.ts';
import type { Surface } from './surface.ts';

/** A story's drawn card as press is given it. */
export interface CardImage {
  readonly path: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What messengers and networks show with a link to a story: its card first, then its picture. Null when it has neither. */
export function printSocialImages(story: PublicStory, surface: Surface, card: CardImage | null): Html | null {
  const file = story.image && widestJpeg(story.image.picture, '16x9');
  const shown = [
    ...(card ? [{ ...card, alt: story.headline }] : []),
    ...(file ? [{ path: file.path, width: file.width, height: file.height, alt: story.image?.use.alt ?? '' }] : []),
  ];
  if (shown.length === 0) return null;
  return html`${shown.map(
    ({ path, width, height, alt }) =>
      html`<meta property="og:image" content="${surface.setting.origin}${path}" /><meta
          property="og:image:width"
          content="${width}"
        /><meta property="og:image:height" content="${height}" /><meta property="og:image:alt" content="${alt}" />`,
  )}`;
}
