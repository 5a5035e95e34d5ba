import { useQuery } from '@tanstack/react-query';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { ask } from '../api.ts';
import { useRoomWords } from '../words.tsx';

interface Pressing {
  readonly pressing: { readonly done: number; readonly total: number } | null;
}

const SECOND = 1000;

/** How far the pressing of everything is, while one is under way. */
export function PressingNote() {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { data } = useQuery({
    queryKey: ['pressing'],
    queryFn: () => ask<Pressing>('/pressing'),
    refetchInterval: ({ state }) => (state.data?.pressing ? SECOND : false),
  });
  const pressing = data?.pressing;
  if (!pressing) return null;
  const { done, total } = pressing;
  return (
    <div className="settings-pressing">
      <progress aria-label={words.pressing} {...(total === 0 ? {} : { max: total, value: done })} />
      <p role="status">{words.pressing}</p>
      {total > 0 && <small>{words.pressed(done, total)}</small>}
    </div>
  );
}
