import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import type { ImageUse } from '../api-types.ts';
import { useLanguage, useRoomWords } from '../words.tsx';

/** What a picture in a story still has to be given, said before publishing is refused. */
export function PictureLacks({ use }: { readonly use: Omit<ImageUse, 'image'> }) {
  const { words, language } = useLanguage();
  const { altNeeded, stillWithout } = useRoomWords(PICTURE_STRINGS);
  const empty = (['caption', 'credit'] as const).filter((name) => use[name].trim() === '').map((name) => words[name]);
  const lacksAlt = use.alt.trim() === '';
  if (!lacksAlt && empty.length === 0) return null;
  return (
    <p className="picture-lacks" lang={language} dir="ltr">
      {lacksAlt && <strong>{altNeeded} </strong>}
      {empty.length > 0 && stillWithout(new Intl.ListFormat(language).format(empty))}
    </p>
  );
}
