import { useQuery } from '@tanstack/react-query';
import { PRESSING_WORDS } from '../../language/strings/newsroom/pressing.ts';
import { ask } from './api.ts';
import { useRoomWords } from './words.tsx';
import './pressing-note.css';

interface Pressing {
  readonly pressing: { readonly done: number; readonly total: number } | null;
}

const SECOND = 1000;

/** How far the pressing of everything is; null while none is under way, undefined as long as nobody knows. */
export function usePressing(): Pressing['pressing'] | undefined {
  const { data } = useQuery({
    queryKey: ['pressing'],
    queryFn: () => ask<Pressing>('/pressing'),
    refetchInterval: ({ state }) => (state.data?.pressing ? SECOND : false),
  });
  return data?.pressing;
}

/** Says so while one is under way. */
export function PressingNote() {
  const words = useRoomWords(PRESSING_WORDS);
  const pressing = usePressing();
  if (!pressing) return null;
  const { done, total } = pressing;
  return (
    <div className="pressing-note">
      <progress aria-label={words.pressing} {...(total === 0 ? {} : { max: total, value: done })} />
      <p role="status">{words.pressing}</p>
      {total > 0 && <small>{words.pressed(done, total)}</small>}
    </div>
  );
}
