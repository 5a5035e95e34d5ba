import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ME_WORDS } from '../../../language/strings/newsroom/me.ts';
import { CopyText } from '../copy-text.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords } from '../words.tsx';
import { useKeyChange } from './security.ts';

const FEW = 3;

/** How many are left, in red when they run out. */
export function RecoveryCodes({ left, make }: { readonly left: number; make(): void }) {
  const words = useRoomWords(ME_WORDS);
  return (
    <div className="stack codes-left">
      <h3>{words.recoveryCodes}</h3>
      <p className={left <= FEW ? 'alarm' : undefined}>
        {left === 0 ? words.noCodes : words.codesLeft(left)} {left > 0 && left <= FEW && words.fewCodes}
      </p>
      <Button variant={left <= FEW ? 'filled' : 'default'} onClick={make}>
        {words.makeCodes}
      </Button>
    </div>
  );
}

/** Ten new ones, once somebody asks for them: those there were end with that. */
export function NewCodes({ close }: { close(): void }) {
  const words = useRoomWords(ME_WORDS);
  const change = useKeyChange();
  const make = useMutation({ mutationFn: () => change<{ codes: string[] }>('/recovery-codes', 'POST', {}) });
  return (
    <div className="stack">
      {make.data === undefined ? (
        <>
          <p>{words.codesShown}</p>
          <p className="hint">{words.makeCodesHint}</p>
          <FaultNote error={make.error} />
          <Button data-autofocus loading={make.isPending} onClick={() => make.mutate()}>
            {words.makeCodes}
          </Button>
        </>
      ) : (
        <Shown codes={make.data.codes} close={close} />
      )}
    </div>
  );
}

function Shown({ codes, close }: { readonly codes: readonly string[]; close(): void }) {
  const words = useRoomWords(ME_WORDS);
  const text = `${codes.join('\n')}\n`;
  // Neither the file nor its name says what the codes open.
  const url = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/plain' })), [text]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <>
      <p role="status">{words.codesShown}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="leaf-acts">
        <CopyText variant="default" text={text} />
        <Button component="a" href={url} download="codes.txt" variant="default">
          {words.download}
        </Button>
      </div>
      <Button onClick={close}>{words.codesKept}</Button>
    </>
  );
}
