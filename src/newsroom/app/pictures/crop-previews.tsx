import { CROPS, cutAround, widthsFor } from '../../../story/crop-box.ts';
import type { Focus } from '../../../story/image.ts';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useRoomWords } from '../words.tsx';
import { renditionOf, type ImageInUse } from './images.ts';

/** The three crops around a focus, cut by the arithmetic that the newsroom draws them with. */
export function CropPreviews({ image, focus }: { readonly image: ImageInUse; readonly focus: Focus }) {
  const { shapes } = useRoomWords(PICTURE_STRINGS);
  const shown = renditionOf(image, 'full', 1200);
  return (
    <div className="crops">
      {CROPS.map((row) => {
        if (row.crop === 'full') return null;
        const width = widthsFor(image, row).at(-1) ?? 1;
        const { whole, part } = cutAround(image, { width, ratio: row.ratio, focus });
        const box = [part.left, part.top, part.width, part.height].join(' ');
        return (
          <figure key={row.crop}>
            <svg viewBox={box} role="img" aria-label={shapes[row.crop]} data-crop={row.crop}>
              <image href={shown?.path} width={whole.width} height={whole.height} preserveAspectRatio="none" />
            </svg>
            <figcaption>{shapes[row.crop]}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}
