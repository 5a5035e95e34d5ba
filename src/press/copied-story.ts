import { html, type Html } from '../base/html.ts';
import type { Body, ImageUse } from '../story/body.ts';
import type { Crop, ImageId, PublicImage, Rendition } from '../story/image.ts';
import type { PublicStory } from '../story/story.ts';
import { printBody } from './body.ts';
import { printAbout, unitsOf } from './bylines.ts';
import { printCaption, printImageWords } from './caption.ts';
import { copiedPicture } from './feed-picture.ts';
import { printCoverage } from './live-blog.ts';
import { printCorrections, printOpening } from './story-parts.ts';
import type { Surface } from './surface.ts';

/** A picture where a copy shows it. */
export interface CopiedPlace {
  readonly use: ImageUse;
  readonly picture: PublicImage;
  readonly crop: Crop;
}

/** What a copy shows of each place: a rendition whose path is what its `src` says, or nothing. */
export type CopiedPictures = ReadonlyMap<CopiedPlace, Rendition>;

/** Where a copy of a story would show pictures: the lead, then those of the body, then those of the posts, each once. */
export function copiedPlaces(story: PublicStory): readonly CopiedPlace[] {
  const lead: CopiedPlace[] = story.image === null ? [] : [{ ...story.image, crop: '16x9' }];
  const uses = [story.body, ...(story.coverage?.posts.map(({ body }) => body) ?? [])].flatMap(shownIn);
  const each = new Map(uses.map((use) => [use.image, use]));
  const places = [...each.values()].flatMap((use): CopiedPlace[] => {
    const picture = story.pictures.get(use.image);
    return picture ? [{ use, picture, crop: 'full' }] : [];
  });
  return [...lead, ...places];
}

function shownIn(body: Body): readonly ImageUse[] {
  return body.flatMap((block) => (block.type === 'image' ? [block.use] : block.type === 'gallery' ? block.images : []));
}

/** A story in a file by itself, where nothing can be loaded: its words, the pictures that were brought along, who made it. */
export function printCopiedStory(story: PublicStory, surface: Surface, pictures: CopiedPictures): Html {
  const { recordings, captions } = story;
  const shown = new Map<ImageId, PublicImage>();
  let lead: Rendition | null = null;
  for (const [{ use, crop }, rendition] of pictures) {
    if (crop === '16x9') lead = rendition;
    else shown.set(use.image, { id: use.image, renditions: [rendition] });
  }
  const look = { surface, pictures: shown, recordings, captions, mode: 'copy', path: story.path } as const;
  return html`<article class="story">
    ${printOpening(story, surface)} ${printLead(story, surface, lead)}
    <div class="body">${printBody(story.body, look)}</div>
    ${printCoverage(story, look)} ${printCorrections(story, surface)}
    ${unitsOf(story.bylines, surface).map((unit) => printAbout(unit, surface, false))}
  </article>`;
}

function printLead({ image }: PublicStory, surface: Surface, lead: Rendition | null): Html | null {
  if (image === null) return null;
  const { use } = image;
  if (lead === null) return printImageWords(use, surface);
  return html`<figure class="lead">${copiedPicture({ id: use.image, renditions: [lead] }, use)}${printCaption(use)}</figure>`;
}
