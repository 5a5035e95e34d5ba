import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EDITIONS_WORDS } from '../../../language/strings/newsroom/editions.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { usePressing } from '../pressing-note.tsx';
import { useMoment, useRoomWords } from '../words.tsx';
import type { EditionPage } from './edition-types.ts';

/** While readers have an earlier edition again: which one, and the way out of it. */
export function SteppedBack({ back: { seq, at } }: { readonly back: NonNullable<EditionPage['back']> }) {
  const words = useRoomWords(EDITIONS_WORDS);
  const moment = useMoment();
  return (
    <section className="stepped-back" aria-label={words.steppedBack}>
      <p role="status">
        <strong>{at === null ? words.readersHaveSome(seq) : words.readersHave(moment(at), seq)}</strong>
      </p>
      <p>{words.sinceThen}</p>
      <WayForward variant="filled" label={words.forward} />
    </section>
  );
}

export function WayForward({ variant, label }: { readonly variant: 'filled' | 'default'; readonly label: string }) {
  const client = useQueryClient();
  const isPressing = Boolean(usePressing());
  const press = useMutation({
    mutationFn: () => ask('/editions/press', { method: 'POST', json: {} }),
    onSuccess: async () => {
      // A small site is done at once: nothing else would say so.
      await Promise.all(['pressing', 'editions'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <>
      <FaultNote error={press.error} />
      <Button variant={variant} disabled={isPressing} loading={press.isPending} onClick={() => press.mutate()}>
        {label}
      </Button>
    </>
  );
}
