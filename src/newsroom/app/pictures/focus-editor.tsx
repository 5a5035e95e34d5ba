import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import type { Focus } from '../../../story/image.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords } from '../words.tsx';
import { CropPreviews } from './crop-previews.tsx';
import { useKeepImage, type ImageInUse } from './images.ts';
import { stepOf, type Point } from './point.ts';
import { percent, pointOf, Stage } from './stage.tsx';
import { useUnsaved } from './use-unsaved.ts';

/** What stays in view when a picture is cut, with the three crops as they will be. */
export function FocusEditor({ image, mine }: { readonly image: ImageInUse; readonly mine: boolean }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const keep = useKeepImage();
  const [focus, setFocus] = useState(image.focus);
  const [former, setFormer] = useState<Focus | null>(null);
  const save = useMutation({
    mutationFn: (next: Focus) => ask<ImageInUse>(`/images/${image.id}`, { method: 'PATCH', json: { focus: next } }),
    async onSuccess(saved) {
      setFormer(image.focus);
      await keep(saved);
    },
  });
  const moved = focus.x !== image.focus.x || focus.y !== image.focus.y;
  useUnsaved(moved && !save.isPending);
  const undo = (): void => {
    const back = moved ? image.focus : (former ?? image.focus);
    setFocus(back);
    if (!moved) save.mutate(back);
  };
  const busy = save.isPending;
  return (
    <div className="stack">
      {mine && <p className="hint">{words.cropHint}</p>}
      {mine ? <FocusStage image={image} focus={focus} move={busy ? () => {} : setFocus} /> : <Stage image={image} />}
      <CropPreviews image={image} focus={focus} />
      {mine && (
        <div className="picture-acts">
          <Button disabled={!moved || busy} onClick={() => save.mutate(focus)}>
            {words.saveCrop}
          </Button>
          <Button variant="default" disabled={busy || (!moved && former === null)} onClick={undo}>
            {words.undo}
          </Button>
          <p className="hint" role="status">
            {busy ? words.drawing : save.isSuccess && !moved ? words.saved : ''}
          </p>
          {busy && <progress aria-label={words.drawing} />}
        </div>
      )}
      <FaultNote error={save.error} />
    </div>
  );
}

interface FocusStageProps {
  readonly image: ImageInUse;
  readonly focus: Focus;
  move(focus: Focus): void;
}

function FocusStage({ image, focus, move }: FocusStageProps) {
  const words = useRoomWords(PICTURE_STRINGS);
  const [left, top] = [Math.round(focus.x * 100), Math.round(focus.y * 100)];
  const pressed = (event: KeyboardEvent): void => {
    const step = stepOf(event.key);
    if (step === null) return;
    event.preventDefault();
    const far = event.shiftKey ? 0.1 : 0.01;
    move(inside({ x: focus.x + step.x * far, y: focus.y + step.y * far }));
  };
  const [x, y] = [percent(focus.x), percent(focus.y)];
  return (
    <Stage
      image={image}
      className="focus-layer"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(inside(pointOf(event)));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(inside(pointOf(event)));
      }}
    >
      <g
        role="slider"
        tabIndex={0}
        className="focal-point"
        aria-label={words.focalPoint}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={left}
        aria-valuetext={words.place(left, top)}
        onKeyDown={pressed}
      >
        <circle className="ring-back" cx={x} cy={y} r={17} />
        <circle className="ring" cx={x} cy={y} r={17} />
        <circle className="ring-middle" cx={x} cy={y} r={3} />
      </g>
    </Stage>
  );
}

/** A thousandth is less than a pixel of what is drawn. */
function inside({ x, y }: Point): Focus {
  const [across, down] = [x, y].map((share) => Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 1000);
  return { x: across ?? 0, y: down ?? 0 };
}
