import { Button, Loader } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { EDITIONS_WORDS } from '../../../language/strings/newsroom/editions.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { PressingNote, usePressing } from '../pressing-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import type { EditionPage } from './edition-types.ts';
import { EditionRow } from './edition-row.tsx';
import { momentsOf, type Moment } from './moments-of.ts';
import { StepBack } from './step-back.tsx';
import { SteppedBack, WayForward } from './way-forward.tsx';
import '../people/people.css';
import './editions.css';

/** The editions that are kept, the newest first: the step back to one of them, and the way forward again. */
export function EditionsPage() {
  const { loading } = useWords();
  const words = useRoomWords(EDITIONS_WORDS);
  const [chosen, setChosen] = useState<Moment | null>(null);
  const kept = useInfiniteQuery({
    queryKey: ['editions'],
    queryFn: ({ pageParam }) => ask<EditionPage>(`/editions${pageParam === null ? '' : `?before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  useAfterPressing();
  const first = kept.data?.pages[0];
  const moments = momentsOf(kept.data?.pages.flatMap(({ editions }) => editions) ?? []);
  return (
    <div className="narrow">
      <div className="head">
        <h1>{words.title}</h1>
      </div>
      <p className="hint lead-in">{words.hint}</p>
      <PressingNote />
      {first?.back && <SteppedBack back={first.back} />}
      <FaultNote error={kept.error} />
      {kept.isPending && <Loader role="status" aria-label={loading} />}
      {first?.editions.length === 0 && <p className="empty">{words.nothing}</p>}
      <ol className="rows editions" aria-busy={kept.isFetching}>
        {moments.map((moment) => (
          <EditionRow
            key={moment.seq}
            moment={moment}
            isCurrent={moment.seq === first?.current}
            choose={() => setChosen(moment)}
          />
        ))}
      </ol>
      {kept.hasNextPage && (
        <Button variant="default" loading={kept.isFetchingNextPage} onClick={() => void kept.fetchNextPage()}>
          {words.older}
        </Button>
      )}
      {first?.back === null && (
        <section className="leaf everything">
          <h2>{words.everything}</h2>
          <p className="hint">{words.everythingHint}</p>
          <WayForward variant="default" label={words.pressAgain} />
        </section>
      )}
      {chosen !== null && <StepBack moment={chosen} close={() => setChosen(null)} />}
    </div>
  );
}

/** What was pressed behind the acts has become an edition: it is in the list. */
function useAfterPressing(): void {
  const client = useQueryClient();
  const isPressing = Boolean(usePressing());
  const wasPressing = useRef(isPressing);
  useEffect(() => {
    if (wasPressing.current && !isPressing) void client.invalidateQueries({ queryKey: ['editions'] });
    wasPressing.current = isPressing;
  }, [client, isPressing]);
}
