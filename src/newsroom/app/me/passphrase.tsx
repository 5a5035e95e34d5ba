import { Button, Modal, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ME_WORDS } from '../../../language/strings/newsroom/me.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { useKeyChange, type Security } from './security.ts';

export function Passphrase({ security: { passphrase, passkeys } }: { readonly security: Security }) {
  const words = useRoomWords(ME_WORDS);
  const [asking, setAsking] = useState<'set' | 'remove' | null>(null);
  const change = useKeyChange();
  return (
    <section className="leaf" aria-labelledby="passphrase-title">
      <h2 id="passphrase-title">{words.passphrase}</h2>
      <p>{passphrase ? words.passphraseSet : words.passphraseNone}</p>
      <div className="leaf-acts">
        <Button variant="default" onClick={() => setAsking('set')}>
          {passphrase ? words.changePassphrase : words.setPassphrase}
        </Button>
        {passphrase && passkeys.length > 0 && (
          <Button variant="subtle" color="red" onClick={() => setAsking('remove')}>
            {words.remove}
          </Button>
        )}
      </div>
      {passphrase && passkeys.length === 0 && <p className="hint">{words.addPasskeyFirst}</p>}
      {asking === 'set' && <SetPassphrase isFirst={!passphrase} close={() => setAsking(null)} />}
      {asking === 'remove' && (
        <ConfirmDialog
          title={words.removePassphrase}
          act={words.remove}
          cancel={words.cancel}
          close={() => setAsking(null)}
          confirmed={() => change('/passphrase', 'DELETE')}
        >
          <p>{words.removePassphraseHint}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function SetPassphrase({ isFirst, close }: { readonly isFirst: boolean; close(): void }) {
  const { close: closeWord } = useWords();
  const words = useRoomWords(ME_WORDS);
  const { me } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const change = useKeyChange();
  const set = useMutation({
    mutationFn: () => change('/passphrase', 'PUT', { passphrase }),
    onSuccess: () => {
      close();
      notifications.show({
        message: words.passphraseChanged,
        color: 'teal',
        closeButtonProps: { 'aria-label': closeWord },
      });
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={isFirst ? words.setPassphrase : words.newPassphrase}
      closeButtonProps={{ 'aria-label': closeWord }}
    >
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!set.isPending) set.mutate();
        }}
      >
        {/* So that a password manager knows whose it is. */}
        <input
          className="unseen"
          type="text"
          autoComplete="username"
          value={me.name}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <PasswordInput
          label={words.newPassphrase}
          description={words.newPassphraseHint}
          autoComplete="new-password"
          data-autofocus
          required
          withAsterisk={false}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <p className="hint">{words.endsOthers}</p>
        <FaultNote error={set.error} />
        <Button type="submit" loading={set.isPending}>
          {isFirst ? words.setPassphrase : words.changePassphrase}
        </Button>
      </form>
    </Modal>
  );
}
