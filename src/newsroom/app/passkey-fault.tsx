import { Alert } from '@mantine/core';
import { PROOF_WORDS } from '../../language/strings/newsroom/proof.ts';
import { FaultNote } from './fault-note.tsx';
import { NoPasskey } from './passkey.ts';
import { useRoomWords } from './words.tsx';

/** The same as FaultNote where a passkey is asked for, which somebody may have waved away. */
export function PasskeyFault({ error }: { readonly error: Error | null }) {
  const words = useRoomWords(PROOF_WORDS);
  if (!(error instanceof NoPasskey)) return <FaultNote error={error} />;
  return (
    <Alert color="yellow" role="alert">
      {error.known ? words.knownPasskey : words.noPasskey}
    </Alert>
  );
}
