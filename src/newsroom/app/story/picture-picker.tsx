import { Button, FileButton, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useWords } from '../words.tsx';
import { renditionOf, type LibraryImage } from './thumbnail.tsx';

interface PicturePickerProps {
  readonly opened: boolean;
  close(): void;
  chosen(image: LibraryImage): void;
}

/** The library, and the way into it: choose one, or add one from the device, its camera or by dropping it here. */
export function PicturePicker({ opened, close, chosen }: PicturePickerProps) {
  const words = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={words.choosePicture}
      size="xl"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {opened && <Library chosen={(image) => (chosen(image), close())} />}
    </Modal>
  );
}

function Library({ chosen }: Pick<PicturePickerProps, 'chosen'>) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 150);
  const found = useQuery({
    queryKey: ['images', q],
    queryFn: () => ask<{ images: LibraryImage[] }>(`/images?${new URLSearchParams({ q, limit: '40' }).toString()}`),
  });
  const add = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.set('file', file);
      const { id } = await ask<{ id: string }>('/images', { method: 'POST', form });
      return await ask<LibraryImage>(`/images/${id}`);
    },
    onSuccess: chosen,
  });
  const take = (file: File | null | undefined): void => {
    if (file && !add.isPending) add.mutate(file);
  };
  return (
    <div
      className="stack"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
      onPaste={(event) => take(event.clipboardData.files[0])}
    >
      <div className="picker-head">
        <TextInput
          type="search"
          label={words.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FileButton onChange={take} accept="image/*">
          {(props) => (
            <Button {...props} loading={add.isPending}>
              {words.addPicture}
            </Button>
          )}
        </FileButton>
      </div>
      <p className="hint">{words.addPictureHint}</p>
      <FaultNote error={add.error ?? found.error} />
      {found.data?.images.length === 0 && <p className="empty">{words.noPictures}</p>}
      <ul className="library">
        {found.data?.images.map((image) => (
          <li key={image.id}>
            <button type="button" onClick={() => chosen(image)}>
              <img src={renditionOf(image)?.path} alt={image.alt} loading="lazy" />
              <span>{image.caption || image.alt}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
