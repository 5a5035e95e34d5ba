import { Button, Modal, Radio } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { CoveredStage } from './box-layer.tsx';
import type { Placed } from './boxes.ts';
import { imageQuery, useKeepImage, type ImageInUse } from './images.ts';

type Fate = 'seal' | 'destroy';

interface CoverDialogProps {
  readonly image: ImageInUse;
  readonly boxes: readonly Placed[];
  close(): void;
  done(): void;
}

/** The last look before boxes are burnt in: what becomes of the file without them, and what nobody can take back. */
export function CoverDialog({ image, boxes, close, done }: CoverDialogProps) {
  const common = useWords();
  const words = useRoomWords(PICTURE_STRINGS);
  const client = useQueryClient();
  const keep = useKeepImage();
  const [chosen, setChosen] = useState<Fate | null>(null);
  // What is sealed or destroyed stays so.
  const fate = image.original === 'kept' ? chosen : image.original === 'sealed' ? 'seal' : 'destroy';
  const cover = useMutation({
    mutationFn: (original: Fate) =>
      ask<ImageInUse>(`/images/${image.id}/cover`, {
        method: 'POST',
        json: { boxes: boxes.map(({ box }) => box), original },
      }),
    async onSuccess(covered) {
      done();
      close();
      notifications.show({ message: words.coveredNow, closeButtonProps: { 'aria-label': common.close } });
      await keep(covered);
    },
    // It may have been covered all the same: what is shown is what is there.
    onError: () => client.invalidateQueries({ queryKey: imageQuery(image.id).queryKey }),
  });
  const busy = cover.isPending;
  return (
    <Modal
      opened
      onClose={busy ? () => {} : close}
      title={words.coverTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': common.close, disabled: busy }}
    >
      <div className="stack cover-dialog">
        <CoveredStage image={image} boxes={boxes} />
        {image.original === 'kept' ? (
          <Fates chosen={chosen} choose={setChosen} disabled={busy} />
        ) : (
          <p>{image.original === 'sealed' ? words.staysSealed : words.isDestroyed}</p>
        )}
        <ul className="cannot">
          {words.cannot.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <FaultNote error={cover.error} />
        <p className="hint" role="status">
          {busy && words.covering}
        </p>
        {busy && <progress aria-label={words.covering} />}
        <Button color="red" disabled={fate === null || busy} onClick={() => fate !== null && cover.mutate(fate)}>
          {words.coverNow}
        </Button>
      </div>
    </Modal>
  );
}

interface FatesProps {
  readonly chosen: Fate | null;
  readonly disabled: boolean;
  choose(fate: Fate): void;
}

function Fates({ chosen, disabled, choose }: FatesProps) {
  const words = useRoomWords(PICTURE_STRINGS);
  return (
    <Radio.Group
      label={words.fate}
      value={chosen ?? ''}
      onChange={(value) => choose(value === 'seal' ? 'seal' : 'destroy')}
    >
      <div className="stack fates">
        {(['seal', 'destroy'] as const).map((fate) => (
          <Radio
            key={fate}
            value={fate}
            disabled={disabled}
            label={words.fates[fate].name}
            description={words.fates[fate].hint}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
