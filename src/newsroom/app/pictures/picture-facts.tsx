import { Link } from '@tanstack/react-router';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useSession } from '../session.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import type { ImageInUse } from './images.ts';
import { SealedOriginal } from './sealed-original.tsx';

/** The stories that show a picture. */
export function PictureUses({ image: { uses } }: { readonly image: ImageInUse }) {
  const { noHeadline } = useWords();
  const words = useRoomWords(PICTURE_STRINGS);
  return (
    <section aria-labelledby="uses-title">
      <h2 id="uses-title">{words.uses}</h2>
      {uses.length === 0 && <p className="hint">{words.notUsed}</p>}
      <ul className="picture-uses">
        {uses.map(({ story, headline }) => (
          <li key={story}>
            <Link to="/stories/$id" params={{ id: story }} dir="auto">
              {headline || noHeadline}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the file is from, what it said besides its pixels, and what became of it. */
export function PictureFile({ image }: { readonly image: ImageInUse }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const moment = useMoment();
  const { may } = useSession();
  const { width, height, createdAt, by, removed, original } = image;
  return (
    <section aria-labelledby="file-title" className="picture-file">
      <h2 id="file-title">{words.file}</h2>
      <p>
        {words.addedAt(moment(createdAt), by)} · <bdi>{`${width} × ${height}`}</bdi>
      </p>
      {removed.length === 0 ? (
        <p>{words.nothingRemoved}</p>
      ) : (
        <>
          <p>{words.removed}</p>
          <ul className="picture-removed">
            {removed.map((kind) => (
              <li key={kind}>{words.kinds[kind] ?? kind}</li>
            ))}
          </ul>
        </>
      )}
      <p data-original={original}>{words.originals[original]}</p>
      {original === 'sealed' && may('administer') && <SealedOriginal image={image} />}
    </section>
  );
}
