import { Badge, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { usePeopleChange, type OpenLink } from './people-query.ts';

/** Links that let somebody in, until they are followed, taken back or a day old. */
export function OpenLinks({ links }: { readonly links: readonly OpenLink[] }) {
  const { roles } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const moment = useMoment();
  const change = usePeopleChange();
  const takeBack = useMutation({ mutationFn: (id: string) => change(`/people/invitations/${id}`, 'DELETE') });
  return (
    <section className="leaf" aria-labelledby="links-title">
      <h2 id="links-title">{words.openLinks}</h2>
      {links.length === 0 && <p className="hint">{words.noLinks}</p>}
      <ul className="lines">
        {links.map(({ id, name, role, account, expires }) => (
          <li key={id}>
            <div className="line-main">
              {name === null ? (
                words.unnamed
              ) : (
                <strong>
                  <bdi>{name}</bdi>
                </strong>
              )}{' '}
              {account !== null && <Badge variant="light">{words.wayBack}</Badge>}
              <p className="meta">
                {roles[role]} · {words.worksUntil(moment(expires))}
              </p>
            </div>
            <Button
              variant="default"
              aria-label={`${words.takeBack}: ${name ?? words.unnamed}`}
              loading={takeBack.isPending && takeBack.variables === id}
              onClick={() => takeBack.mutate(id)}
            >
              {words.takeBack}
            </Button>
          </li>
        ))}
      </ul>
      <FaultNote error={takeBack.error} />
    </section>
  );
}
