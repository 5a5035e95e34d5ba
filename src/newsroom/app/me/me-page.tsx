import { Loader } from '@mantine/core';
import { ME_WORDS } from '../../../language/strings/newsroom/me.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { Passkeys } from './passkeys.tsx';
import { Passphrase } from './passphrase.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useSecurity } from './security.ts';
import { Sessions } from './sessions.tsx';
import '../people/people.css';
import './me.css';

/** How one comes in oneself: keys, the second factor, and where one is signed in. */
export function MePage() {
  const { loading } = useWords();
  const words = useRoomWords(ME_WORDS);
  const { data, error } = useSecurity();
  return (
    <div className="narrow">
      <div className="head">
        <h1>{words.title}</h1>
      </div>
      <p className="hint lead-in">{words.hint}</p>
      <FaultNote error={error} />
      {data === undefined && !error && <Loader role="status" aria-label={loading} />}
      {data !== undefined && (
        <>
          <Passkeys passkeys={data.passkeys} />
          <Passphrase security={data} />
          <SecondFactor security={data} />
          <Sessions sessions={data.sessions} />
        </>
      )}
    </div>
  );
}
