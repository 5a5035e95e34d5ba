import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { Invite } from './invite.tsx';
import { OpenLinks } from './open-links.tsx';
import { usePeople, type Person } from './people-query.ts';
import { PersonDialog } from './person-dialog.tsx';
import { PersonLine } from './person-line.tsx';
import { Tokens } from './tokens.tsx';
import './people.css';

/** Who may come in: people, the links by which they do, and the tokens of programs. */
export function PeoplePage() {
  const { loading } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const { data, error } = usePeople();
  const [isInviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Person | null>(null);
  const people = data?.people.toSorted((one, other) => Number(one.disabled) - Number(other.disabled)) ?? [];
  return (
    <div className="narrow">
      <div className="head">
        <h1>{words.title}</h1>
        <Button onClick={() => setInviting(true)}>{words.invite}</Button>
      </div>
      <FaultNote error={error} />
      {data === undefined && !error && <Loader role="status" aria-label={loading} />}
      {data !== undefined && (
        <>
          <section className="leaf" aria-label={words.title}>
            <ul className="lines">
              {people.map((person) => (
                <PersonLine key={person.id} person={person} choose={() => setChosen(person)} />
              ))}
            </ul>
          </section>
          <OpenLinks links={data.invitations} />
          <Tokens />
        </>
      )}
      {isInviting && <Invite close={() => setInviting(false)} />}
      {chosen !== null && <PersonDialog person={chosen} close={() => setChosen(null)} />}
    </div>
  );
}
