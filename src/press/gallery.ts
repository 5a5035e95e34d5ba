import { html, type Html } from '../base/html.ts';
import type { Gallery, ImageUse } from '../story/body.ts';
import type { BodyLook } from './body-look.ts';
import { altBeside, printCaption, printImageWords } from './caption.ts';
import { copiedPicture, feedPicture } from './feed-picture.ts';
import { printInlines } from './inlines.ts';
import { printPicture } from './picture.ts';

/** The `sizes` of a picture in the grid: two beside each other where there is room. */
const SIZES = '(min-width:40rem) 20rem,62vw';

/** Pictures side by side where there is room, each with its own words; all of them without script. */
export function printGallery({ title, images }: Gallery, look: BodyLook): Html {
  const words = printInlines(title, look);
  if (look.mode === 'text') {
    return html`${title.length > 0 && html`<p><b>${words}</b></p>`}${images.map((use) => printImageWords(use, look.surface))}`;
  }
  const figures = images.map((use) => {
    const picture = look.pictures.get(use.image);
    if (look.mode === 'copy' && !picture) return printImageWords(use, look.surface);
    return html`<figure>${drawn(look, use)}${printCaption(use)}</figure>`;
  });
  const grid = look.mode === 'feed' ? figures : html`<div>${figures}</div>`;
  const caption = title.length > 0 && html`<figcaption>${words}</figcaption>`;
  if (look.mode === 'feed') return html`<figure>${caption}${grid}</figure>`;
  return html`<figure class="gallery">${caption}${grid}</figure>`;
}

function drawn(look: BodyLook, use: ImageUse): Html | null {
  if (look.mode === 'feed') return feedPicture(look, use);
  const picture = look.pictures.get(use.image);
  if (!picture) return null;
  if (look.mode === 'copy') return copiedPicture(picture, use);
  return printPicture(picture, { alt: altBeside(use), crop: 'full', sizes: SIZES });
}
