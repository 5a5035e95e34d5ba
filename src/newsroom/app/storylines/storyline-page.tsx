import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { askTagged } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useWords } from '../words.tsx';
import { StorylineForm } from './storyline-form.tsx';
import type { Storyline } from './storyline-types.ts';
import './storylines.css';

/** A storyline with its pledges, to be written. */
export function StorylinePage() {
  const { slug } = useParams({ from: '/storylines/$slug' });
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['storyline', slug],
    queryFn: () => askTagged<Storyline>(`/storylines/${slug}`),
    staleTime: 0,
    gcTime: 0,
    // What is being typed is not pulled away.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data !== undefined) {
    const reload = async () => (await refetch({ throwOnError: true })).data ?? data;
    return <StorylineForm key={slug} first={data} reload={reload} />;
  }
  return error === null ? <Loader role="status" aria-label={words.loading} /> : <FaultNote error={error} />;
}
