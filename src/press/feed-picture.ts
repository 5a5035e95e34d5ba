import { html, type Html } from '../base/html.ts';
import type { ImageUse } from '../story/body.ts';
import type { PublicImage } from '../story/image.ts';
import type { BodyLook } from './body-look.ts';
import { altBeside } from './caption.ts';
import { widestJpeg } from './picture.ts';

/** The largest whole form of a picture with its absolute address; null when there is none. */
export function feedPicture({ pictures, surface }: BodyLook, use: ImageUse): Html | null {
  const picture = pictures.get(use.image);
  const file = picture && (widestJpeg(picture, 'full') ?? widestJpeg(picture, '16x9'));
  if (!file) return null;
  const address = surface.setting.origin + file.path;
  return html`<img src="${address}" width="${file.width}" height="${file.height}" alt="${altBeside(use)}" />`;
}

/** The one rendition that a copy was given; null when there is none. */
export function copiedPicture({ renditions: [file] }: PublicImage, use: ImageUse): Html | null {
  if (!file) return null;
  return html`<img src="${file.path}" width="${file.width}" height="${file.height}" alt="${altBeside(use)}" />`;
}
