import { Button, Modal } from '@mantine/core';
import { PICTURE_NEED_STRINGS, type PictureNeedStrings } from '../../../language/strings/newsroom/picture-needs.ts';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useLanguage, useRoomWords } from '../words.tsx';
import type { PictureNeed } from './picture-needs.ts';
import { Thumbnail } from './thumbnail.tsx';

interface PictureQuestionProps {
  readonly act: keyof PictureNeedStrings['without'];
  readonly needs: readonly PictureNeed[];
  close(): void;
  /** Leads to the fields of a picture; not there where they are on another page. */
  readonly fillIn?: ((at: number) => void) | undefined;
  goOn(): void;
}

/**
 * Before a story goes on whose pictures lack words: which, and the way to fill them in. Going on without is somebody's
 * choice and said as such: a credit can be what puts a photographer at risk. Without a description readers do not get it.
 */
export function PictureQuestion({ act, needs, close, fillIn, goOn }: PictureQuestionProps) {
  const { words, language } = useLanguage();
  const room = useRoomWords(PICTURE_NEED_STRINGS);
  const { stillWithout } = useRoomWords(PICTURE_STRINGS);
  const list = new Intl.ListFormat(language);
  const isPublic = act === 'publish' || act === 'schedule';
  const lacksAlt = needs.some(({ lacks }) => lacks.includes('alt'));
  return (
    <Modal opened onClose={close} title={room.title} closeButtonProps={{ 'aria-label': words.close }}>
      <div className="stack">
        <ul className="picture-needs">
          {needs.map(({ use, lacks, at }, number) => (
            <li key={`${use.image} ${number}`}>
              <Thumbnail image={use.image} alt={use.alt} />
              <div>
                <p>{stillWithout(list.format(lacks.map((field) => words[field])))}</p>
                {at === null && <p className="hint">{room.inGallery}</p>}
                {at !== null && fillIn !== undefined && (
                  <Button
                    variant="default"
                    size="compact-md"
                    data-autofocus={number === 0 || undefined}
                    aria-label={room.fillInNumber(number + 1)}
                    onClick={() => fillIn(at)}
                  >
                    {room.fillIn}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
        <p className="hint">{isPublic && lacksAlt ? room.altHint : room.hint}</p>
        <div className="dialog-acts">
          <Button variant="default" onClick={close}>
            {room.cancel}
          </Button>
          {!(isPublic && lacksAlt) && <Button onClick={goOn}>{room.without[act]}</Button>}
        </div>
      </div>
    </Modal>
  );
}
