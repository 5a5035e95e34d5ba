import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Problem } from '../api.ts';
import { documentOf, draftOf, keyedPath, settled, type Draft, type ListName, type Rows } from './draft.ts';
import type { Editing, KeyedFault } from './editing.tsx';
import { putStored, readStored, type Stored } from './stored.ts';

/** What a save was refused for: each fault at its field, and in its order. */
const NO_FAULTS: readonly KeyedFault[] = [];

/** The settings while somebody changes them: what is typed, what differs from the newsroom's, and how it is saved. */
export function useSettings(first: Stored) {
  const [stored, setStored] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first.document));
  const [base, setBase] = useState(() => textOf(draft));
  const [theirs, setTheirs] = useState<Stored | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const isChanged = useMemo(() => textOf(draft) !== base, [draft, base]);
  const save = useSave({
    saved: (now, sent) => {
      setStored(now);
      setBase(textOf(sent));
      setDraft(settled);
      setTheirs(null);
    },
    cameBetween: setTheirs,
  });
  const faults = useMemo(() => faultsOf(save.error, save.variables?.sent), [save.error, save.variables]);
  const change = useCallback(
    <K extends ListName>(list: K, turn: (rows: Rows<K>) => Rows<K>): void =>
      setDraft((now) => ({ ...now, [list]: turn(now[list] as Rows<K>) })),
    [],
  );
  const begin = (now: Stored): void => {
    const next = draftOf(now.document);
    save.reset();
    setStored(now);
    setDraft(next);
    setBase(textOf(next));
    setTheirs(null);
  };
  return {
    draft,
    setDraft,
    isChanged,
    faults,
    change: change as Editing['change'],
    save,
    /** What the newsroom has instead; null while nobody came between. */
    theirs,
    /** My text, when theirs was taken instead. */
    kept,
    dropKept: () => setKept(null),
    send: (tag = stored.tag) => save.mutate({ sent: draft, tag }),
    discard: () => begin(stored),
    takeTheirs: (now: Stored) => {
      setKept(JSON.stringify(documentOf(draft), null, 2));
      begin(now);
    },
    goOn: () => setTheirs(null),
  };
}

interface Saving {
  saved(now: Stored, sent: Draft): void;
  /** Told what the newsroom has, when it is not what the tag names. */
  cameBetween(theirs: Stored): void;
}

function useSave({ saved, cameBetween }: Saving) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sent, tag }: { sent: Draft; tag: string }) => putStored(documentOf(sent), tag),
    onSuccess: async (now, { sent }) => {
      saved(now, sent);
      await Promise.all(['session', 'pressing'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
    onError: async (error) => {
      if (error instanceof Problem && error.status === 412) cameBetween(await readStored());
    },
  });
}

export type Settings = ReturnType<typeof useSettings>;

function textOf(draft: Draft): string {
  return JSON.stringify(documentOf(draft));
}

function faultsOf(error: Error | null, sent: Draft | undefined): readonly KeyedFault[] {
  if (!(error instanceof Problem) || sent === undefined || error.faults.length === 0) return NO_FAULTS;
  return error.faults.map(({ field, detail }) => ({ path: keyedPath(sent, field), detail }));
}
