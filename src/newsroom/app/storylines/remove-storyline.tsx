import { Alert, Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { storylinesStrings } from '../../../language/strings/newsroom/storylines.ts';
import { ask, Problem } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';

/** Deletes a storyline for good; while public stories belong to it, says what to do first. */
export function RemoveStoryline({ slug }: { readonly slug: string }) {
  const shared = useWords();
  const words = useRoomWords(storylinesStrings);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => ask(`/storylines/${slug}`, { method: 'DELETE' }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['storylines'] });
      await navigate({ to: '/storylines', ignoreBlocker: true });
    },
  });
  const held = remove.error instanceof Problem && remove.error.status === 409;
  return (
    <>
      <Button className="storyline-delete" variant="subtle" color="red" onClick={() => setAsking(true)}>
        {words.delete}
      </Button>
      <Modal
        opened={asking}
        onClose={() => (setAsking(false), remove.reset())}
        title={words.deleteTitle}
        closeButtonProps={{ 'aria-label': shared.close }}
      >
        <div className="stack">
          <p>{words.deleteWarning}</p>
          {held ? (
            <Alert color="red" role="alert">
              {words.hasStories}
            </Alert>
          ) : (
            <FaultNote error={remove.error} />
          )}
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.delete}
          </Button>
        </div>
      </Modal>
    </>
  );
}
