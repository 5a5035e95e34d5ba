import { Link } from '@tanstack/react-router';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useRoomWords } from '../words.tsx';
import { renditionOf, type LibraryImage } from './images.ts';
import './pictures.css';

interface PictureGridProps {
  readonly images: readonly LibraryImage[];
  /** The words that they were asked by. */
  readonly of: string;
  /** Without it each leads to its own page. */
  chosen?(image: LibraryImage): void;
}

/** Pictures as on a contact sheet, with what an editor has to know of each. */
export function PictureGrid({ images, of, chosen }: PictureGridProps) {
  return (
    <ul className="library" data-of={of}>
      {images.map((image) => (
        <li key={image.id}>
          {chosen ? (
            <button type="button" onClick={() => chosen(image)}>
              <Tile image={image} />
            </button>
          ) : (
            <Link to="/pictures/$id" params={{ id: image.id }}>
              <Tile image={image} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Tile({ image }: { readonly image: LibraryImage }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const shown = renditionOf(image, '4x3', 320);
  const { alt, caption, covered, uses } = image;
  const marks = [
    alt === '' ? words.altMissing : '',
    covered ? words.covered : '',
    uses === 0 ? words.unused : '',
  ].filter((mark) => mark !== '');
  return (
    <>
      {/* What stands below it is read once. */}
      <img src={shown?.path} width={320} height={240} alt={caption === '' ? '' : alt} loading="lazy" />
      {(caption || alt) !== '' && (
        <span className="tile-words" dir="auto">
          {caption || alt}
        </span>
      )}
      <span className="tile-marks">
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </span>
    </>
  );
}
