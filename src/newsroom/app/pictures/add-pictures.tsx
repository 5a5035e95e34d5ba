import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useRoomWords } from '../words.tsx';

/** Files of the device, and on one that is touched its camera. */
export function AddPictures({ take }: { take(files: readonly File[]): void }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const reset = useRef<() => void>(null);
  const picked = (files: readonly File[]): void => {
    if (files.length > 0) take(files);
    // So that the same file can be taken again.
    reset.current?.();
  };
  return (
    <div className="add-pictures">
      <FileButton onChange={picked} accept="image/*" multiple resetRef={reset}>
        {(props) => <Button {...props}>{words.add}</Button>}
      </FileButton>
      <FileButton onChange={(file) => file !== null && take([file])} accept="image/*" capture="environment">
        {(props) => (
          <Button {...props} className="camera" variant="default">
            {words.photograph}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
