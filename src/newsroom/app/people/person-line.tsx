import { Badge, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { usePeopleChange, type Person } from './people-query.ts';

/** Nobody changes their own account here: who closed it could not open it again. */
export function PersonLine({ person, choose }: { readonly person: Person; choose(): void }) {
  const { roles } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const { me } = useSession();
  const change = usePeopleChange();
  const open = useMutation({ mutationFn: () => change(`/people/${person.id}`, 'PATCH', { disabled: false }) });
  return (
    <li>
      <div className="line-main" data-closed={person.disabled || undefined}>
        <strong>
          <bdi>{person.name}</bdi>
        </strong>{' '}
        {person.disabled && (
          <Badge variant="light" color="gray">
            {words.closed}
          </Badge>
        )}
        <p className="meta">
          {roles[person.role]}
          {person.id === me.account && ` · ${words.you}`}
        </p>
        <FaultNote error={open.error} />
      </div>
      {person.disabled && (
        <Button
          variant="default"
          aria-label={`${words.openAgain}: ${person.name}`}
          loading={open.isPending}
          onClick={() => open.mutate()}
        >
          {words.openAgain}
        </Button>
      )}
      {!person.disabled && person.id !== me.account && (
        <Button variant="default" aria-label={words.changePerson(person.name)} onClick={choose}>
          {words.change}
        </Button>
      )}
    </li>
  );
}
