import { Button, CopyButton, type ButtonProps } from '@mantine/core';
import { COPYING_STRINGS } from '../../language/strings/newsroom/copying.ts';
import { useRoomWords } from './words.tsx';

interface CopyTextProps extends Pick<ButtonProps, 'variant'> {
  readonly text: string;
  /** It has the focus when its dialog opens. */
  readonly first?: boolean;
}

/** Puts a text into the clipboard, and says so. */
export function CopyText({ text, first = false, ...look }: CopyTextProps) {
  const words = useRoomWords(COPYING_STRINGS);
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button {...look} data-autofocus={first || undefined} onClick={copy}>
          {copied ? words.copied : words.copy}
        </Button>
      )}
    </CopyButton>
  );
}
