import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { ME_WORDS } from '../../../language/strings/newsroom/me.ts';
import { ask } from '../api.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { QrCode } from './qr-code.tsx';
import { NewCodes, RecoveryCodes } from './recovery-codes.tsx';
import { useKeyChange, type Security } from './security.ts';

/** It goes with the passphrase; once it is on, its recovery codes are made at once. */
export function SecondFactor({ security: { passphrase, totp, recoveryCodesLeft } }: { readonly security: Security }) {
  const { close: closeWord } = useWords();
  const words = useRoomWords(ME_WORDS);
  const [asking, setAsking] = useState<'on' | 'codes' | 'off' | null>(null);
  const change = useKeyChange();
  const close = (): void => setAsking(null);
  return (
    <section className="leaf" aria-labelledby="factor-title">
      <div className="leaf-head">
        <h2 id="factor-title">{words.secondFactor}</h2>
        {totp && (
          <Button variant="outline" color="red" onClick={() => setAsking('off')}>
            {words.switchOff}
          </Button>
        )}
      </div>
      {!passphrase && <p>{words.secondFactorNeedsPassphrase}</p>}
      {passphrase && <p>{totp ? words.secondFactorOn : words.secondFactorOff}</p>}
      {passphrase && !totp && (
        <Button variant="default" onClick={() => setAsking('on')}>
          {words.switchOn}
        </Button>
      )}
      {totp && <RecoveryCodes left={recoveryCodesLeft} make={() => setAsking('codes')} />}
      {(asking === 'on' || asking === 'codes') && (
        <Modal
          opened
          onClose={close}
          closeOnClickOutside={false}
          title={asking === 'on' ? words.secondFactor : words.recoveryCodes}
          closeButtonProps={{ 'aria-label': closeWord }}
        >
          {asking === 'on' ? <SetUp isOn={() => setAsking('codes')} /> : <NewCodes close={close} />}
        </Modal>
      )}
      {asking === 'off' && (
        <ConfirmDialog
          title={`${words.switchOff}?`}
          act={words.switchOff}
          cancel={words.cancel}
          close={close}
          confirmed={() => change('/totp', 'DELETE')}
        >
          <p>{words.switchOffHint}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function SetUp({ isOn }: { isOn(): void }) {
  const { loading } = useWords();
  const words = useRoomWords(ME_WORDS);
  const [code, setCode] = useState('');
  const change = useKeyChange();
  const begin = useMutation({
    mutationFn: () => ask<{ secret: string; uri: string }>('/me/totp', { method: 'POST', json: {} }),
  });
  const { mutate } = begin;
  useEffect(() => mutate(), [mutate]);
  const confirm = useMutation({
    mutationFn: () => change('/totp/confirm', 'POST', { code }),
    onSuccess: isOn,
  });
  if (begin.error) return <FaultNote error={begin.error} />;
  if (begin.data === undefined) return <Loader role="status" aria-label={loading} />;
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!confirm.isPending) confirm.mutate();
      }}
    >
      <p>{words.scan}</p>
      <QrCode text={begin.data.uri} label={words.qrCode} />
      <div>
        <p className="hint">{words.secretByHand}</p>
        <code className="secret">{begin.data.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </div>
      <TextInput
        label={words.codeNow}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        withAsterisk={false}
        data-autofocus
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <p className="hint">{words.endsOthers}</p>
      <FaultNote error={confirm.error} />
      <Button type="submit" loading={confirm.isPending}>
        {words.confirm}
      </Button>
    </form>
  );
}
