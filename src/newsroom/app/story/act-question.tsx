import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FaultNote } from '../fault-note.tsx';
import { useWords } from '../words.tsx';

export type Act =
  'submit' | 'send-back' | 'approve' | 'publish' | 'unschedule' | 'unpublish' | 'corrections' | 'withdraw';
/** What an act wants to be told before it is done. */
export const ASKS: Partial<Record<Act, 'reason' | 'text'>> = {
  'send-back': 'reason',
  withdraw: 'reason',
  corrections: 'text',
};

interface ActQuestionProps {
  readonly act: Act | 'schedule';
  readonly error: Error | null;
  readonly busy: boolean;
  answered(json: object): void;
}

/** What is told with an act before it is done. */
export function ActQuestion({ act, error, busy, answered }: ActQuestionProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const field = act === 'schedule' ? 'at' : (ASKS[act] ?? 'text');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answered({ [field]: act === 'schedule' ? new Date(text).toISOString() : text });
      }}
    >
      {act === 'withdraw' && <p>{words.withdrawWarning}</p>}
      {act === 'schedule' ? (
        <TextInput
          type="datetime-local"
          label={words.scheduleAt}
          required
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          label={words.asks[field === 'text' ? 'text' : 'reason']}
          autosize
          minRows={3}
          required
          data-autofocus
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <FaultNote error={error} />
      <Button type="submit" loading={busy} color={act === 'withdraw' ? 'red' : 'teal'}>
        {act === 'schedule' ? words.schedule : words.acts[act]}
      </Button>
    </form>
  );
}
