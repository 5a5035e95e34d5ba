import { Alert } from '@mantine/core';
import { Problem } from './api.ts';
import { useWords } from './words.tsx';

/** Why something was not done, and what to do; nothing when it was. */
export function FaultNote({ error }: { readonly error: Error | null }) {
  const words = useWords();
  if (error === null) return null;
  const faults = error instanceof Problem ? error.faults : [];
  return (
    <Alert color="red" role="alert" title={error instanceof Problem ? words.refused : words.unreachable}>
      {error instanceof Problem && faults.length === 0 && error.message}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ field, detail }) => (
            <li key={field + detail}>{detail}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
