import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { AddPictures } from '../pictures/add-pictures.tsx';
import type { LibraryImage } from '../pictures/images.ts';
import { LibraryView } from '../pictures/library-view.tsx';
import { UploadList } from '../pictures/upload-list.tsx';
import { useFilesAnywhere } from '../pictures/use-files-anywhere.ts';
import { useOwnUploads } from '../pictures/use-uploads.ts';
import { useRoomWords, useWords } from '../words.tsx';

/** What of a picture comes along into a story. */
export type ChosenPicture = Pick<LibraryImage, 'id' | 'alt' | 'caption' | 'credit'>;

interface PicturePickerProps {
  readonly opened: boolean;
  close(): void;
  chosen(image: ChosenPicture): void;
}

/** The library, and the way into it: choose one, or add one from the device, its camera or by dropping it here. */
export function PicturePicker({ opened, close, chosen }: PicturePickerProps) {
  const words = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={words.choosePicture}
      size="xl"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {opened && <Library chosen={(image) => (chosen(image), close())} />}
    </Modal>
  );
}

function Library({ chosen }: Pick<PicturePickerProps, 'chosen'>) {
  const words = useRoomWords(PICTURE_STRINGS);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  // Of several, somebody chooses; whoever closed the dialog meanwhile chose none.
  const queue = useOwnUploads((image, { uploads }) => open.current && uploads().length === 1 && chosen(image));
  const take = (files: readonly File[]): void => queue.add(files);
  const over = useFilesAnywhere(take);
  return (
    <div className="stack">
      <div className="picker-head">
        <TextInput
          type="search"
          label={words.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <AddPictures take={take} />
      </div>
      <p className="hint">{words.addHint}</p>
      <UploadList queue={queue} />
      <LibraryView q={q} chosen={chosen} />
      {over && <div className="drop-here">{words.drop}</div>}
    </div>
  );
}
