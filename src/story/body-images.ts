import { inlineOf } from './body-leaves.ts';
import type { Block, Body } from './body.ts';
import type { ImageId } from './image.ts';

/** The pictures that a body uses, each once, in their order. */
export function imagesOf(body: Body): readonly ImageId[] {
  return [...new Set(body.flatMap((block) => (block.type === 'image' ? [block.use.image] : [])))];
}

/** The body with other pictures in place of its own; where `replace` has none, the caption and credit stay as a paragraph. */
export function replaceImages(body: Body, replace: (image: ImageId) => ImageId | null): Body {
  return body.flatMap((block): Block[] => {
    if (block.type !== 'image') return [block];
    const image = replace(block.use.image);
    if (image !== null) return [{ type: 'image', use: { ...block.use, image } }];
    const { alt, caption, credit } = block.use;
    const content = inlineOf([{ text: `${caption || alt} ${credit}`, marks: [] }]);
    return content.length > 0 ? [{ type: 'paragraph', content }] : [];
  });
}
