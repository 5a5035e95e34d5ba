import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { imageQuery, type ImageInUse } from './images.ts';

/** An admin's way to the file without boxes: to a file of their own, or to its end. */
export function SealedOriginal({ image: { id } }: { readonly image: ImageInUse }) {
  const common = useWords();
  const words = useRoomWords(PICTURE_STRINGS);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const open = useMutation({
    mutationFn: async () => saveAs(await ask<Blob>(`/images/${id}/original`, { as: 'blob' }), id),
  });
  const destroy = useMutation({
    async mutationFn() {
      await ask(`/images/${id}/original`, { method: 'DELETE' });
      await client.invalidateQueries({ queryKey: imageQuery(id).queryKey });
    },
    onSuccess() {
      setAsking(false);
      notifications.show({ message: words.destroyed, closeButtonProps: { 'aria-label': common.close } });
    },
  });
  return (
    <div className="picture-acts">
      <Button variant="default" size="compact-md" loading={open.isPending} onClick={() => open.mutate()}>
        {words.openOriginal}
      </Button>
      <Button variant="outline" color="red" size="compact-md" onClick={() => setAsking(true)}>
        {words.destroyOriginal}
      </Button>
      <FaultNote error={open.error} />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={words.destroyOriginal}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <div className="stack">
          <p>{words.destroyWarning}</p>
          <FaultNote error={destroy.error} />
          <Button color="red" loading={destroy.isPending} onClick={() => destroy.mutate()}>
            {words.destroyOriginal}
          </Button>
        </div>
      </Modal>
    </div>
  );
}

/** To the folder where the browser keeps what it loads. */
function saveAs(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${bytes.type.replace(/^image\//, '').replace('jpeg', 'jpg')}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
