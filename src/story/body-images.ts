import { unreachable } from '../base/unreachable.ts';
import { inlineOf } from './body-leaves.ts';
import type { Block, Body, Gallery, ImageUse } from './body.ts';
import type { ImageId } from './image.ts';

/** The pictures that a body uses, each once, in their order; those that stand in place of films too. */
export function imagesOf(body: Body): readonly ImageId[] {
  return [...new Set(body.flatMap(imagesIn))];
}

function imagesIn(block: Block): readonly ImageId[] {
  switch (block.type) {
    case 'image':
      return [block.use.image];
    case 'gallery':
      return block.images.map(({ image }) => image);
    case 'recording':
      return block.use.poster === null ? [] : [block.use.poster];
    case 'paragraph':
    case 'heading':
    case 'list':
    case 'quote':
    case 'facts':
    case 'table':
    case 'divider':
    case 'embed':
      return [];
    default:
      return unreachable(block);
  }
}

/** Every place in a body where a picture stands with its words, in their order. */
export function imageUsesOf(body: Body): readonly ImageUse[] {
  return body.flatMap((block) => (block.type === 'image' ? [block.use] : block.type === 'gallery' ? block.images : []));
}

/** The body with other pictures in place of its own; where `replace` has none, the caption and credit stay as a paragraph. */
export function replaceImages(body: Body, replace: (image: ImageId) => ImageId | null): Body {
  return body.flatMap((block): Block[] => {
    if (block.type === 'image') return replaced([block.use], replace);
    if (block.type === 'gallery') return replacedGallery(block, replace);
    if (block.type !== 'recording' || block.use.poster === null) return [block];
    return [{ ...block, use: { ...block.use, poster: replace(block.use.poster) } }];
  });
}

function replaced(uses: readonly ImageUse[], replace: (image: ImageId) => ImageId | null): Block[] {
  return uses.flatMap((use): Block[] => {
    const image = replace(use.image);
    if (image !== null) return [{ type: 'image', use: { ...use, image } }];
    const content = inlineOf([{ text: `${use.caption || use.alt} ${use.credit}`, marks: [] }]);
    return content.length > 0 ? [{ type: 'paragraph', content }] : [];
  });
}

/** A gallery of fewer than two pictures is none: its title stays as a paragraph. */
function replacedGallery({ title, images }: Gallery, replace: (image: ImageId) => ImageId | null): Block[] {
  const blocks = replaced(images, replace);
  const kept = blocks.flatMap((block) => (block.type === 'image' ? [block.use] : []));
  const words = blocks.filter((block) => block.type !== 'image');
  if (kept.length > 1) return [{ type: 'gallery', title, images: kept }, ...words];
  return title.length > 0 ? [...blocks, { type: 'paragraph', content: title }] : blocks;
}
