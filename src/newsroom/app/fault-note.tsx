import { Alert } from '@mantine/core';
import { Problem } from './api.ts';
import { useRefusal } from './use-refusal.ts';
import { useWords } from './words.tsx';

/** Why something was not done, and what to do; nothing when it was. */
export function FaultNote({ error }: { readonly error: Error | null }) {
  const words = useWords();
  const say = useRefusal();
  if (error === null) return null;
  if (!(error instanceof Problem)) return <Alert color="red" role="alert" title={words.unreachable} />;
  const said = say(error);
  return (
    <Alert color="red" role="alert" title={words.refused}>
      {error.faults.length === 0 ? (
        said
      ) : (
        <ul>
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
