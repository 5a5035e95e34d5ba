import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ME_WORDS } from '../../../language/strings/newsroom/me.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useDay } from '../days.ts';
import { hasPasskeys, makePasskey } from '../passkey.ts';
import { PasskeyFault } from '../passkey-fault.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { useKeyChange, type Passkey } from './security.ts';

export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const words = useRoomWords(ME_WORDS);
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const change = useKeyChange();
  return (
    <section className="leaf" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{words.passkeys}</h2>
      <p className="hint">{words.passkeysHint}</p>
      {passkeys.length === 0 && <p>{words.noPasskeys}</p>}
      <ul className="lines">
        {passkeys.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} remove={() => setRemoving(passkey)} />
        ))}
      </ul>
      {hasPasskeys() ? (
        <Button onClick={() => setAdding(true)} variant={passkeys.length === 0 ? 'filled' : 'default'}>
          {words.addPasskey}
        </Button>
      ) : (
        <p className="hint">{words.noPasskeysHere}</p>
      )}
      {isAdding && <AddPasskey close={() => setAdding(false)} />}
      {removing !== null && (
        <ConfirmDialog
          title={words.removePasskey(removing.name)}
          act={words.remove}
          cancel={words.cancel}
          close={() => setRemoving(null)}
          confirmed={() => change(`/passkeys/${removing.id}`, 'DELETE')}
        >
          <p>{words.removePasskeyHint}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function PasskeyLine({ passkey: { name, createdOn, usedOn }, remove }: { passkey: Passkey; remove(): void }) {
  const words = useRoomWords(ME_WORDS);
  const day = useDay();
  return (
    <li>
      <div className="line-main">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p className="meta">
          {words.made(day(createdOn))} · {usedOn === null ? words.neverUsed : words.used(day(usedOn))}
        </p>
      </div>
      <Button variant="default" aria-label={`${words.remove}: ${name}`} onClick={remove}>
        {words.remove}
      </Button>
    </li>
  );
}

function AddPasskey({ close }: { close(): void }) {
  const { close: closeWord } = useWords();
  const words = useRoomWords(ME_WORDS);
  const [name, setName] = useState('');
  const change = useKeyChange();
  const add = useMutation({
    mutationFn: async () => {
      const made = await makePasskey('/me/passkeys/options');
      await change('/passkeys', 'POST', { ...made, name });
    },
    onSuccess: close,
  });
  return (
    <Modal opened onClose={close} title={words.addPasskey} closeButtonProps={{ 'aria-label': closeWord }}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!add.isPending) add.mutate();
        }}
      >
        <TextInput
          label={words.passkeyName}
          description={words.passkeyNameHint}
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasskeyFault error={add.error} />
        <Button type="submit" loading={add.isPending}>
          {words.addPasskey}
        </Button>
      </form>
    </Modal>
  );
}
