import { useQuery } from '@tanstack/react-query';
import { ask } from '../api.ts';
import type { Story, StoryNote } from '../api-types.ts';
import { useMoment, useWords } from '../words.tsx';

/** What people said about a story, such as why it came back; the newest first. Acts without words are in its history. */
export function Notes({ story }: { readonly story: Story }) {
  const words = useWords();
  const moment = useMoment();
  const { data } = useQuery({
    queryKey: ['notes', story.id, story.state],
    queryFn: () => ask<StoryNote[]>(`/stories/${story.id}/notes`),
  });
  const said = data?.filter(({ text }) => text !== '').slice(0, 5) ?? [];
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      <ul className="notes">
        {said.map(({ id, text, by, at }) => (
          <li key={id}>
            <p dir="auto">{text}</p>
            <small>
              {by !== null && <bdi>{`${by}, `}</bdi>}
              <bdi>{moment(at)}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
