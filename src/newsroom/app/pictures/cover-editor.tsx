import { Button, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useReducer, useRef, useState } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords } from '../words.tsx';
import { BoxLayer, CoveredStage } from './box-layer.tsx';
import { afterAct, NO_BOXES, type BoxAct } from './box-acts.ts';
import type { Box } from './boxes.ts';
import { CoverDialog } from './cover-dialog.tsx';
import type { ImageInUse } from './images.ts';

import { useUnsaved } from './use-unsaved.ts';

/** Boxes over people: drawn, proposed, looked at, and then burnt in for good. */
export function CoverEditor({ image }: { readonly image: ImageInUse }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const [{ boxes, chosen, past }, act] = useReducer(afterAct, NO_BOXES);
  const [solid, setSolid] = useState(false);
  const [asking, setAsking] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const accepted = boxes.filter(({ proposed }) => !proposed);
  const one = boxes.find(({ key }) => key === chosen);
  useUnsaved(accepted.length > 0);
  const acts = (next: BoxAct): void => {
    act(next);
    // Who took away the last one goes on with the keyboard.
    if (next.do === 'remove' && boxes.length === 1) adder.current?.focus();
  };
  return (
    <div className="stack">
      <p className="hint">{words.protectHint}</p>
      {solid ? (
        <CoveredStage image={image} boxes={boxes} />
      ) : (
        <BoxLayer image={image} boxes={boxes} chosen={chosen} act={acts} />
      )}
      <p id="box-keys" className="hint box-keys" hidden={solid || boxes.length === 0}>
        {words.boxKeys}
      </p>
      <div className="picture-acts">
        <Button ref={adder} variant="default" disabled={solid} onClick={() => act({ do: 'add' })}>
          {words.addBox}
        </Button>
        {one?.proposed && (
          <Button variant="default" onClick={() => act({ do: 'accept', key: one.key })}>
            {words.accept}
          </Button>
        )}
        {one !== undefined && (
          <Button variant="default" onClick={() => acts({ do: 'remove', key: one.key })}>
            {words.remove}
          </Button>
        )}
        <Button variant="default" disabled={past.length === 0} onClick={() => act({ do: 'undo' })}>
          {words.undo}
        </Button>
        <Switch
          label={words.asItWillBe}
          checked={solid}
          disabled={accepted.length === 0 && !solid}
          onChange={(event) => setSolid(event.currentTarget.checked)}
        />
      </div>
      <Faces key={image.renditions[0]?.path} image={image} proposed={boxes.length - accepted.length} act={act} />
      <Button className="cover" color="red" disabled={accepted.length === 0} onClick={() => setAsking(true)}>
        {accepted.length === 0 ? words.coverTitle : words.cover(accepted.length)}
      </Button>
      {asking && (
        <CoverDialog
          image={image}
          boxes={accepted}
          close={() => setAsking(false)}
          done={() => {
            act({ do: 'clear' });
            setSolid(false);
          }}
        />
      )}
    </div>
  );
}

interface FacesProps {
  readonly image: ImageInUse;
  /** How many proposals nobody has accepted. */
  readonly proposed: number;
  act(act: BoxAct): void;
}

/** A look for faces, which only proposes. */
function Faces({ image, proposed, act }: FacesProps) {
  const words = useRoomWords(PICTURE_STRINGS);
  const look = useMutation({
    mutationFn: () => ask<{ boxes: readonly Box[] }>(`/images/${image.id}/faces`, { method: 'POST', json: {} }),
    onSuccess: ({ boxes }) =>
      act({ do: 'propose', boxes: boxes.map(({ x, y, width, height }) => ({ x, y, width, height })) }),
  });
  const found = look.data?.boxes.length;
  return (
    <div className="faces">
      <div className="picture-acts">
        <Button variant="default" disabled={look.isPending} onClick={() => look.mutate()}>
          {words.lookForFaces}
        </Button>
        {proposed > 0 && (
          <>
            <Button variant="default" onClick={() => act({ do: 'accept', key: 'all' })}>
              {words.acceptAll(proposed)}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => act({ do: 'drop' })}>
              {words.dropAll}
            </Button>
          </>
        )}
      </div>
      <p role="status">
        {look.isPending && words.looking}
        {found !== undefined && !look.isPending && (found === 0 ? words.facesNone : words.facesFound(found))}
        {!look.isPending && ` ${words.facesMiss}`}
      </p>
      {look.isPending && <progress aria-label={words.looking} />}
      <FaultNote error={look.error} />
    </div>
  );
}
