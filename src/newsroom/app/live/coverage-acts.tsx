import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useRoomWords } from '../words.tsx';

/** Ends coverage, or takes it up again: each undoes the other. */
export function CoverageActs({ story, ended }: { readonly story: string; readonly ended: boolean }) {
  const words = useRoomWords(liveStrings);
  const { may } = useSession();
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: () => ask(`/stories/${story}/coverage`, { method: 'POST', json: { ended: !ended } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['posts', story] }),
  });
  if (!may('edit')) return null;
  return (
    <>
      <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
        {ended ? words.resume : words.end}
      </Button>
      <FaultNote error={turn.error} />
    </>
  );
}
