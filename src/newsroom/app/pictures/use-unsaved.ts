import { useBlocker } from '@tanstack/react-router';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useRoomWords } from '../words.tsx';

/** Whoever leaves what is not saved says that they mean it. */
export function useUnsaved(unsaved: boolean): void {
  const words = useRoomWords(PICTURE_STRINGS);
  useBlocker({
    shouldBlockFn: () => !confirm(words.unsaved),
    enableBeforeUnload: unsaved,
    disabled: !unsaved,
  });
}
