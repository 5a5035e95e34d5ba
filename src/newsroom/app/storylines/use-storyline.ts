import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askTagged, Problem, type Tagged } from '../api.ts';
import { cleanStoryline, NEW_PLEDGE, type KeyedPledge, type Pledge, type Storyline } from './storyline-types.ts';

interface Written extends Storyline {
  readonly pledges: readonly KeyedPledge[];
}

interface Taken {
  readonly pledge: KeyedPledge;
  readonly at: number;
}

/** A storyline that is being written in this window, until it is saved. */
export function useStoryline(first: Tagged<Storyline>) {
  const client = useQueryClient();
  const [etag, setEtag] = useState(first.etag);
  const [saved, setSaved] = useState(() => keyed(first.value));
  const [now, setNow] = useState(saved);
  const save = useMutation({
    mutationFn: (on: string | null) =>
      askTagged<Storyline>(`/storylines/${now.slug}`, {
        method: 'PUT',
        json: cleanStoryline(now),
        headers: on === null ? {} : { 'if-match': on },
      }),
    async onSuccess({ etag: next }) {
      setEtag(next);
      setSaved(now);
      await client.invalidateQueries({ queryKey: ['storylines'] });
    },
  });
  const pledges = usePledges(now.pledges, (next) => {
    // Where a fault is, is said by place: after a move nobody knows which is meant.
    save.reset();
    setNow({ ...now, pledges: next });
  });
  return {
    now,
    etag,
    save,
    pledges,
    faults: save.error instanceof Problem ? save.error.faults : [],
    unsaved: now !== saved,
    change: (change: Partial<Pick<Storyline, 'title' | 'summary'>>): void => setNow({ ...now, ...change }),
    changePledge: (key: string, change: Partial<Pledge>): void =>
      setNow({ ...now, pledges: now.pledges.map((each) => (each.key === key ? { ...each, ...change } : each)) }),
    /** As somebody else saved it: what was written here is forgotten. */
    take({ value, etag: next }: Tagged<Storyline>): void {
      const made = keyed(value);
      save.reset();
      setEtag(next);
      setSaved(made);
      setNow(made);
    },
  };
}

/** Which pledges there are, and in which order; the last one taken out can be put back. */
function usePledges(all: readonly KeyedPledge[], put: (pledges: readonly KeyedPledge[]) => void) {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  return {
    all,
    taken,
    added,
    add(): void {
      const key = crypto.randomUUID();
      put([...all, { ...NEW_PLEDGE, key }]);
      setAdded(key);
    },
    move(from: number, to: number): void {
      const moved = all[from];
      if (moved !== undefined) put(all.toSpliced(from, 1).toSpliced(to, 0, moved));
    },
    remove(at: number): void {
      const pledge = all[at];
      if (pledge === undefined) return;
      setTaken({ pledge, at });
      put(all.toSpliced(at, 1));
    },
    putBack(): void {
      if (taken === null) return;
      put(all.toSpliced(taken.at, 0, taken.pledge));
      setTaken(null);
    },
  };
}

function keyed(storyline: Storyline): Written {
  return { ...storyline, pledges: storyline.pledges.map((pledge) => ({ ...pledge, key: crypto.randomUUID() })) };
}
