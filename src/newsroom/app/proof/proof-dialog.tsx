import { Button, Divider, Loader, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { PROOF_WORDS } from '../../../language/strings/newsroom/proof.ts';
import { ask, Problem } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { hasPasskeys, showPasskey } from '../passkey.ts';
import { PasskeyFault } from '../passkey-fault.tsx';
import { useRoomWords, useWords } from '../words.tsx';

interface Ways {
  readonly passphrase: boolean;
  readonly totp: boolean;
  readonly passkeys: readonly unknown[];
}

/** Escape closes this dialog alone, and not what it was asked from. */
const ALONE = { 'data-mantine-stop-propagation': 'true' };

/** Asks by whichever way the person has; `close` learns whether they showed who they are. */
export function ProofDialog({ close }: { close(proven: boolean): void }) {
  const { close: closeWord, loading } = useWords();
  const words = useRoomWords(PROOF_WORDS);
  const { data, error } = useQuery({
    queryKey: ['security'],
    queryFn: () => ask<Ways>('/me/security'),
    // One who has just removed a key is not asked for it.
    staleTime: 0,
  });
  const byKey = hasPasskeys() && data !== undefined && data.passkeys.length > 0;
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close(false);
  };
  return (
    <Modal
      opened
      onClose={() => close(false)}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onKeyDown={leave}
      zIndex={300}
      title={words.title}
      closeButtonProps={{ 'aria-label': closeWord, ...ALONE }}
    >
      <div className="stack">
        <p className="hint">{words.why}</p>
        <FaultNote error={error} />
        {data === undefined && !error && <Loader role="status" aria-label={loading} />}
        {byKey && <ByPasskey proven={() => close(true)} />}
        {byKey && data.passphrase && <Divider label={words.or} />}
        {data?.passphrase && <ByPassphrase needsCode={data.totp} proven={() => close(true)} isFirst={!byKey} />}
        {data !== undefined && !byKey && !data.passphrase && <p role="alert">{words.noWay}</p>}
      </div>
    </Modal>
  );
}

function ByPasskey({ proven }: { proven(): void }) {
  const words = useRoomWords(PROOF_WORDS);
  const show = useMutation({
    mutationFn: async () => {
      const json = await showPasskey('/me/step-up/passkey/options');
      await ask('/me/step-up/passkey', { method: 'POST', json });
    },
    onSuccess: proven,
  });
  return (
    <>
      <Button data-autofocus {...ALONE} loading={show.isPending} onClick={() => show.mutate()}>
        {words.passkey}
      </Button>
      <PasskeyFault error={show.error} />
    </>
  );
}

interface ByPassphraseProps {
  readonly needsCode: boolean;
  readonly isFirst: boolean;
  proven(): void;
}

function ByPassphrase({ needsCode, isFirst, proven }: ByPassphraseProps) {
  const words = useRoomWords(PROOF_WORDS);
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const show = useMutation({
    mutationFn: () => ask('/me/step-up', { method: 'POST', json: needsCode ? { passphrase, code } : { passphrase } }),
    onSuccess: proven,
  });
  const faults = show.error instanceof Problem ? show.error.faults : [];
  const faultOf = (name: string): string | undefined => faults.find(({ field }) => field === name)?.detail;
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!show.isPending) show.mutate();
      }}
    >
      <PasswordInput
        label={words.passphrase}
        autoComplete="current-password"
        required
        withAsterisk={false}
        {...(isFirst ? { 'data-autofocus': true } : {})}
        {...ALONE}
        value={passphrase}
        error={faultOf('passphrase')}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {needsCode && (
        <TextInput
          label={words.code}
          description={words.codeHint}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          {...ALONE}
          value={code}
          error={faultOf('code')}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      {faults.length === 0 && <FaultNote error={show.error} />}
      <Button type="submit" variant={isFirst ? 'filled' : 'default'} {...ALONE} loading={show.isPending}>
        {words.itIsMe}
      </Button>
    </form>
  );
}
