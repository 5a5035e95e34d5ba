import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { useKeepImage, type ImageInUse } from './images.ts';
import { useUnsaved } from './use-unsaved.ts';

const NAMES = ['alt', 'caption', 'credit'] as const;

/** What the library says of a picture. */
export function PictureWords({ image }: { readonly image: ImageInUse }) {
  const common = useWords();
  const words = useRoomWords(PICTURE_STRINGS);
  const { may } = useSession();
  const keep = useKeepImage();
  const [typed, setTyped] = useState({ alt: image.alt, caption: image.caption, credit: image.credit });
  const changed = NAMES.filter((name) => typed[name].trim() !== image[name]);
  const save = useMutation({
    mutationFn: () =>
      ask<ImageInUse>(`/images/${image.id}`, {
        method: 'PATCH',
        json: Object.fromEntries(changed.map((name) => [name, typed[name]])),
      }),
    onSuccess: keep,
  });
  useUnsaved(changed.length > 0 && !save.isPending);
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    if (changed.length > 0 && !save.isPending) save.mutate();
  };
  return (
    <form className="stack" onSubmit={send} aria-labelledby="words-title">
      <h2 id="words-title">{words.words}</h2>
      {NAMES.map((name) => (
        <Textarea
          key={name}
          label={common[name]}
          {...(name === 'alt' ? { description: words.altHint } : {})}
          autosize
          maxLength={1000}
          dir="auto"
          readOnly={!may('write')}
          value={typed[name]}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [name]: value.replace(/\n/g, ' ') })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') send(event);
          }}
        />
      ))}
      {may('write') && (
        <>
          <p className="hint">{words.wordsHint}</p>
          <div className="picture-acts">
            <Button type="submit" disabled={changed.length === 0} loading={save.isPending}>
              {words.save}
            </Button>
            <p className="hint" role="status">
              {save.isSuccess && changed.length === 0 ? words.saved : ''}
            </p>
          </div>
        </>
      )}
      <FaultNote error={save.error} />
    </form>
  );
}
