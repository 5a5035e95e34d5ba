import { Anchor, Button, Divider, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { SIGNED_OUT_WORDS } from '../../../language/strings/newsroom/signed-out.ts';
import { ask, Problem } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { hasPasskeys, showPasskey } from '../passkey.ts';
import { PasskeyFault } from '../passkey-fault.tsx';
import { useRoomWords } from '../words.tsx';
import { keepPlace } from './place.ts';
import './signed-out.css';

interface SignedOutDialogProps {
  /** Who worked here. */
  readonly name: string;
  entered(): Promise<void>;
}

/** Over everything, so that nobody who finds the window reads what is in it. */
export function SignedOutDialog({ name, entered }: SignedOutDialogProps) {
  const words = useRoomWords(SIGNED_OUT_WORDS);
  return (
    <Modal
      opened
      fullScreen
      onClose={() => {}}
      closeOnEscape={false}
      withCloseButton={false}
      zIndex={400}
      title={words.title}
      classNames={{ content: 'signed-out', header: 'signed-out-part', body: 'signed-out-part' }}
    >
      <div className="stack">
        <p>{words.kept}</p>
        {hasPasskeys() && (
          <>
            <ByPasskey entered={entered} />
            <Divider label={words.or} />
          </>
        )}
        <ByPassphrase name={name} entered={entered} />
        <p>
          <Anchor href="/sign-in" onClick={() => keepPlace()}>
            {words.otherWay}
          </Anchor>
        </p>
      </div>
    </Modal>
  );
}

function ByPasskey({ entered }: Pick<SignedOutDialogProps, 'entered'>) {
  const words = useRoomWords(SIGNED_OUT_WORDS);
  const show = useMutation({
    mutationFn: async () => {
      const json = await showPasskey('/sign-in/passkey/options');
      await ask('/sign-in/passkey', { method: 'POST', json });
      await entered();
    },
  });
  return (
    <>
      <Button variant="default" loading={show.isPending} onClick={() => show.mutate()}>
        {words.passkey}
      </Button>
      <PasskeyFault error={show.error} />
    </>
  );
}

function ByPassphrase({ name, entered }: SignedOutDialogProps) {
  const words = useRoomWords(SIGNED_OUT_WORDS);
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const enter = useMutation({
    mutationFn: async () => {
      const json = { name, passphrase, ...(code === '' ? {} : { code }) };
      await ask('/sign-in', { method: 'POST', json });
      await entered();
    },
    onError: (error) => setNeedsCode((before) => before || (error instanceof Problem && error.codeNeeded)),
  });
  // That a code is asked for is no fault before one was typed.
  const isAsked = enter.error instanceof Problem && enter.error.codeNeeded && code === '';
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!enter.isPending) enter.mutate();
      }}
    >
      <TextInput label={words.name} value={name} readOnly autoComplete="username" />
      <PasswordInput
        label={words.passphrase}
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {needsCode && (
        <TextInput
          label={words.code}
          description={words.codeHint}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <FaultNote error={isAsked ? null : enter.error} />
      <Button type="submit" loading={enter.isPending}>
        {words.enter}
      </Button>
    </form>
  );
}
