import { Button, Chip, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { ask } from '../api.ts';
import type { DeskCounts, StoryPage } from '../api-types.ts';
import { FaultNote } from '../fault-note.tsx';
import { BY_PLACE } from '../keys.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.tsx';
import { ComingUp } from './coming-up.tsx';
import { NewStory } from './new-story.tsx';
import { STATES, storiesQuery, type DeskSearch } from './desk-search.ts';
import { StoryRow } from './story-row.tsx';

/** Every story: what is due or missed first, then the last saved. `/` searches, `n` begins, j and k walk. */
export function DeskPage() {
  const search = useSearch({ from: '/' });
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const stories = useInfiniteQuery({
    queryKey: ['stories', search],
    queryFn: ({ pageParam }) => ask<StoryPage>(`/stories?${storiesQuery(search, pageParam)}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });
  const walk = (by: number) => (): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.row-link') ?? [])];
    const at = links.findIndex((each) => each === document.activeElement);
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useHotkeys([
    ['j', walk(1), BY_PLACE],
    ['k', walk(-1), BY_PLACE],
  ]);
  const lines = stories.data?.pages.flatMap((page) => page.stories) ?? [];
  return (
    <div className="desk">
      <div className="head">
        <h1>{words.stories}</h1>
        <NewStory />
      </div>
      <Due />
      <Filters search={search} />
      <FaultNote error={stories.error} />
      {stories.isPending && <Loader role="status" aria-label={words.loading} />}
      {!stories.isPending && lines.length === 0 && <Nothing search={search} />}
      <ul className="rows" ref={list} aria-busy={stories.isFetching}>
        {lines.map((line) => (
          <StoryRow key={line.id} line={line} />
        ))}
      </ul>
      {stories.hasNextPage && (
        <Button variant="default" loading={stories.isFetchingNextPage} onClick={() => void stories.fetchNextPage()}>
          {words.older}
        </Button>
      )}
    </div>
  );
}

/** What was to be public by now and waits for somebody's word, and what is to happen soon. */
function Due() {
  const words = useWords();
  const { data } = useQuery({ queryKey: ['desk'], queryFn: () => ask<DeskCounts>('/desk'), refetchInterval: 60_000 });
  if (data === undefined) return null;
  return (
    <>
      {data.missed.length > 0 && (
        <section className="missed" aria-label={words.missed}>
          <h2>{words.missed}</h2>
          <ul className="rows">
            {data.missed.map((line) => (
              <StoryRow key={line.id} line={line} />
            ))}
          </ul>
        </section>
      )}
      <ComingUp due={data.due} />
    </>
  );
}

function Filters({ search }: { readonly search: DeskSearch }) {
  const words = useWords();
  const { publication } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const { data } = useQuery({ queryKey: ['desk'], queryFn: () => ask<DeskCounts>('/desk'), refetchInterval: 60_000 });
  const show = (next: DeskSearch): void => void navigate({ to: '/', search: next, replace: true });
  const find = useDebouncedCallback((q: string) => {
    // Whoever is on the way to a story is not called back by what they typed before.
    const { location, resolvedLocation } = router.state;
    if (location.pathname === resolvedLocation?.pathname) show(without({ ...search, q }));
  }, 150);
  useHotkeys([['/', () => input.current?.focus(), BY_PLACE]]);
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <TextInput
        ref={input}
        type="search"
        label={words.search}
        placeholder={words.searchHint}
        defaultValue={search.q ?? ''}
        onChange={(event) => find(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.service}
        value={search.service ?? ''}
        onChange={(event) => show(without({ ...search, service: event.currentTarget.value }))}
        data={[
          { value: '', label: words.allServices },
          ...publication.services.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className="chips" role="group" aria-label={words.state}>
        {STATES.map((state) => (
          <Chip
            key={state}
            checked={search.state === state}
            onChange={(checked) => {
              const { state: _state, ...rest } = search;
              show(checked ? { ...rest, state } : rest);
            }}
          >
            {words.states[state]}
            {data?.counts[state] !== undefined && <small> {data.counts[state]}</small>}
          </Chip>
        ))}
        <Chip
          checked={search.translation === 'missing'}
          onChange={(checked) => {
            const { translation: _translation, ...rest } = search;
            show(checked ? { ...rest, translation: 'missing' } : rest);
          }}
        >
          {words.missingTranslation}
        </Chip>
      </div>
    </form>
  );
}

function Nothing({ search }: { readonly search: DeskSearch }) {
  const words = useWords();
  const navigate = useNavigate();
  const filtered = Object.keys(search).length > 0;
  return (
    <div className="empty">
      <p>{filtered ? words.nothingFound : words.noStories}</p>
      {filtered && (
        <Button variant="default" onClick={() => void navigate({ to: '/', search: {}, reloadDocument: true })}>
          {words.showAll}
        </Button>
      )}
    </div>
  );
}

/** An empty word asks for nothing. */
function without(search: DeskSearch): DeskSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));
}
