import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords, useWords } from '../words.tsx';
import type { Settings } from './use-settings.ts';

/** One save for all sections: whether anything waits for it, and what it does. */
export function SaveBar({ settings: { isChanged, save, send, discard } }: { readonly settings: Settings }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { close } = useWords();
  const [asking, setAsking] = useState(false);
  const state = isChanged ? 'changed' : save.isSuccess ? 'saved' : 'same';
  return (
    <div className="save-bar" data-state={state}>
      <div>
        <p role="status" className="save-bar-state">
          {words.states[state]}
        </p>
        <p className="hint">{words.pressesAll}</p>
      </div>
      <div className="entry-choices">
        {isChanged && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {words.discard}
          </Button>
        )}
        <Button loading={save.isPending} disabled={!isChanged} onClick={() => send()} title="Ctrl+S">
          {words.save}
        </Button>
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={words.discardTitle}
        closeButtonProps={{ 'aria-label': close }}
      >
        <div className="entry-choices">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {words.stay}
          </Button>
          <Button color="red" onClick={() => (setAsking(false), discard())}>
            {words.discard}
          </Button>
        </div>
      </Modal>
    </div>
  );
}
