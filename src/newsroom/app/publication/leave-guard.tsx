import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords, useWords } from '../words.tsx';

/** Asks before changes that were not saved are left behind; the browser asks itself where the app is left. */
export function LeaveGuard({ isChanged }: { readonly isChanged: boolean }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { close } = useWords();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={words.leaveTitle}
      closeButtonProps={{ 'aria-label': close }}
    >
      <div className="stack">
        <p>{words.leaveText}</p>
        <div className="entry-choices">
          <Button variant="default" data-autofocus onClick={() => reset?.()}>
            {words.stay}
          </Button>
          <Button color="red" onClick={() => proceed?.()}>
            {words.leave}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
