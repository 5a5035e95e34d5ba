import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askTagged, type Tagged } from '../api.ts';
import type { Front, FrontStory, Places } from './front-types.ts';

interface Arranged {
  readonly seen: Tagged<Front>;
  readonly places: Places;
  /** What it was before each step. */
  readonly before: readonly Places[];
  readonly known: ReadonlyMap<string, FrontStory>;
}

/** A front that is being arranged in this window: with every step to be taken back, until it is saved. */
export function useArranging(service: string, first: Tagged<Front>) {
  const client = useQueryClient();
  const [state, setState] = useState<Arranged>(() => fresh(first));
  const save = useMutation({
    mutationFn: (etag: string | null) =>
      askTagged<Front>(`/fronts/${service}`, {
        method: 'PUT',
        json: { places: state.places },
        headers: etag === null ? {} : { 'if-match': etag },
      }),
    onSuccess(now) {
      setState(({ known }) => ({ ...fresh(now), known: new Map([...known, ...fresh(now).known]) }));
      client.setQueryData(['front', service], now);
    },
  });
  return {
    ...state,
    unsaved: JSON.stringify(state.places) !== JSON.stringify(state.seen.value.places),
    save,
    put(places: Places): void {
      save.reset();
      setState({ ...state, places, before: [...state.before, state.places] });
    },
    undo(): void {
      save.reset();
      setState({ ...state, places: state.before.at(-1) ?? state.places, before: state.before.slice(0, -1) });
    },
    learn(story: FrontStory): void {
      setState((now) => ({ ...now, known: new Map(now.known).set(story.id, story) }));
    },
    /** As somebody else arranged it: what was done here is forgotten. */
    take(now: Tagged<Front>): void {
      save.reset();
      setState(fresh(now));
    },
  };
}

function fresh(seen: Tagged<Front>): Arranged {
  const known = new Map(seen.value.stories.map((story) => [story.id, story]));
  return { seen, places: seen.value.places, before: [], known };
}
