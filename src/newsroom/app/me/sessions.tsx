import { Badge, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ME_WORDS } from '../../../language/strings/newsroom/me.ts';
import { useDay } from '../days.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords } from '../words.tsx';
import { useKeyChange, type Session } from './security.ts';

/** The one at hand first. */
export function Sessions({ sessions }: { readonly sessions: readonly Session[] }) {
  const words = useRoomWords(ME_WORDS);
  const day = useDay();
  const change = useKeyChange();
  const end = useMutation({ mutationFn: (path: string) => change(path, 'DELETE') });
  const others = sessions.filter(({ current }) => !current);
  return (
    <section className="leaf" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{words.sessions}</h2>
      <p className="hint">{words.sessionsHint}</p>
      <ul className="lines">
        {[...sessions.filter(({ current }) => current), ...others].map(({ id, current, createdOn, seenOn }) => (
          <li key={id}>
            <div className="line-main">
              {current ? <Badge variant="light">{words.thisOne}</Badge> : <strong>{words.otherOne}</strong>}
              <p className="meta">{words.since(day(createdOn), day(seenOn))}</p>
            </div>
            {!current && (
              <Button
                variant="default"
                loading={end.isPending && end.variables === `/sessions/${id}`}
                onClick={() => end.mutate(`/sessions/${id}`)}
              >
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FaultNote error={end.error} />
      {others.length > 1 && (
        <Button
          variant="default"
          loading={end.isPending && end.variables === '/sessions'}
          onClick={() => end.mutate('/sessions')}
        >
          {words.endOthers}
        </Button>
      )}
    </section>
  );
}
